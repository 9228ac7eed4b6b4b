package dev.archway.mesh.render;

import dev.archway.mesh.Mesh;

/** Smooth normals: the mean of the surrounding triangles' normals, each weighted with its area. */
final class Normals {

    private Normals() {}

    static float[] of(Mesh mesh) {
        float[] p = mesh.positions();
        int[] t = mesh.triangles();
        float[] n = new float[p.length];
        for (int i = 0; i < t.length; i += 3) {
            int a = 3 * t[i];
            int b = 3 * t[i + 1];
            int c = 3 * t[i + 2];
            float ux = p[b] - p[a];
            float uy = p[b + 1] - p[a + 1];
            float uz = p[b + 2] - p[a + 2];
            float vx = p[c] - p[a];
            float vy = p[c + 1] - p[a + 1];
            float vz = p[c + 2] - p[a + 2];
            float x = uy * vz - uz * vy;
            float y = uz * vx - ux * vz;
            float z = ux * vy - uy * vx;
            // one triangle with a coordinate that is no number must not spoil its neighbours
            if (Math.abs(x) + Math.abs(y) + Math.abs(z) < Float.POSITIVE_INFINITY) {
                add(n, a, x, y, z);
                add(n, b, x, y, z);
                add(n, c, x, y, z);
            }
        }
        for (int i = 0; i < n.length; i += 3) {
            normalize(n, i);
        }
        return n;
    }

    private static void add(float[] n, int at, float x, float y, float z) {
        n[at] += x;
        n[at + 1] += y;
        n[at + 2] += z;
    }

    private static void normalize(float[] n, int at) {
        double x = n[at];
        double y = n[at + 1];
        double z = n[at + 2];
        double length = Math.sqrt(x * x + y * y + z * z);
        boolean usable = length > 0 && length < Double.POSITIVE_INFINITY;
        n[at] = usable ? (float) (x / length) : 0;
        n[at + 1] = usable ? (float) (y / length) : 0;
        n[at + 2] = usable ? (float) (z / length) : 0;
    }
}
