package dev.archway.mesh.render;

import java.util.Arrays;

/** Draws a part of a picture smaller: each pixel of the result is the mean of the area that it comes from. Outside of the source is white. */
final class Reduction {

    private final Picture source;

    /** Where the first pixel of the result begins in the source, and how many pixels of the source make one of the result. */
    private final double left;

    private final double top;
    private final double stepX;
    private final double stepY;

    Reduction(Picture source, double left, double top, double stepX, double stepY) {
        this.source = source;
        this.left = left;
        this.top = top;
        this.stepX = stepX;
        this.stepY = stepY;
    }

    /** Fills the rectangle of {@code width} by {@code height} at {@code x}, {@code y} of an image that is {@code stride} pixels wide. */
    void into(int[] rgb, int stride, int x, int y, int width, int height) {
        Work.share(height, () -> {
            float[] sums = new float[3 * width];
            return row -> row(rgb, (y + row) * stride + x, sums, width, row);
        });
    }

    private void row(int[] rgb, int at, float[] sums, int width, int row) {
        double from = top + row * stepY;
        double to = from + stepY;
        Arrays.fill(sums, 0);
        for (int y = (int) Math.floor(from); y < to; y++) {
            float weight = (float) ((Math.min(to, y + 1) - Math.max(from, y)) / (stepX * stepY));
            addRow(sums, width, y, weight);
        }
        for (int i = 0; i < width; i++) {
            rgb[at + i] = channel(sums[3 * i]) << 16 | channel(sums[3 * i + 1]) << 8 | channel(sums[3 * i + 2]);
        }
    }

    private void addRow(float[] sums, int width, int y, float weight) {
        boolean outside = y < 0 || y >= source.height();
        int[] rgb = source.rgb();
        int start = y * source.width();
        for (int i = 0; i < width; i++) {
            double from = left + i * stepX;
            double to = from + stepX;
            float red = 0;
            float green = 0;
            float blue = 0;
            for (int x = (int) Math.floor(from); x < to; x++) {
                float part = (float) (Math.min(to, x + 1) - Math.max(from, x));
                int pixel = outside || x < 0 || x >= source.width() ? 0xffffff : rgb[start + x];
                red += part * (pixel >> 16 & 0xff);
                green += part * (pixel >> 8 & 0xff);
                blue += part * (pixel & 0xff);
            }
            sums[3 * i] += weight * red;
            sums[3 * i + 1] += weight * green;
            sums[3 * i + 2] += weight * blue;
        }
    }

    private static int channel(float sum) {
        return Math.min((int) (sum + 0.5f), 255);
    }
}
