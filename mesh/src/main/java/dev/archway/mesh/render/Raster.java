package dev.archway.mesh.render;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Fills triangles into rows of pixels. A pixel belongs to a triangle when its middle lies inside; where two triangles share an edge, both compute the same crossing,
 * so that there is neither a gap nor an overlap.
 */
final class Raster {

    private static final int FRONT = Canvas.COVERED | Canvas.FRONT;
    private static final int BACK = Canvas.COVERED | 0xc9cacc;

    /** Bits of a colour's fraction. */
    private static final int FRACTION = 22;

    /** Pixels from corner to corner, along rows and columns together, up to which errors of that fraction stay below half a step of colour. */
    private static final float LARGE = 1 << 11;

    final int width;
    final float[] depth;
    final int[] colors;

    /** The rows of the canvas that are here. */
    private int top;

    private int bottom;

    // The triangle that is being drawn: depth and colour at an anchor, and how they change to the right and down. A
    // channel may leave its bits on the way, as it is within them again at the end.
    private float anchorX;
    private float anchorY;
    private float depthAt;
    private float depthRight;
    private float depthDown;
    private int cellX;
    private int cellY;

    /** Red in the high half, blue in the low one. */
    private long redBlueAt;

    private long redBlueRight;
    private long redBlueDown;
    private int greenAt;
    private int greenRight;
    private int greenDown;

    /** The colours of a triangle that is too large for such steps. */
    private @Nullable Blend blend;

    Raster(int width, int rows) {
        this.width = width;
        depth = new float[width * rows];
        colors = new int[width * rows];
        Arrays.fill(depth, Float.POSITIVE_INFINITY);
    }

    void moveTo(int top, int bottom) {
        this.top = top;
        this.bottom = bottom;
    }

    /** Draws the triangle of vertices a, b and c. */
    void draw(Projection projection, int a, int b, int c) {
        float[] p = projection.points;
        float ax = p[3 * a];
        float ay = p[3 * a + 1];
        float az = p[3 * a + 2];
        float abx = p[3 * b] - ax;
        float aby = p[3 * b + 1] - ay;
        float abz = p[3 * b + 2] - az;
        float acx = p[3 * c] - ax;
        float acy = p[3 * c + 1] - ay;
        float acz = p[3 * c + 2] - az;
        float area = abx * acy - acx * aby;
        if (area == 0) {
            return;
        }
        // y runs down, so that a counter-clockwise triangle has a negative area
        boolean front = area < 0;
        float extent = Math.abs(abx) + Math.abs(aby) + Math.abs(acx) + Math.abs(acy);
        // of a triangle much thinner than a pixel the slopes are only noise: it gets the colour of a corner and the
        // mean depth
        float inverse = Math.abs(area) < 0.05f * extent ? 0 : 1 / area;
        anchorX = ax - 0.5f;
        anchorY = ay - 0.5f;
        depthAt = inverse == 0 ? az + (abz + acz) / 3 : az;
        depthRight = (abz * acy - acz * aby) * inverse;
        depthDown = (acz * abx - abz * acx) * inverse;
        if (front) {
            int[] shades = projection.colors;
            blend = null;
            if (extent > LARGE) {
                blend = new Blend(
                        ax,
                        ay,
                        acy * inverse,
                        -aby * inverse,
                        -acx * inverse,
                        abx * inverse,
                        shades[a],
                        shades[b],
                        shades[c]);
            } else {
                color(ax, ay, abx, aby, acx, acy, inverse, shades[a], shades[b], shades[c]);
            }
        }
        fill(projection, a, b, c, front);
    }

    private void color(
            float ax, float ay, float abx, float aby, float acx, float acy, float inverse, int shade, int b, int c) {
        cellX = (int) ax;
        cellY = (int) ay;
        float dx = cellX + 0.5f - ax;
        float dy = cellY + 0.5f - ay;
        // how the shares of b and c change to the right and down, and what they are at the anchor
        float scale = inverse * (1 << FRACTION);
        float rightB = acy * scale;
        float rightC = -aby * scale;
        float downB = -acx * scale;
        float downC = abx * scale;
        int right = (int) rightB;
        int rightToo = (int) rightC;
        int down = (int) downB;
        int downToo = (int) downC;
        int share = (int) (dx * rightB + dy * downB);
        int shareToo = (int) (dx * rightC + dy * downC);
        long redBlue = redBlue(shade);
        long redBlueB = redBlue(b) - redBlue;
        long redBlueC = redBlue(c) - redBlue;
        redBlueRight = redBlueB * right + redBlueC * rightToo;
        redBlueDown = redBlueB * down + redBlueC * downToo;
        // half a step up, so that errors of rounding cannot reach below zero
        redBlueAt = (redBlue << FRACTION)
                + ((1L << (31 + FRACTION)) | (1L << (FRACTION - 1)))
                + redBlueB * share
                + redBlueC * shareToo;
        int green = shade >> 8 & 0xff;
        int greenB = (b >> 8 & 0xff) - green;
        int greenC = (c >> 8 & 0xff) - green;
        greenRight = greenB * right + greenC * rightToo;
        greenDown = greenB * down + greenC * downToo;
        greenAt = (green << FRACTION) + (1 << (FRACTION - 1)) + greenB * share + greenC * shareToo;
    }

