package dev.archway.mesh;

import java.util.Arrays;
import java.util.Random;

/** Open surfaces like those of scanned jaws, teeth towards +z. */
final class Arches {

    private Arches() {}

    /** A horseshoe with a row of bumps, {@code along} by {@code across} squares; coloured. */
    static Mesh horseshoe(int along, int across) {
        float[] positions = new float[3 * (along + 1) * (across + 1)];
        byte[] colors = new byte[positions.length];
        for (int i = 0; i <= along; i++) {
            double angle = Math.PI * (-0.1 + 1.2 * i / along);
            for (int j = 0; j <= across; j++) {
                double s = 2.0 * j / across - 1;
                double r = 25 - 7 * s;
                int at = 3 * (i * (across + 1) + j);
                positions[at] = (float) (r * Math.cos(angle));
                positions[at + 1] = (float) (-1.2 * r * Math.sin(angle));
                positions[at + 2] = (float) (9 * Math.exp(-6 * s * s) * (0.7 + 0.3 * Math.cos(28 * angle))
                        - 6 * s * s
                        + 0.6 * Math.sin(9 * angle));
                colors[at] = (byte) (180 + 40 * s);
                colors[at + 1] = (byte) 120;
                colors[at + 2] = (byte) i;
            }
        }
        return new Mesh(positions, grid(along, across), colors);
    }

    private static int[] grid(int along, int across) {
        int[] triangles = new int[6 * along * across];
        int at = 0;
        for (int i = 0; i < along; i++) {
            for (int j = 0; j < across; j++) {
                int a = i * (across + 1) + j;
                int b = a + across + 1;
                for (int corner : new int[] {a, b + 1, b, a, a + 1, b + 1}) {
                    triangles[at++] = corner;
                }
            }
        }
        return triangles;
    }

    /** The mesh without about that part of its triangles, taken at random: holes, a ragged rim, islands, vertices where fans touch. */
    static Mesh moth(Mesh mesh, long seed, double part) {
        Random random = new Random(seed);
        int[] kept = new int[mesh.triangles().length];
        int at = 0;
        for (int t = 0; t < kept.length; t += 3) {
            if (random.nextDouble() >= part) {
                System.arraycopy(mesh.triangles(), t, kept, at, 3);
                at += 3;
            }
        }
        return new Mesh(mesh.positions(), Arrays.copyOf(kept, at), mesh.colors());
    }

    /** A ball of radius 10 mm about the origin: an octahedron divided {@code times} times. */
    static Mesh ball(int times) {
        float[] corners = {10, 0, 0, 0, 10, 0, -10, 0, 0, 0, -10, 0, 0, 0, 10, 0, 0, -10};
        Weld weld = new Weld(6);
        for (int i = 0; i < 18; i += 3) {
            weld.vertex(corners[i], corners[i + 1], corners[i + 2]);
        }
        int[] triangles = {0, 1, 4, 1, 2, 4, 2, 3, 4, 3, 0, 4, 1, 0, 5, 2, 1, 5, 3, 2, 5, 0, 3, 5};
        for (int round = 0; round < times; round++) {
            int[] finer = new int[4 * triangles.length];
            float[] positions = weld.positions();
            for (int t = 0; t < triangles.length; t += 3) {
                int[] middle = new int[3];
                for (int k = 0; k < 3; k++) {
                    middle[k] = middle(weld, positions, triangles[t + k], triangles[t + (k + 1) % 3]);
                }
                for (int k = 0; k < 3; k++) {
                    finer[4 * t + 3 * k] = triangles[t + k];
                    finer[4 * t + 3 * k + 1] = middle[k];
                    finer[4 * t + 3 * k + 2] = middle[(k + 2) % 3];
                    finer[4 * t + 9 + k] = middle[k];
                }
            }
            triangles = finer;
        }
        return new Mesh(weld.positions(), triangles, null);
    }

