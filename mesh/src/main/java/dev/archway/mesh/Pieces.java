package dev.archway.mesh;

import java.util.Arrays;

/**
 * A mesh's triangles in pieces of bounded size that lie close together: halved by number along the longest side, again and again (J. Bentley, Multidimensional
 * binary search trees used for associative searching, 1975). Every second time the cuts lie elsewhere, so that what was a seam is inside a piece then.
 */
final class Pieces {

    /** Of each axis; three of them fit into a long above the triangle's number. */
    private static final int BITS = 10;

    private static final int NUMBER_BITS = 31;
    private static final int MOST = (1 << BITS) - 1;

    /** A piece that has fewer cells in a row than this is given smaller ones: one far triangle would make all of them too large. */
    private static final int COARSE = 16;

    private final float[] positions;
    private final int[] triangles;
    private final int largest;
    private final double part;

    /** The cells of a triangle's middle, x above y above z, and below them its number. */
    private final long[] keys;

    private final int[] counts = new int[MOST + 1];
    private int[] ends = new int[16];
    private int size;

    private Pieces(float[] positions, int[] triangles, int largest, int round) {
        this.positions = positions;
        this.triangles = triangles;
        this.largest = largest;
        part = round % 2 == 0 ? 0.5 : 0.4;
        keys = new long[triangles.length / 3];
        Arrays.setAll(keys, t -> t);
    }

    /**
     * The numbers of the triangles of each piece; in one piece, all in their order.
     *
     * @param largest how many triangles a piece may have
     * @param round decides where the cuts lie
     */
    static int[][] of(float[] positions, int[] triangles, int largest, int round) {
        Pieces pieces = new Pieces(positions, triangles, largest, round);
        pieces.cut(0, pieces.keys.length, false);
        int[][] all = new int[pieces.size][];
        for (int i = 0; i < all.length; i++) {
            int from = i == 0 ? 0 : pieces.ends[i - 1];
            all[i] = new int[pieces.ends[i] - from];
            Arrays.setAll(all[i], k -> pieces.number(from + k));
            // in the mesh's order, in which neighbours are near each other in memory too
            Arrays.sort(all[i]);
        }
        return all;
    }

    private int number(int place) {
        return (int) keys[place] & Integer.MAX_VALUE;
    }

    private int cell(int place, int axis) {
        return (int) (keys[place] >> (NUMBER_BITS + axis * BITS)) & MOST;
    }

    private void cut(int from, int to, boolean fine) {
        if (to - from <= largest) {
            if (size == ends.length) {
                ends = Arrays.copyOf(ends, 2 * size);
            }
            ends[size++] = to;
            return;
        }
        int longest = 0;
        int cells = -1;
        int first = 0;
        for (int axis = 0; axis < 3; axis++) {
            int least = MOST;
            int greatest = 0;
            for (int i = from; i < to; i++) {
                least = Math.min(least, cell(i, axis));
                greatest = Math.max(greatest, cell(i, axis));
            }
            if (greatest - least > cells) {
                cells = greatest - least;
                longest = axis;
                first = least;
            }
        }
        if (cells < COARSE && !fine) {
            divide(from, to);
            cut(from, to, true);
            return;
        }
        int middle = cells == 0 ? from + (int) (part * (to - from)) : parted(from, to, longest, first);
        cut(from, middle, false);
        cut(middle, to, false);
    }

    /** Puts triangles into cells that are as small as the space of these triangles allows. */
    private void divide(int from, int to) {
        double[] low = new double[3];
        Arrays.fill(low, Double.POSITIVE_INFINITY);
        double extent = 0;
        for (int axis = 0; axis < 3; axis++) {
            double high = Double.NEGATIVE_INFINITY;
            for (int i = from; i < to; i++) {
                low[axis] = Math.min(low[axis], middle(number(i), axis));
                high = Math.max(high, middle(number(i), axis));
            }
            extent = Math.max(extent, high - low[axis]);
        }
        double scale = extent > 0 ? MOST / extent : 0;
        for (int i = from; i < to; i++) {
            long key = 0;
            for (int axis = 2; axis >= 0; axis--) {
                key = key << BITS | (long) (scale * (middle(number(i), axis) - low[axis]));
            }
            keys[i] = key << NUMBER_BITS | number(i);
        }
    }

    /** Three times the middle of a triangle. */
    private double middle(int triangle, int axis) {
        int c = 3 * triangle;
        return (double) positions[3 * triangles[c] + axis]
                + positions[3 * triangles[c + 1] + axis]
                + positions[3 * triangles[c + 2] + axis];
    }

    /** Puts the triangles of the lower cells before the others, and answers where these begin; there are some of both. */
    private int parted(int from, int to, int axis, int first) {
        Arrays.fill(counts, 0);
        for (int i = from; i < to; i++) {
            counts[cell(i, axis)]++;
        }
        int above = first + 1;
        int count = counts[first];
        while (count + counts[above] <= part * (to - from)) {
            count += counts[above++];
        }
        int low = from;
        for (int i = from; i < to; i++) {
            if (cell(i, axis) < above) {
                long key = keys[i];
                keys[i] = keys[low];
                keys[low++] = key;
            }
        }
        return low;
    }
}
