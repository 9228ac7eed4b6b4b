package dev.archway.mesh.render;

import java.util.Arrays;

/**
 * The rows of a picture that one worker draws at a time, at two by two samples a pixel, small enough for the processor's cache. A sample belongs to a triangle when
 * its middle lies inside; where two triangles share an edge, both compute the same crossing, so that there is neither a gap nor an overlap.
 */
final class Band {

    /** Samples a pixel, along each axis. */
    static final int SAMPLES = 2;

    /** In a sample's top byte: one covered sample in the low half, one that shows a front in the high half; so that four samples add up. */
    private static final int FRONT = 0x11 << 24;

    private static final int BACK = 0x01 << 24 | 0xc9cacc;

    private final int width;
    private final float[] depth;
    private final int[] colors;

    /** The part of each row that was drawn to; the rest is neither cleared nor read. */
    private final int[] drawnFrom;

    private final int[] drawnTo;
    private int top;
    private int bottom;

    // The triangle that is being drawn: how depth and colour (16 bits of fraction) change to the right and down, and
    // where they start.
    private boolean front;
    private boolean thin;
    private float originX;
    private float originY;
    private float depthAt;
    private float depthRight;
    private float depthDown;
    private final float[] channelAt = new float[3];
    private final float[] channelRight = new float[3];
    private final float[] channelDown = new float[3];

    Band(int width, int rows) {
        this.width = width;
        depth = new float[width * rows];
        colors = new int[width * rows];
        Arrays.fill(depth, Float.POSITIVE_INFINITY);
        drawnFrom = new int[rows];
        drawnTo = new int[rows];
        Arrays.fill(drawnFrom, width);
    }

    /** Moves this empty band to the rows of samples from {@code top} to before {@code bottom}. */
    void moveTo(int top, int bottom) {
        this.top = top;
        this.bottom = bottom;
    }

    void draw(Bins bins, int band) {
        Projection projection = bins.projection();
        float[] p = projection.points;
        int[] t = projection.triangles();
        int end = bins.end(band);
        for (int i = bins.start(band); i < end; i++) {
            int at = bins.triangle(i);
            draw(p, projection.colors, t[at], t[at + 1], t[at + 2]);
        }
    }

    private void draw(float[] p, int[] shades, int a, int b, int c) {
        float ax = p[3 * a];
        float ay = p[3 * a + 1];
        float abx = p[3 * b] - ax;
        float aby = p[3 * b + 1] - ay;
        float acx = p[3 * c] - ax;
        float acy = p[3 * c + 1] - ay;
        // y runs down, so that a counter-clockwise triangle has a negative area
        float area = abx * acy - acx * aby;
        if (area == 0) {
            return;
        }
        front = area < 0;
        originX = ax;
        originY = ay;
        float extent = Math.max(Math.max(Math.abs(abx), Math.abs(acx)), Math.max(Math.abs(aby), Math.abs(acy)));
        thin = Math.abs(area) < 0.1f * extent;
        float inverse = 1 / area;
        float az = p[3 * a + 2];
        float abz = p[3 * b + 2] - az;
        float acz = p[3 * c + 2] - az;
        depthAt = az;
        depthRight = (abz * acy - acz * aby) * inverse;
        depthDown = (acz * abx - abz * acx) * inverse;
        if (thin) {
            flatten(p, a, b, c);
        }
        if (front) {
            for (int channel = 0; channel < 3; channel++) {
                int shift = 16 - 8 * channel;
                int value = shades[a] >> shift & 0xff;
                int ab = (shades[b] >> shift & 0xff) - value;
                int ac = (shades[c] >> shift & 0xff) - value;
                // half a step up, so that rounding errors cannot reach below zero
                channelAt[channel] = (value + 0.5f) * 65536;
                channelRight[channel] = thin ? 0 : (ab * acy - ac * aby) * inverse * 65536;
                channelDown[channel] = thin ? 0 : (ac * abx - ab * acx) * inverse * 65536;
            }
        }
        fill(p, a, b, c);
    }

    /** A triangle too thin for its own plane to be known gets the mean depth of its corners. */
    private void flatten(float[] p, int a, int b, int c) {
        depthAt = (p[3 * a + 2] + p[3 * b + 2] + p[3 * c + 2]) / 3;
        depthRight = 0;
        depthDown = 0;
    }

    private void fill(float[] p, int a, int b, int c) {
        int high = a;
        int middle = b;
        int low = c;
        if (p[3 * middle + 1] < p[3 * high + 1]) {
            int swap = high;
            high = middle;
            middle = swap;
        }
        if (p[3 * low + 1] < p[3 * high + 1]) {
            int swap = high;
            high = low;
            low = swap;
        }
        if (p[3 * low + 1] < p[3 * middle + 1]) {
            int swap = middle;
            middle = low;
            low = swap;
        }
        float x0 = p[3 * high];
        float y0 = p[3 * high + 1];
        float x1 = p[3 * middle];
        float y1 = p[3 * middle + 1];
        float x2 = p[3 * low];
        float y2 = p[3 * low + 1];
        int first = row(y0);
        int turn = row(y1);
        int last = row(y2);
        float slope = (x2 - x0) / (y2 - y0);
        rows(first, turn, x0, y0, slope, x0, y0, (x1 - x0) / (y1 - y0));
        rows(turn, last, x0, y0, slope, x1, y1, (x2 - x1) / (y2 - y1));
    }

