package dev.archway.mesh.render;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.function.IntConsumer;

/** Between which neighbours of a picture there is an edge. Round the picture and between its rows lie pixels without edges, so that nobody needs to ask where it ends. */
final class Edges {

    /** Of a pixel: an edge between it and its left neighbour. */
    static final int LEFT = 1;

    /** Of a pixel: an edge between it and its upper neighbour. */
    static final int TOP = 2;

    /** How many pixels can be looked at in one go, each a byte of a number. */
    static final int AT_ONCE = Long.BYTES;

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** From this difference of luma on, two neighbours have an edge between them. */
    private static final int LEAST = 24;

    /** Rows without edges above and below the picture: as far as the course of a line is followed across it. */
    private static final int MARGIN = 2;

    /** From a pixel to the one below it. */
    final int stride;

    private final int width;
    private final byte[] edges;

    private Edges(int width, int height) {
        this.width = width;
        stride = width + AT_ONCE;
        edges = new byte[stride * (height + 2 * MARGIN) + AT_ONCE];
    }

    /** The edges of a picture of 0xRRGGBB. */
    static Edges of(int[] pixels, int width, int height) {
        Edges edges = new Edges(width, height);
        Work.shareRows(height, () -> edges.new Detection(pixels));
        return edges;
    }

    /** Where a pixel is, for the other methods. */
    int at(int x, int y) {
        return (y + MARGIN) * stride + AT_ONCE + x;
    }

    /** {@link #LEFT} and {@link #TOP} of a pixel. */
    int one(int at) {
        return edges[at];
    }

    /** {@link #LEFT} and {@link #TOP} of a pixel and those to its right, it in the lowest byte. */
    long eight(int at) {
        return (long) EIGHT.get(edges, at);
    }

    /** Finds edges from row to row; a worker's own. */
    private final class Detection implements IntConsumer {

        private final int[] pixels;
        private final int[] row = new int[width];
        private final int[] left = new int[width];
        private int[] here = new int[width];
        private int[] above = new int[width];
        private final int[] found = new int[width];

        private int last = Integer.MIN_VALUE;

        Detection(int[] pixels) {
            this.pixels = pixels;
        }

        @Override
        public void accept(int y) {
            if (last != y - 1) {
                luma(Math.max(y - 1, 0));
            }
            int[] spare = above;
            above = here;
            here = spare;
            luma(y);
            left[0] = here[0];
            System.arraycopy(here, 0, left, 1, width - 1);
            compare(here, left, above, found);
            narrow(found, edges, at(0, y));
            last = y;
        }

        private void luma(int y) {
            System.arraycopy(pixels, y * width, row, 0, width);
            luma(row, here);
        }

        private static void luma(int[] rgb, int[] luma) {
            for (int x = 0; x < luma.length; x++) {
                luma[x] = (77 * (rgb[x] >> 16) + 150 * (rgb[x] >> 8 & 0xff) + 29 * (rgb[x] & 0xff)) >> 8;
            }
        }

        private static void compare(int[] here, int[] left, int[] above, int[] found) {
            for (int x = 0; x < here.length; x++) {
                int across = (LEAST - 1 - Math.abs(here[x] - left[x])) >>> 31;
                int down = (LEAST - 1 - Math.abs(here[x] - above[x])) >>> 31;
                found[x] = across * LEFT | down * TOP;
            }
        }

        private static void narrow(int[] found, byte[] edges, int at) {
            for (int x = 0; x < found.length; x++) {
                edges[at + x] = (byte) found[x];
            }
        }
    }
}
