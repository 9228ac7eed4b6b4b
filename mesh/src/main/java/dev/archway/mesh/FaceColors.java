package dev.archway.mesh;

import java.util.Arrays;

/** Colours that a file gives to faces. A mesh has colours at its vertices, so each vertex takes the mean of those of its triangles. */
final class FaceColors {

    /** Stands for no colour. */
    static final int NONE = -1;

    private static final int WHITE = 255;

    private int[] colors;
    private int count;
    private boolean any;

    /** @param expected how many triangles there will be, if that is known */
    FaceColors(int expected) {
        colors = new int[Math.max(expected, 16)];
    }

    /** @param color 0xRRGGBB of the next triangle, or {@link #NONE} */
    void add(int color) {
        if (count == colors.length) {
            colors = Arrays.copyOf(colors, (int) Math.min(2L * count, Integer.MAX_VALUE - 8));
        }
        colors[count++] = color;
        any |= color != NONE;
    }

    int count() {
        return count;
    }

    /**
     * @param mesh whose triangles these are, in their order
     * @return the same mesh with colours, white where no triangle has one; the mesh given when none has
     */
    Mesh on(Mesh mesh) {
        return any ? new Mesh(mesh.positions(), mesh.triangles(), means(mesh.triangles(), mesh.vertexCount())) : mesh;
    }

    private byte[] means(int[] corners, int vertexCount) {
        int[] sums = new int[3 * vertexCount];
        int[] counts = new int[vertexCount];
        for (int c = 0; c < corners.length; c++) {
            int color = colors[c / 3];
            int v = corners[c];
            // more than this many cannot change a mean, and must not overflow the sum
            if (color != NONE && counts[v] < 1 << 20) {
                counts[v]++;
                for (int channel = 0; channel < 3; channel++) {
                    sums[3 * v + channel] += color >> (16 - 8 * channel) & 255;
                }
            }
        }
        byte[] means = new byte[sums.length];
        for (int i = 0; i < means.length; i++) {
            int of = counts[i / 3];
            means[i] = (byte) (of == 0 ? WHITE : (sums[i] + of / 2) / of);
        }
        return means;
    }
}
