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

    /** This motion and then another: what {@code then} makes of a point is what {@code next} makes of what this one makes of it. */
    public Transform then(Transform next) {
        return new Transform(
                next.xx * xx + next.xy * yx + next.xz * zx,
                next.xx * xy + next.xy * yy + next.xz * zy,
                next.xx * xz + next.xy * yz + next.xz * zz,
                next.yx * xx + next.yy * yx + next.yz * zx,
                next.yx * xy + next.yy * yy + next.yz * zy,
                next.yx * xz + next.yy * yz + next.yz * zz,
                next.zx * xx + next.zy * yx + next.zz * zx,
                next.zx * xy + next.zy * yy + next.zz * zy,
                next.zx * xz + next.zy * yz + next.zz * zz,
                next.xx * x0 + next.xy * y0 + next.xz * z0 + next.x0,
                next.yx * x0 + next.yy * y0 + next.yz * z0 + next.y0,
                next.zx * x0 + next.zy * y0 + next.zz * z0 + next.z0);
    }

    /** The motion back: the rotation's inverse is its transpose. */
    public Transform inverse() {
        return new Transform(
                xx,
                yx,
                zx,
                xy,
                yy,
                zy,
                xz,
                yz,
                zz,
                -(xx * x0 + yx * y0 + zx * z0),
                -(xy * x0 + yy * y0 + zy * z0),
                -(xz * x0 + yz * y0 + zz * z0));
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