    private static int middle(Weld weld, float[] p, int a, int b) {
        double x = (double) p[3 * a] + p[3 * b];
        double y = (double) p[3 * a + 1] + p[3 * b + 1];
        double z = (double) p[3 * a + 2] + p[3 * b + 2];
        double scale = 10 / Math.sqrt(x * x + y * y + z * z);
        return weld.vertex((float) (x * scale), (float) (y * scale), (float) (z * scale));
    }

    /** The triangles that have no corner within a distance of a point. */
    static Mesh pierced(Mesh mesh, double x, double y, double z, double radius) {
        float[] p = mesh.positions();
        int[] kept = new int[mesh.triangles().length];
        int at = 0;
        for (int t = 0; t < kept.length; t += 3) {
            boolean near = false;
            for (int c = t; c < t + 3; c++) {
                int i = 3 * mesh.triangles()[c];
                double square =
                        (p[i] - x) * (p[i] - x) + (p[i + 1] - y) * (p[i + 1] - y) + (p[i + 2] - z) * (p[i + 2] - z);
                near |= square < radius * radius;
            }
            if (!near) {
                System.arraycopy(mesh.triangles(), t, kept, at, 3);
                at += 3;
            }
        }
        return new Mesh(p, Arrays.copyOf(kept, at), mesh.colors());
    }

    /** The triangles that have all corners within a distance of a point. */
    static Mesh within(Mesh mesh, double x, double y, double z, double radius) {
        float[] p = mesh.positions();
        int[] kept = new int[mesh.triangles().length];
        int at = 0;
        for (int t = 0; t < kept.length; t += 3) {
            boolean far = false;
            for (int c = t; c < t + 3; c++) {
                int i = 3 * mesh.triangles()[c];
                double square =
                        (p[i] - x) * (p[i] - x) + (p[i + 1] - y) * (p[i + 1] - y) + (p[i + 2] - z) * (p[i + 2] - z);
                far |= square > radius * radius;
            }
            if (!far) {
                System.arraycopy(mesh.triangles(), t, kept, at, 3);
                at += 3;
            }
        }
        return new Mesh(p, Arrays.copyOf(kept, at), mesh.colors());
    }

    /** The triangles that have no corner below a height. */
    static Mesh above(Mesh mesh, double height) {
        int[] kept = new int[mesh.triangles().length];
        int at = 0;
        for (int t = 0; t < kept.length; t += 3) {
            boolean low = false;
            for (int c = t; c < t + 3; c++) {
                low |= mesh.positions()[3 * mesh.triangles()[c] + 2] < height;
            }
            if (!low) {
                System.arraycopy(mesh.triangles(), t, kept, at, 3);
                at += 3;
            }
        }
        return new Mesh(mesh.positions(), Arrays.copyOf(kept, at), mesh.colors());
    }

    /** Two meshes as one, without welding them. */
    static Mesh beside(Mesh one, Mesh other) {
        float[] positions = Arrays.copyOf(one.positions(), one.positions().length + other.positions().length);
        System.arraycopy(other.positions(), 0, positions, one.positions().length, other.positions().length);
        int[] triangles = Arrays.copyOf(one.triangles(), one.triangles().length + other.triangles().length);
        for (int c = 0; c < other.triangles().length; c++) {
            triangles[one.triangles().length + c] = other.triangles()[c] + one.vertexCount();
        }
        return new Mesh(positions, triangles, null);
    }

    /** The mesh with about every other triangle turned over. */
    static Mesh shuffled(Mesh mesh, long seed) {
        Random random = new Random(seed);
        int[] triangles = mesh.triangles().clone();
        for (int t = 0; t < triangles.length; t += 3) {
            if (random.nextInt(100) < 40) {
                int corner = triangles[t];
                triangles[t] = triangles[t + 1];
                triangles[t + 1] = corner;
            }
        }
        return new Mesh(mesh.positions(), triangles, mesh.colors());
    }
}
