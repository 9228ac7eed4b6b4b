package dev.archway.mesh;

/**
 * A rigid motion: a rotation, then a translation in millimetres. A point (x, y, z) goes to (xx·x + xy·y + xz·z + x0, yx·x + yy·y + yz·z + y0, zx·x + zy·y +
 * zz·z + z0). Triangles keep their orientation.
 */
public record Transform(
        double xx,
        double xy,
        double xz,
        double yx,
        double yy,
        double yz,
        double zx,
        double zy,
        double zz,
        double x0,
        double y0,
        double z0) {

    private static final double TOLERANCE = 1e-6;

    /** @throws IllegalArgumentException when the nine first numbers are no rotation: three rows of unit length, at right angles, right-handed */
    public Transform {
        boolean unit = near(xx * xx + xy * xy + xz * xz, 1)
                && near(yx * yx + yy * yy + yz * yz, 1)
                && near(zx * zx + zy * zy + zz * zz, 1);
        // the third row is the cross product of the others
        boolean turned = near(xy * yz - xz * yy, zx) && near(xz * yx - xx * yz, zy) && near(xx * yy - xy * yx, zz);
        if (!unit || !turned) {
            throw new IllegalArgumentException("the nine first numbers are no rotation");
        }
    }

    private static boolean near(double a, double b) {
        return Math.abs(a - b) < TOLERANCE;
    }

    /** Moves by so many millimetres along each axis. */
    public static Transform translate(double x, double y, double z) {
        return new Transform(1, 0, 0, 0, 1, 0, 0, 0, 1, x, y, z);
    }

    /** Turns about the x axis, from y towards z when the angle is positive. */
    public static Transform rotateX(double degrees) {
        double angle = StrictMath.toRadians(degrees);
        double sin = StrictMath.sin(angle);
        double cos = StrictMath.cos(angle);
        return new Transform(1, 0, 0, 0, cos, -sin, 0, sin, cos, 0, 0, 0);
    }

    /** The mesh moved; triangles and colours are shared with the one given. */
    public Mesh apply(Mesh mesh) {
        float[] from = mesh.positions();
        float[] to = new float[from.length];
        for (int i = 0; i < from.length; i += 3) {
            double x = from[i];
            double y = from[i + 1];
            double z = from[i + 2];
            to[i] = (float) (xx * x + xy * y + xz * z + x0);
            to[i + 1] = (float) (yx * x + yy * y + yz * z + y0);
            to[i + 2] = (float) (zx * x + zy * y + zz * z + z0);
        }
        return new Mesh(to, mesh.triangles(), mesh.colors());
    }
}
