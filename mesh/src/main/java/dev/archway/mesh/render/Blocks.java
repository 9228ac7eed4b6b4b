package dev.archway.mesh.render;

/** Blocks of 8 by 8 that lie beside one another: first their values, then what a JPEG says of them. */
final class Blocks {

    /** From a place in zigzag order to the place in the block. */
    static final int[] ZIGZAG = {
        0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14,
        21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60,
        61, 54, 47, 55, 62, 63
    };

    /** For a row of a block, and the bits of what is not zero in it: the bits of the same places in zigzag order, the mean's left out. */
    private static final long[][] PLACES = new long[8][256];

    static {
        for (int i = 1; i < 64; i++) {
            int bit = 1 << (ZIGZAG[i] & 7);
            for (int bits = 0; bits < 256; bits++) {
                PLACES[ZIGZAG[i] >> 3][bits] |= (bits & bit) == 0 ? 0 : 1L << i;
            }
        }
    }

    private final float[][] rows;

    /** The blocks on their side: a row holds a column of each block. */
    private final float[][] turned;

    private final int[][] values;
    private final int[] found;

    Blocks(int columns) {
        rows = new float[8][columns];
        turned = new float[8][columns];
        values = new int[8][columns];
        found = new int[columns];
    }

    /** Eight rows of values, to be filled before {@link #quantise}, which uses them up. */
    float[][] rows() {
        return rows;
    }

    void quantise(Cosine cosine, int columns) {
        Cosine.transform(rows, columns);
        for (int column = 0; column < 8; column++) {
            turn(rows, column, turned[column], columns);
        }
        Cosine.transform(turned, columns);
        cosine.quantise(turned, values, found, columns);
    }

    /** Gathers one column of each block. */
    private static void turn(float[][] rows, int column, float[] turned, int columns) {
        for (int y = 0; y < 8; y++) {
            float[] row = rows[y];
            for (int x = 0; x < columns; x += 8) {
                turned[x + y] = row[x + column];
            }
        }
    }

    /** The quantised mean of a block. */
    int mean(int block) {
        return values[0][block * 8];
    }

    /** A bit for each coefficient after the mean that is not zero, in zigzag order. */
    long present(int block) {
        long present = 0;
        for (int row = 0; row < 8; row++) {
            present |= PLACES[row][found[block * 8 + row]];
        }
        return present;
    }

    /** A coefficient of a block, by its place in zigzag order. */
    int value(int block, int place) {
        int at = ZIGZAG[place];
        return values[at & 7][block * 8 + (at >> 3)];
    }
}
