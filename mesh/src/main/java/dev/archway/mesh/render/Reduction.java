package dev.archway.mesh.render;

import java.util.Arrays;

/** Draws a part of a picture smaller: each pixel of the result is the mean of the area that it comes from. Outside of the source is white. */
final class Reduction {

    private static final int ROWS = 16;

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
        Work.share((height + ROWS - 1) / ROWS, () -> {
            Line line = new Line(width);
            return piece -> {
                for (int row = piece * ROWS; row < Math.min(height, (piece + 1) * ROWS); row++) {
                    line.sum(row);
                    line.put(rgb, (y + row) * stride + x);
                }
            };
        });
    }

    /** One row of the result: first the rows that it comes from are added, with the share of each in 256ths, then columns. */
    private final class Line {

        private final int width;
        private final int firstColumn;

        /** For each column of the source that counts: the sums of red and blue, 16 bits apart, and of green. */
        private final int[] redBlue;

        private final int[] green;

        Line(int width) {
            this.width = width;
            firstColumn = (int) Math.floor(left);
            int columns = (int) Math.ceil(left + width * stepX) - firstColumn + 1;
            redBlue = new int[columns];
            green = new int[columns];
        }

        void sum(int row) {
            double from = top + row * stepY;
            double to = from + stepY;
            Arrays.fill(redBlue, 0);
            Arrays.fill(green, 0);
            int given = 0;
            for (int y = (int) Math.floor(from); y < to; y++) {
                // rounding the running total makes the shares add up to 256
                int total = (int) Math.round(256 * (Math.min(to, y + 1) - from) / stepY);
                add(y, total - given);
                given = total;
            }
        }

        private void add(int y, int share) {
            int from = Math.max(firstColumn, 0);
            int to = Math.min(firstColumn + redBlue.length, source.width());
            if (y < 0 || y >= source.height()) {
                to = from;
            }
            int[] rgb = source.rgb();
            int start = y * source.width();
            for (int x = from; x < to; x++) {
                int pixel = rgb[start + x];
                redBlue[x - firstColumn] += (pixel & 0xff00ff) * share;
                green[x - firstColumn] += (pixel >> 8 & 0xff) * share;
            }
            for (int x = firstColumn; x < firstColumn + redBlue.length; x++) {
                if (x < from || x >= to) {
                    redBlue[x - firstColumn] += 0xff00ff * share;
                    green[x - firstColumn] += 0xff * share;
                }
            }
        }

        void put(int[] rgb, int at) {
            for (int i = 0; i < width; i++) {
                float from = (float) (left + i * stepX - firstColumn);
                float to = from + (float) stepX;
                float r = 0;
                float g = 0;
                float b = 0;
                for (int x = (int) from; x < to; x++) {
                    float part = Math.min(to, x + 1) - Math.max(from, x);
                    r += part * (redBlue[x] >>> 16);
                    g += part * green[x];
                    b += part * (redBlue[x] & 0xffff);
                }
                float scale = (float) (1 / (256 * stepX));
                rgb[at + i] = channel(r * scale) << 16 | channel(g * scale) << 8 | channel(b * scale);
            }
        }
    }

    private static int channel(float mean) {
        return Math.min((int) (mean + 0.5f), 255);
    }
}
