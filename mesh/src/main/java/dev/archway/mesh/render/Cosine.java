package dev.archway.mesh.render;

import java.util.Arrays;

/**
 * The cosine transform and quantisation of blocks of 8 by 8, in the five multiplications a row of Arai, Agui and Nakajima (1988); their scale factors are part of the divisors.
 * The blocks lie beside one another in eight long rows, and each step is done for all of them at once: the compiler turns such loops into vector instructions.
 */
final class Cosine {

    /** 1, then the square root of 2 times the cosine of k/16 of a half turn. */
    private static final double[] SCALE = {
        1.0, 1.387039845, 1.306562965, 1.175875602, 1.0, 0.785694958, 0.541196100, 0.275899379
    };

    /** Beyond every coefficient's size: what it is added to before it is cut off, so that cutting rounds negative numbers as positive ones. */
    private static final int MIDDLE = 2048;

    private final int[] divisors;

    /** What a transformed value is multiplied by, where it lies when it is quantised. */
    private final float[][] factors;

    /**
     * @param divisors the quantisation table, row by row
     * @param columns how long rows can be
     */
    Cosine(int[] divisors, int columns) {
        this.divisors = divisors;
        factors = new float[8][columns];
        for (int across = 0; across < 8; across++) {
            for (int i = 0; i < columns; i++) {
                int down = i & 7;
                factors[across][i] = (float) (1 / (divisors[down * 8 + across] * SCALE[down] * SCALE[across] * 8));
            }
        }
    }

    /** The quantised mean of a block of one value. */
    int mean(int value) {
        return Math.round(64 * value * factors[0][0]);
    }

    /** Transforms each column of eight rows in place. In several loops, as one that has all of it is too long to be made into vector instructions. */
    static void transform(float[][] rows, int columns) {
        for (int row = 0; row < 4; row++) {
            fold(rows[row], rows[7 - row], columns);
        }
        even(rows[0], rows[1], rows[2], rows[3], columns);
        odd(rows[7], rows[6], rows[5], rows[4], columns);
        swap(rows, 1, 4);
        swap(rows, 3, 6);
    }

    private static void swap(float[][] rows, int one, int other) {
        float[] row = rows[one];
        rows[one] = rows[other];
        rows[other] = row;
    }

    /** Leaves the sums in the upper row, the differences in the lower. */
    private static void fold(float[] upper, float[] lower, int columns) {
        for (int i = 0; i < columns; i++) {
            float sum = upper[i] + lower[i];
            float difference = upper[i] - lower[i];
            upper[i] = sum;
            lower[i] = difference;
        }
    }

    /** From sums to the frequencies 0, 4, 2, 6. */
    private static void even(float[] s07, float[] s16, float[] s25, float[] s34, int columns) {
        for (int i = 0; i < columns; i++) {
            float outer = s07[i] + s34[i];
            float inner = s16[i] + s25[i];
            float difference = s07[i] - s34[i];
            float turn = (s16[i] - s25[i] + difference) * 0.707106781f;
            s07[i] = outer + inner;
            s16[i] = outer - inner;
            s25[i] = difference + turn;
            s34[i] = difference - turn;
        }
    }

    /** From differences to the frequencies 7, 3, 5, 1. */
    private static void odd(float[] d07, float[] d16, float[] d25, float[] d34, int columns) {
        for (int i = 0; i < columns; i++) {
            float a = d34[i] + d25[i];
            float b = (d25[i] + d16[i]) * 0.707106781f;
            float c = d16[i] + d07[i];
            float rotation = (a - c) * 0.382683433f;
            float low = 0.541196100f * a + rotation;
            float high = 1.306562965f * c + rotation;
            float plus = d07[i] + b;
            float minus = d07[i] - b;
            d07[i] = plus - high;
            d16[i] = minus - low;
            d25[i] = minus + low;
            d34[i] = plus + high;
        }
    }

    /**
     * Quantises blocks that are transformed, and lie on their side.
     *
     * @param found is given, for each column, a bit for each row whose value is not zero
     */
    void quantise(float[][] rows, int[][] values, int[] found, int columns) {
        Arrays.fill(found, 0, columns, 0);
        for (int row = 0; row < 8; row++) {
            quantise(rows[row], factors[row], values[row], found, row, columns);
        }
    }

    private static void quantise(float[] row, float[] factors, int[] values, int[] found, int bit, int columns) {
        for (int i = 0; i < columns; i++) {
            int value = (int) (row[i] * factors[i] + (MIDDLE + 0.5f)) - MIDDLE;
            values[i] = value;
            found[i] |= (value | -value) >>> 31 << bit;
        }
    }

    /** The table as a DQT segment carries it. */
    int[] segment(int number) {
        int[] segment = new int[65];
        segment[0] = number;
        for (int i = 0; i < 64; i++) {
            segment[i + 1] = divisors[Blocks.ZIGZAG[i]];
        }
        return segment;
    }
}
