package dev.archway.mesh.render;

import dev.archway.mesh.Mesh;

/**
 * Smooth normals: the mean of the surrounding triangles' normals, each weighted with its area. Where they cancel out, as on a sheet that has a triangle on either side,
 * the first one's.
 */
final class Normals {

    private final float[] p;
    private final int[] t;
    private final float[] n;

    /** The normal of a triangle, as long as twice its area. */
    private float x;

    private float y;
    private float z;

    private Normals(Mesh mesh) {
        p = mesh.positions();
        t = mesh.triangles();
        n = new float[p.length];
    }

    /** x, y and z for each vertex; all zero for a vertex that belongs to no triangle with a finite area above zero. */
    static float[] of(Mesh mesh) {
        Normals normals = new Normals(mesh);
        normals.sum();
        if (!normals.normalize()) {
            normals.takeFirst();
        }
        return normals.n;
    }

    private void sum() {
        for (int i = 0; i < t.length; i += 3) {
            if (find(i)) {
                add(3 * t[i]);
                add(3 * t[i + 1]);
                add(3 * t[i + 2]);
            }
        }
    }

    /** Whether all vertices have a normal now. */
    private boolean normalize() {
        boolean all = true;
        for (int i = 0; i < n.length; i += 3) {
            all &= put(i, n[i], n[i + 1], n[i + 2]);
        }
        return all;
    }

    private void takeFirst() {
        for (int i = 0; i < t.length; i += 3) {
            for (int corner = i; corner < i + 3; corner++) {
                int at = 3 * t[corner];
                if (n[at] == 0 && n[at + 1] == 0 && n[at + 2] == 0 && find(i)) {
                    put(at, x, y, z);
                }
            }
        }
    }

    /** Finds the normal of a triangle; false when it is not finite, as one coordinate that is no number must not spoil the neighbours. */
    private boolean find(int triangle) {
        int a = 3 * t[triangle];
        int b = 3 * t[triangle + 1];
        int c = 3 * t[triangle + 2];
        float ux = p[b] - p[a];
        float uy = p[b + 1] - p[a + 1];
        float uz = p[b + 2] - p[a + 2];
        float vx = p[c] - p[a];
        float vy = p[c + 1] - p[a + 1];
        float vz = p[c + 2] - p[a + 2];
        x = uy * vz - uz * vy;
        y = uz * vx - ux * vz;
        z = ux * vy - uy * vx;
        return Math.abs(x) + Math.abs(y) + Math.abs(z) < Float.POSITIVE_INFINITY;
    }

    private void add(int at) {
        n[at] += x;
        n[at + 1] += y;
        n[at + 2] += z;
    }

    /** Puts a direction of length one; none, and false, when the given one has no length. */
    private boolean put(int at, double x, double y, double z) {
        double length = Math.sqrt(x * x + y * y + z * z);
        boolean usable = length > 0 && length < Double.POSITIVE_INFINITY;
        n[at] = usable ? (float) (x / length) : 0;
        n[at + 1] = usable ? (float) (y / length) : 0;
        n[at + 2] = usable ? (float) (z / length) : 0;
        return usable;
    }
}
