package dev.archway.mesh.render;

import java.util.Arrays;

/**
 * Fills triangles into rows of samples. A sample belongs to a triangle when its middle lies inside; where two triangles share an edge, both compute the same crossing,
 * so that there is neither a gap nor an overlap.
 */
final class Raster {

    /** In a sample's top byte: one covered sample in the low half, one that shows a front in the high half; so that four samples add up. */
    private static final int FRONT = 0x11 << 24;

    private static final int BACK = 0x01 << 24 | 0xc9cacc;

    final int width;
    final float[] depth;
    final int[] colors;

    /** The rows of the picture that are here. */
    private int top;

    private int bottom;

    // The triangle that is being drawn: depth and colour (16 bits of fraction) at an anchor, and how they change to the
    // right and down.
    private float anchorX;
    private float anchorY;
    private float depthAt;
    private float depthRight;
    private float depthDown;
    private int cellX;
    private int cellY;
    private int redAt;
    private int redRight;
    private int redDown;
    private int greenAt;
    private int greenRight;
    private int greenDown;
    private int blueAt;
    private int blueRight;
    private int blueDown;

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
        // of a triangle much thinner than a sample the slopes are only noise: it gets the colour of a corner and the
        // mean depth
        float inverse = Math.abs(area) < 0.05f * extent ? 0 : 1 / area;
        anchorX = ax - 0.5f;
        anchorY = ay - 0.5f;
        depthAt = inverse == 0 ? az + (abz + acz) / 3 : az;
        depthRight = (abz * acy - acz * aby) * inverse;
        depthDown = (acz * abx - abz * acx) * inverse;
        if (front) {
            int shade = projection.colors[a];
            int ab = projection.colors[b];
            int ac = projection.colors[c];
            color(ax, ay, abx, aby, acx, acy, inverse * 65536, shade, ab, ac);
        }
        fill(projection, a, b, c, area, front);
    }

    private void color(
            float ax, float ay, float abx, float aby, float acx, float acy, float scale, int shade, int b, int c) {
        cellX = (int) ax;
        cellY = (int) ay;
        float dx = cellX + 0.5f - ax;
        float dy = cellY + 0.5f - ay;
        float rightB = acy * scale;
        float rightC = -aby * scale;
        float downB = -acx * scale;
        float downC = abx * scale;
        int red = shade >> 16 & 0xff;
        float ab = (b >> 16 & 0xff) - red;
        float ac = (c >> 16 & 0xff) - red;
        float right = ab * rightB + ac * rightC;
        float down = ab * downB + ac * downC;
        redRight = (int) right;
        redDown = (int) down;
        // half a step up, so that errors of rounding cannot reach below zero
        redAt = (red << 16) + 0x8000 + (int) (dx * right + dy * down);
        int green = shade >> 8 & 0xff;
        ab = (b >> 8 & 0xff) - green;
        ac = (c >> 8 & 0xff) - green;
        right = ab * rightB + ac * rightC;
        down = ab * downB + ac * downC;
        greenRight = (int) right;
        greenDown = (int) down;
        greenAt = (green << 16) + 0x8000 + (int) (dx * right + dy * down);
        int blue = shade & 0xff;
        ab = (b & 0xff) - blue;
        ac = (c & 0xff) - blue;
        right = ab * rightB + ac * rightC;
        down = ab * downB + ac * downC;
        blueRight = (int) right;
        blueDown = (int) down;
        blueAt = (blue << 16) + 0x8000 + (int) (dx * right + dy * down);
    }

    /** Splits the triangle at its middle corner's row, and fills above and below. */
    private void fill(Projection projection, int a, int b, int c, float area, boolean front) {
        int[] cells = projection.cells;
        int high = a;
        int middle = b;
        int low = c;
        // positive when the middle corner lies to the right of the edge from the highest to the lowest
        float side = area;
        if (Projection.row(cells[middle]) < Projection.row(cells[high])) {
            int swap = high;
            high = middle;
            middle = swap;
            side = -side;
        }
        if (Projection.row(cells[low]) < Projection.row(cells[high])) {
            int swap = high;
            high = low;
            low = swap;
            side = -side;
        }
        if (Projection.row(cells[low]) < Projection.row(cells[middle])) {
            int swap = middle;
            middle = low;
            low = swap;
            side = -side;
        }
        float[] p = projection.points;
        float x0 = p[3 * high];
        float y0 = p[3 * high + 1];
        float x1 = p[3 * middle];
        float y1 = p[3 * middle + 1];
        float x2 = p[3 * low];
        float y2 = p[3 * low + 1];
        int first = Math.max(Projection.row(cells[high]), top);
        int turn = Math.min(Math.max(Projection.row(cells[middle]), top), bottom);
        int last = Math.min(Projection.row(cells[low]), bottom);
        float slope = (x2 - x0) / (y2 - y0);
        if (first < turn) {
            float other = (x1 - x0) / (y1 - y0);
            if (side > 0) {
                rows(front, first, turn, x0, y0, slope, x0, y0, other);
            } else {
                rows(front, first, turn, x0, y0, other, x0, y0, slope);
            }
        }
        if (turn < last) {
            float other = (x2 - x1) / (y2 - y1);
            if (side > 0) {
                rows(front, turn, last, x0, y0, slope, x1, y1, other);
            } else {
                rows(front, turn, last, x1, y1, other, x0, y0, slope);
            }
        }
    }

    /** Fills the rows between a left and a right edge, each given by its upper end and its slope. */
    private void rows(
            boolean front,
            int from,
            int to,
            float leftX,
            float leftY,
            float leftSlope,
            float rightX,
            float rightY,
            float rightSlope) {
        for (int y = from; y < to; y++) {
            int left = Math.max(Projection.cell(leftX + (y + 0.5f - leftY) * leftSlope), 0);
            int right = Math.min(Projection.cell(rightX + (y + 0.5f - rightY) * rightSlope), width);
            if (left < right) {
                int row = (y - top) * width;
                float z = depthAt + (left - anchorX) * depthRight + (y - anchorY) * depthDown;
                if (front) {
                    int dx = left - cellX;
                    int dy = y - cellY;
                    frontSpan(
                            row + left,
                            row + right,
                            z,
                            redAt + dx * redRight + dy * redDown,
                            greenAt + dx * greenRight + dy * greenDown,
                            blueAt + dx * blueRight + dy * blueDown);
                } else {
                    backSpan(row + left, row + right, z);
                }
            }
        }
    }

    private void frontSpan(int from, int to, float zFrom, int redFrom, int greenFrom, int blueFrom) {
        float z = zFrom;
        int red = redFrom;
        int green = greenFrom;
        int blue = blueFrom;
        for (int i = from; i < to; i++) {
            if (z < depth[i]) {
                depth[i] = z;
                colors[i] = FRONT | (red & 0xff0000) | (green >> 8 & 0xff00) | (blue >> 16 & 0xff);
            }
            z += depthRight;
            red += redRight;
            green += greenRight;
            blue += blueRight;
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
