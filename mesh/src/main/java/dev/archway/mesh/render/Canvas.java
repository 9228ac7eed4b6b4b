package dev.archway.mesh.render;

import java.util.Arrays;

/** A picture in the making: the mean colour, the cover and the depth of each pixel. Contact shade is found from the depth of every other pixel of every other row. */
final class Canvas {

    final int width;
    final int height;

    /** Every other pixel, the first included. */
    final int columns;

    final int rows;

    /** Depths are in this many parts of a millimetre. */
    static final int UNIT = 1 << 10;

    /** The depth of nothing. */
    static final int NOTHING = 1 << 30;

    private static final int FARTHEST = 1 << 29;

    /** A bit of a pixel's top byte: one surface ends in it before another. */
    static final int STEP = 0x08 << 24;

    /**
     * Top byte: how many samples are covered (low half), with {@link #STEP}, and how many of them show a front (high half); below, the sum of the samples' colours over
     * four.
     */
    final int[] pixels;

    /** The farthest depth that shows in each pixel; where nothing is, it has no meaning. */
    final int[] depth;

    /** The nearest depth that shows in a pixel with a step. */
    final int[] nearest;

    /** How many samples of a pixel with a step lie nearer than the middle of its two depths. */
    final byte[] nearer;

    /** The depth of every other pixel; {@link #NOTHING} where nothing is. */
    final int[] coarse;

    Canvas(int width, int height) {
        this.width = width;
        this.height = height;
        columns = (width + 1) / 2;
        rows = (height + 1) / 2;
        pixels = new int[width * height];
        depth = new int[width * height];
        nearest = new int[width * height];
        nearer = new byte[width * height];
        coarse = new int[columns * rows];
        Arrays.fill(coarse, NOTHING);
    }

    void put(int x, int y, int color, float farthest) {
        int far = units(farthest);
        pixels[y * width + x] = color;
        depth[y * width + x] = far;
        if (((x | y) & 1) == 0) {
            coarse[(y >> 1) * columns + (x >> 1)] = far;
        }
    }

    void putStep(int x, int y, float nearestDepth, int samplesNearer) {
        pixels[y * width + x] |= STEP;
        nearest[y * width + x] = units(nearestDepth);
        nearer[y * width + x] = (byte) samplesNearer;
    }

    private static int units(float depth) {
        return Math.min(Math.max((int) (depth * UNIT), -FARTHEST), FARTHEST);
    }
}
