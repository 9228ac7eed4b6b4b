package dev.archway.mesh.render;

import java.util.Arrays;

/** A picture in the making: the colour and the depth of each pixel. Contact shade is found from the depth of every other pixel of every other row. */
final class Canvas {

    /** Depths are in this many parts of a millimetre. */
    static final int UNIT = 1 << 10;

    /** The depth of nothing. */
    static final int NOTHING = 1 << 30;

    /** A bit of a pixel that shows a surface. */
    static final int COVERED = 1 << 30;

    /** A bit of a pixel that shows the front of a surface. */
    static final int FRONT = 1 << 31;

    private static final int NEAREST = -(1 << 29);

    final int width;
    final int height;

    /** Every other pixel, the first included. */
    final int columns;

    final int rows;

    /** 0xRRGGBB with {@link #COVERED} and {@link #FRONT}; 0 where nothing is. */
    final int[] pixels;

    /** Has a meaning only where a pixel is covered. */
    final int[] depth;

    /** The depth of every other pixel; {@link #NOTHING} where nothing is. */
    final int[] coarse;

    Canvas(int width, int height) {
        this.width = width;
        this.height = height;
        columns = (width + 1) / 2;
        rows = (height + 1) / 2;
        pixels = new int[width * height];
        depth = new int[width * height];
        coarse = new int[columns * rows];
        Arrays.fill(coarse, NOTHING);
    }

    /** Puts a part of a row, with depths in {@link #UNIT}, at an even column. */
    void put(int x, int y, int[] colors, int from, int[] depths, int count) {
        System.arraycopy(colors, from, pixels, y * width + x, count);
        System.arraycopy(depths, 0, depth, y * width + x, count);
        if ((y & 1) == 0) {
            int at = (y >> 1) * columns + (x >> 1);
            for (int i = 0; i < count; i += 2) {
                coarse[at++] = depths[i];
            }
        }
    }

    static int units(float depth) {
        return Math.min(Math.max((int) (depth * UNIT), NEAREST), NOTHING);
    }
}
