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

    /** The farthest depth that shows in each pixel; where nothing is, it has no meaning. */
    final float[] depth;

    /** The nearest depth that shows in each pixel: another surface than the farthest where one ends before the other. */
    final float[] nearest;

    /** How many samples of each pixel lie nearer than the middle of its two depths. */
    final byte[] nearer;

    /** The depth of every other pixel; infinite where nothing is. */
    final float[] coarse;

    Canvas(int width, int height) {
        this.width = width;
        this.height = height;
        columns = (width + 1) / 2;
        rows = (height + 1) / 2;
        pixels = new int[width * height];
        depth = new float[width * height];
        nearest = new float[width * height];
        nearer = new byte[width * height];
        coarse = new float[columns * rows];
        Arrays.fill(coarse, Float.POSITIVE_INFINITY);
    }

    void put(int x, int y, int color, float nearestDepth, float farthest, int samplesNearer) {
        pixels[y * width + x] = color;
        depth[y * width + x] = farthest;
        nearest[y * width + x] = nearestDepth;
        nearer[y * width + x] = (byte) samplesNearer;
        if (((x | y) & 1) == 0) {
            coarse[(y >> 1) * columns + (x >> 1)] = farthest;
        }
    }
}