    /** The first row of samples whose middle is at or below {@code y}, within this band. */
    private int row(float y) {
        return Math.min(Math.max((int) (y + 0.5f), top), bottom);
    }

    /** Fills the rows between two edges, each given by its upper end and its slope. */
    private void rows(int from, int to, float x0, float y0, float slope0, float x1, float y1, float slope1) {
        for (int y = from; y < to; y++) {
            float middle = y + 0.5f;
            float one = x0 + (middle - y0) * slope0;
            float other = x1 + (middle - y1) * slope1;
            int left = Math.max((int) (Math.min(one, other) + 0.5f), 0);
            int right = Math.min((int) (Math.max(one, other) + 0.5f), width);
            if (left < right) {
                int row = y - top;
                drawnFrom[row] = Math.min(drawnFrom[row], left);
                drawnTo[row] = Math.max(drawnTo[row], right);
                float dx = left + 0.5f - originX;
                float dy = middle - originY;
                float z = depthAt + dx * depthRight + dy * depthDown;
                if (front) {
                    frontSpan(row * width + left, row * width + right, z, dx, dy);
                } else {
                    backSpan(row * width + left, row * width + right, z);
                }
            }
        }
    }

    private void frontSpan(int from, int to, float depthFrom, float dx, float dy) {
        float z = depthFrom;
        float step = depthRight;
        int red = (int) (channelAt[0] + dx * channelRight[0] + dy * channelDown[0]);
        int green = (int) (channelAt[1] + dx * channelRight[1] + dy * channelDown[1]);
        int blue = (int) (channelAt[2] + dx * channelRight[2] + dy * channelDown[2]);
        int redStep = (int) channelRight[0];
        int greenStep = (int) channelRight[1];
        int blueStep = (int) channelRight[2];
        for (int i = from; i < to; i++) {
            if (z < depth[i]) {
                depth[i] = z;
                colors[i] = FRONT | (red & 0xff0000) | (green >> 8 & 0xff00) | (blue >> 16 & 0xff);
            }
            z += step;
            red += redStep;
            green += greenStep;
            blue += blueStep;
        }
    }

    private void backSpan(int from, int to, float depthFrom) {
        float z = depthFrom;
        float step = depthRight;
        for (int i = from; i < to; i++) {
            if (z < depth[i]) {
                depth[i] = z;
                colors[i] = BACK;
            }
            z += step;
        }
    }

    /** Puts the means of the samples into the canvas and empties this band. */
    void resolve(Canvas canvas) {
        for (int y = top; y < bottom; y += SAMPLES) {
            int upper = y - top;
            int lower = upper + 1;
            int from = Math.min(drawnFrom[upper], drawnFrom[lower]) & -SAMPLES;
            int to = Math.max(drawnTo[upper], drawnTo[lower]) + 1 & -SAMPLES;
            for (int x = from; x < to; x += SAMPLES) {
                int i = upper * width + x;
                int j = lower * width + x;
                int c0 = colors[i];
                int c1 = colors[i + 1];
                int c2 = colors[j];
                int c3 = colors[j + 1];
                if ((c0 | c1 | c2 | c3) != 0) {
                    // two channels at once, 16 bits apart
                    int redBlue = (c0 & 0xff00ff) + (c1 & 0xff00ff) + (c2 & 0xff00ff) + (c3 & 0xff00ff) + 0x020002;
                    int coverGreen = (c0 >>> 8 & 0xff00ff)
                            + (c1 >>> 8 & 0xff00ff)
                            + (c2 >>> 8 & 0xff00ff)
                            + (c3 >>> 8 & 0xff00ff)
                            + 0x02;
                    int mean = (redBlue >>> 2 & 0xff00ff) | (coverGreen >>> 2 & 0xff) << 8;
                    canvas.put(
                            x / SAMPLES,
                            y / SAMPLES,
                            (coverGreen >>> 16) << 24 | mean,
                            Math.min(Math.min(depth[i], depth[i + 1]), Math.min(depth[j], depth[j + 1])));
                }
            }
            clear(upper);
            clear(lower);
        }
    }

    private void clear(int row) {
        if (drawnFrom[row] < drawnTo[row]) {
            Arrays.fill(depth, row * width + drawnFrom[row], row * width + drawnTo[row], Float.POSITIVE_INFINITY);
            Arrays.fill(colors, row * width + drawnFrom[row], row * width + drawnTo[row], 0);
        }
        drawnFrom[row] = width;
        drawnTo[row] = 0;
    }
}
