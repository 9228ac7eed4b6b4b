package dev.archway.mesh.render;

import dev.archway.mesh.Mesh;
import java.util.Arrays;

/** Meshes whose pictures can be computed by hand. */
final class Shapes {

    private Shapes() {}

    /** A sphere of {@code rings} rings of twice as many faces, seen from outside. */
    static Mesh sphere(double x, double y, double z, double radius, int rings, byte[] color) {
        int around = 2 * rings;
        float[] positions = new float[3 * (rings + 1) * around];
        int[] triangles = new int[6 * rings * around];
        int t = 0;
        for (int ring = 0; ring <= rings; ring++) {
            double tilt = Math.PI * ring / rings;
            for (int i = 0; i < around; i++) {
                double turn = 2 * Math.PI * i / around;
                int at = ring * around + i;
                positions[3 * at] = (float) (x + radius * Math.sin(tilt) * Math.cos(turn));
                positions[3 * at + 1] = (float) (y + radius * Math.sin(tilt) * Math.sin(turn));
                positions[3 * at + 2] = (float) (z + radius * Math.cos(tilt));
                if (ring < rings) {
                    int next = ring * around + (i + 1) % around;
                    for (int corner : new int[] {at, at + around, next, next, at + around, next + around}) {
                        triangles[t++] = corner;
                    }
                }
            }
        }
        return new Mesh(positions, triangles, color.length == 0 ? null : colors(positions.length, color));
    }

    /** A square in the plane y = {@code y} whose front looks at a camera before the patient. */
    static Mesh square(double left, double bottom, double size, double y, byte[] color) {
        double right = left + size;
        double top = bottom + size;
        return quad(y, color, left, bottom, right, bottom, right, top, left, top);
    }

    /** Four corners, each x and z, in the plane y = {@code y}; its front looks at a camera before the patient when they turn to the left. */
    static Mesh quad(double y, byte[] color, double... corners) {
        float[] positions = new float[12];
        for (int i = 0; i < 4; i++) {
            positions[3 * i] = (float) corners[2 * i];
            positions[3 * i + 1] = (float) y;
            positions[3 * i + 2] = (float) corners[2 * i + 1];
        }
        int[] triangles = {0, 1, 2, 0, 2, 3};
        return new Mesh(positions, triangles, color.length == 0 ? null : colors(positions.length, color));
    }

    /** Three corners in the plane y = 0, each black or white. */
    static Mesh triangle(double[] x, double[] z, boolean[] white) {
        float[] positions = new float[9];
        byte[] colors = new byte[9];
        for (int i = 0; i < 3; i++) {
            positions[3 * i] = (float) x[i];
            positions[3 * i + 2] = (float) z[i];
            Arrays.fill(colors, 3 * i, 3 * i + 3, (byte) (white[i] ? 255 : 0));
        }
        return new Mesh(positions, new int[] {0, 1, 2}, colors);
    }

    /** The same surface, seen from its other side. */
    static Mesh turned(Mesh mesh) {
        int[] triangles = mesh.triangles().clone();
        for (int i = 0; i < triangles.length; i += 3) {
            int swap = triangles[i];
            triangles[i] = triangles[i + 1];
            triangles[i + 1] = swap;
        }
        return new Mesh(mesh.positions(), triangles, mesh.colors());
    }

    static byte[] rgb(int red, int green, int blue) {
        return new byte[] {(byte) red, (byte) green, (byte) blue};
    }

    static byte[] plaster() {
        return new byte[0];
    }

    static Mesh empty() {
        return new Mesh(new float[0], new int[0], null);
    }

    private static byte[] colors(int length, byte[] color) {
        byte[] colors = Arrays.copyOf(color, length);
        for (int i = 3; i < length; i++) {
            colors[i] = color[i % 3];
        }
        return colors;
    }
}
