package dev.archway.mesh.render;

import java.util.Arrays;

/** Draws a part of a picture smaller: each pixel of the result is the mean of the area that it comes from. Outside of the source is white. */
final class Reduction {

    private static final int WHITE = 0xffffff;

    /** Of red and blue, when all rows are white. */
    private static final int WHITE_SUM = 0xff00ff00;

    /** What the shares of a pixel's columns add up to: as many bits as fit beside a sum of rows. */
    private static final int ONE = 1 << 14;

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
        Columns columns = new Columns(width);
        Work.shareRows(height, () -> {
            Line line = new Line(columns);
            return row -> {
                line.sum(row);
                line.put(rgb, (y + row) * stride + x);
            };
        });
    }

    /** For each pixel of a row of the result: the columns of the source that it comes from, and the share of each. */
    private final class Columns {

        final int first = (int) Math.floor(left);
        final int most = (int) Math.ceil(stepX) + 1;

        /** From {@link #first} on. */
        final int[] starts;

        /** {@link #most} for each pixel. */
        final int[] shares;

        Columns(int width) {
            starts = new int[width];
            shares = new int[width * most];
            for (int i = 0; i < width; i++) {
                double from = left + i * stepX;
                double to = from + stepX;
                int start = (int) Math.floor(from);
                starts[i] = start - first;
                int given = 0;
                for (int x = start; x < to && x < start + most; x++) {
                    // rounding the running total makes the shares add up
                    int total = (int) Math.round(ONE * (Math.min(to, x + 1) - from) / stepX);
                    shares[i * most + x - start] = total - given;
                    given = total;
                }
            }
        }

        int count() {
            return starts[starts.length - 1] + most;
        }
    }

    /** One row of the result: first the rows that it comes from are added, with the share of each in 256ths, then columns. */
    private final class Line {

        private final Columns columns;

        /** A row of the source, white outside of it. */
        private final int[] pixels;

        /** For each column of the source that counts: the sums of red and blue, 16 bits apart, and of green. */
        private final int[] redBlue;

        private final int[] green;

        Line(Columns columns) {
            this.columns = columns;
            pixels = new int[columns.count()];
            redBlue = new int[columns.count()];
            green = new int[columns.count()];
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
                read(y);
                add(pixels, redBlue, green, total - given);
                given = total;
            }
        }

        private void read(int y) {
            int from = Math.max(columns.first, 0);
            int count = Math.min(columns.first + pixels.length, source.width()) - from;
            Arrays.fill(pixels, WHITE);
            if (y >= 0 && y < source.height() && count > 0) {
                System.arraycopy(source.rgb(), y * source.width() + from, pixels, from - columns.first, count);
            }
        }

        void put(int[] rgb, int at) {
            int[] starts = columns.starts;
            int begin = 0;
            int end = starts.length;
            int inkFrom = 0;
            int inkTo = redBlue.length;
            while (inkFrom < inkTo && isWhite(inkFrom)) {
                inkFrom++;
            }
            while (inkFrom < inkTo && isWhite(inkTo - 1)) {
                inkTo--;
            }
            while (begin < end && starts[begin] + columns.most <= inkFrom) {
                begin++;
            }
            while (begin < end && starts[end - 1] >= inkTo) {
                end--;
            }
            Arrays.fill(rgb, at, at + begin, WHITE);
            for (int i = begin; i < end; i++) {
                rgb[at + i] = mean(starts[i], i * columns.most);
            }
            Arrays.fill(rgb, at + end, at + starts.length, WHITE);
        }

        private boolean isWhite(int x) {
            return redBlue[x] == WHITE_SUM && green[x] == (WHITE_SUM & 0xffff);
        }

        private int mean(int start, int shares) {
            // a half, so that cutting rounds
            int r = 128 * ONE;
            int g = 128 * ONE;
            int b = 128 * ONE;
            for (int i = 0; i < columns.most; i++) {
                int share = columns.shares[shares + i];
                int sum = redBlue[start + i];
                r += share * (sum >>> 16);
                g += share * green[start + i];
                b += share * (sum & 0xffff);
            }
            return (r / (256 * ONE)) << 16 | (g / (256 * ONE)) << 8 | b / (256 * ONE);
        }
    }

    private static void add(int[] pixels, int[] redBlue, int[] green, int share) {
        for (int x = 0; x < pixels.length; x++) {
            redBlue[x] += (pixels[x] & 0xff00ff) * share;
            green[x] += (pixels[x] >> 8 & 0xff) * share;
        }
    }
}
