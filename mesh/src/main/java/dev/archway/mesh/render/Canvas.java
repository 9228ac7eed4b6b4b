package dev.archway.mesh.render;

import java.util.Arrays;

/** A picture in the making: the mean colour, the cover and the depth of each pixel. Contact shade is found from the depth of every other pixel of every other row. */
final class Canvas {

    final int width;
    final int height;

    /** Every other pixel, the first included. */
    final int columns;

    final int rows;

    /** Top byte: how many samples are covered (low half), and how many of them show a front (high half); below, the sum of the samples' colours over four. */
    final int[] pixels;

    /** The farthest depth that shows in each pixel, as an edge before a dark gap must not shine; where nothing is, it has no meaning. */
    final float[] depth;

    /** The depth of every other pixel; infinite where nothing is. */
    final float[] coarse;

    Canvas(int width, int height) {
        this.width = width;
        this.height = height;
        columns = (width + 1) / 2;
        rows = (height + 1) / 2;
        pixels = new int[width * height];
        depth = new float[width * height];
        coarse = new float[columns * rows];
        Arrays.fill(coarse, Float.POSITIVE_INFINITY);
    }

    void put(int x, int y, int color, float farthest) {
        pixels[y * width + x] = color;
        depth[y * width + x] = farthest;
        if (((x | y) & 1) == 0) {
            coarse[(y >> 1) * columns + (x >> 1)] = farthest;
        }
    }
}
