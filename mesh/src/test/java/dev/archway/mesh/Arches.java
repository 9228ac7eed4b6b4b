package dev.archway.mesh;

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
        return new Mesh(mesh.positions(), java.util.Arrays.copyOf(kept, at), mesh.colors());
    }
}
