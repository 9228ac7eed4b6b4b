package dev.archway.mesh.render;

import java.util.Arrays;

/** A picture in the making: the mean colour and the cover of each pixel, and the depth of each block of two by two pixels, from which contact shade is found. */
final class Canvas {

    final int width;
    final int height;

    /** Blocks of two by two pixels. */
    final int columns;

    final int rows;

    /** Top byte: how many samples are covered (low half), and how many of them show a front (high half); below, the sum of the samples' colours over four. */
    final int[] pixels;

    /** The nearest depth in each block; infinite where nothing is. */
    final float[] depth;

    Canvas(int width, int height) {
        this.width = width;
        this.height = height;
        columns = (width + 1) / 2;
        rows = (height + 1) / 2;
        pixels = new int[width * height];
        depth = new float[columns * rows];
        Arrays.fill(depth, Float.POSITIVE_INFINITY);
    }

    void put(int x, int y, int color, float nearest) {
        pixels[y * width + x] = color;
        int block = (y >> 1) * columns + (x >> 1);
        depth[block] = Math.min(depth[block], nearest);
    }
}