    private static long redBlue(int color) {
        return ((long) (color & 0xff0000) << 16) | (color & 0xff);
    }

    /** Splits the triangle at its middle corner's row, and fills above and below. */
    private void fill(Projection projection, int a, int b, int c, boolean front) {
        int[] cells = projection.cells;
        // the corners by their rows, sorted without branches, which nothing could foretell
        int keyA = Projection.row(cells[a]) << 2;
        int keyB = Projection.row(cells[b]) << 2 | 1;
        int keyC = Projection.row(cells[c]) << 2 | 2;
        int lower = Math.min(keyA, keyB);
        int upper = Math.max(keyA, keyB);
        int high = Math.min(lower, keyC);
        int low = Math.max(upper, keyC);
        int middle = Math.max(lower, Math.min(upper, keyC));
        float[] p = projection.points;
        int at = 3 * corner(high & 3, a, b, c);
        float x0 = p[at];
        float y0 = p[at + 1];
        at = 3 * corner(middle & 3, a, b, c);
        float x1 = p[at];
        float y1 = p[at + 1];
        at = 3 * corner(low & 3, a, b, c);
        float x2 = p[at];
        float y2 = p[at + 1];
        int first = Math.max(high >> 2, top);
        int turn = Math.min(Math.max(middle >> 2, top), bottom);
        int last = Math.min(low >> 2, bottom);
        float slope = (x2 - x0) / (y2 - y0);
        rows(front, first, turn, x0, y0, slope, x0, y0, (x1 - x0) / (y1 - y0));
        rows(front, turn, last, x0, y0, slope, x1, y1, (x2 - x1) / (y2 - y1));
    }

    private static int corner(int number, int a, int b, int c) {
        int first = number == 0 ? a : b;
        return number == 2 ? c : first;
    }

    /** Fills the rows between two edges, each given by its upper end and its slope. */
    private void rows(
            boolean front,
            int from,
            int to,
            float oneX,
            float oneY,
            float oneSlope,
            float otherX,
            float otherY,
            float otherSlope) {
        for (int y = from; y < to; y++) {
            int one = Projection.cell(oneX + (y + 0.5f - oneY) * oneSlope);
            int other = Projection.cell(otherX + (y + 0.5f - otherY) * otherSlope);
            int left = Math.max(Math.min(one, other), 0);
            int right = Math.min(Math.max(one, other), width);
            if (left < right) {
                int row = (y - top) * width;
                float z = depthAt + (left - anchorX) * depthRight + (y - anchorY) * depthDown;
                if (front && blend != null) {
                    blendedSpan(blend, left, right, y, z);
                } else if (front) {
                    int dx = left - cellX;
                    int dy = y - cellY;
                    frontSpan(
                            row + left,
                            row + right,
                            z,
                            redBlueAt + dx * redBlueRight + dy * redBlueDown,
                            greenAt + dx * greenRight + dy * greenDown);
                } else {
                    backSpan(row + left, row + right, z);
                }
            }
        }
    }

    private void frontSpan(int from, int to, float zFrom, long redBlueFrom, int greenFrom) {
        float z = zFrom;
        long redBlue = redBlueFrom;
        int green = greenFrom;
        for (int i = from; i < to; i++) {
            if (z < depth[i]) {
                depth[i] = z;
                colors[i] = FRONT
                        | ((int) (redBlue >> (16 + FRACTION)) & 0xff0000)
                        | ((green >> (FRACTION - 8)) & 0xff00)
                        | (((int) redBlue >> FRACTION) & 0xff);
            }
            z += depthRight;
            redBlue += redBlueRight;
            green += greenRight;
        }
    }

    private void blendedSpan(Blend colored, int from, int to, int y, float zFrom) {
        float z = zFrom;
        for (int x = from; x < to; x++) {
            int i = (y - top) * width + x;
            if (z < depth[i]) {
                depth[i] = z;
                colors[i] = FRONT | colored.at(x, y);
            }
            z += depthRight;
        }
    }

    private void backSpan(int from, int to, float zFrom) {
        float z = zFrom;
        for (int i = from; i < to; i++) {
            if (z < depth[i]) {
                depth[i] = z;
                colors[i] = BACK;
            }
            z += depthRight;
        }
    }
}
