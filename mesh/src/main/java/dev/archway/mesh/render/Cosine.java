package dev.archway.mesh.render;

/**
 * The cosine transform and quantisation of blocks of 8 by 8, in the five multiplications a row of Arai, Agui and Nakajima (1988); their scale factors are part of the divisors.
 */
final class Cosine {

    /** From a place in zigzag order to the place in the block. */
    private static final int[] ZIGZAG = {
        0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14,
        21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60,
        61, 54, 47, 55, 62, 63
    };

    /** 1, then the square root of 2 times the cosine of k/16 of a half turn. */
    private static final double[] SCALE = {
        1.0, 1.387039845, 1.306562965, 1.175875602, 1.0, 0.785694958, 0.541196100, 0.275899379
    };

    private final int[] divisors;

    /** In zigzag order: what a transformed value is multiplied by. */
    private final float[] factors = new float[64];

    private final int[] coefficients = new int[64];
    private long present;

    /**
     * @param divisors the quantisation table, row by row
     */
    Cosine(int[] divisors) {
        this.divisors = divisors;
        for (int i = 0; i < 64; i++) {
            int at = ZIGZAG[i];
            factors[i] = (float) (1 / (divisors[at] * SCALE[at >> 3] * SCALE[at & 7] * 8));
        }
    }

    /** The quantised mean of a block of one value. */
    int mean(int value) {
        return Math.round(64 * value * factors[0]);
    }

    /** In zigzag order; valid where {@link #present} says so, until the next transform. */
    int[] coefficients() {
        return coefficients;
    }

    /** A bit for each coefficient after the mean that is not zero. */
    long present() {
        return present;
    }

    /** Transforms a block in place and quantises it; returns the mean's coefficient. */
    int transform(float[] block) {
        for (int row = 0; row < 64; row += 8) {
            line(block, row, 1);
        }
        for (int column = 0; column < 8; column++) {
            line(block, column, 8);
        }
        long found = 0;
        for (int i = 1; i < 64; i++) {
            float value = block[ZIGZAG[i]] * factors[i];
            // most are nothing at all: the cheap question first
            if (value >= 0.5f || value <= -0.5f) {
                coefficients[i] = (int) (value + (value < 0 ? -0.5f : 0.5f));
                found |= 1L << i;
            }
        }
        present = found;
        return Math.round(block[0] * factors[0]);
    }

    private static void line(float[] v, int at, int step) {
        int i1 = at + step;
        int i2 = i1 + step;
        int i3 = i2 + step;
        int i4 = i3 + step;
        int i5 = i4 + step;
        int i6 = i5 + step;
        int i7 = i6 + step;
        float s07 = v[at] + v[i7];
        float d07 = v[at] - v[i7];
        float s16 = v[i1] + v[i6];
        float d16 = v[i1] - v[i6];
        float s25 = v[i2] + v[i5];
        float d25 = v[i2] - v[i5];
        float s34 = v[i3] + v[i4];
        float d34 = v[i3] - v[i4];

        float outer = s07 + s34;
        float inner = s16 + s25;
        float outerDifference = s07 - s34;
        float turn = (s16 - s25 + outerDifference) * 0.707106781f;
        v[at] = outer + inner;
        v[i4] = outer - inner;
        v[i2] = outerDifference + turn;
        v[i6] = outerDifference - turn;

        float a = d34 + d25;
        float b = (d25 + d16) * 0.707106781f;
        float c = d16 + d07;
        float rotation = (a - c) * 0.382683433f;
        float low = 0.541196100f * a + rotation;
        float high = 1.306562965f * c + rotation;
        float plus = d07 + b;
        float minus = d07 - b;
        v[i5] = minus + low;
        v[i3] = minus - low;
        v[i1] = plus + high;
        v[i7] = plus - high;
    }

    /** The table as a DQT segment carries it. */
    int[] segment(int number) {
        int[] segment = new int[65];
        segment[0] = number;
        for (int i = 0; i < 64; i++) {
            segment[i + 1] = divisors[ZIGZAG[i]];
        }
        return segment;
    }
}
