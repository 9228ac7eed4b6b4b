package dev.archway.scanner;

import java.util.Arrays;

/** How far a jaw reaches towards the other one in each column of a grid, seen along z; {@code NONE} where it is not. */
final class HeightGrid {

    static final double NONE = -100;
    static final double CELL = 0.2;

    private static final int SIZE = 400;
    private static final double CORNER = -CELL * SIZE / 2;

    /** Gum lies deeper than this and never meets the other jaw. */
    private static final double DEEPEST = -5;

    final float[] heights = new float[SIZE * SIZE];

    private HeightGrid() {
        Arrays.fill(heights, (float) NONE);
    }

    static HeightGrid of(JawPatch patch, int[] triangles) {
        HeightGrid grid = new HeightGrid();
        double[] points = patch.points;
        for (int t = 0; t < triangles.length; t += 3) {
            int a = 3 * triangles[t];
            int b = 3 * triangles[t + 1];
            int c = 3 * triangles[t + 2];
            if (Math.max(points[a + 2], Math.max(points[b + 2], points[c + 2])) > DEEPEST) {
                grid.fill(points, a, b, c);
            }
        }
        return grid;
    }

    private void fill(double[] p, int a, int b, int c) {
        double bx = p[b] - p[a];
        double by = p[b + 1] - p[a + 1];
        double cx = p[c] - p[a];
        double cy = p[c + 1] - p[a + 1];
        double area = bx * cy - cx * by;
        if (area == 0) {
            return;
        }
        int left = first(Math.min(0, Math.min(bx, cx)) + p[a]);
        int right = last(Math.max(0, Math.max(bx, cx)) + p[a]);
        int front = first(Math.min(0, Math.min(by, cy)) + p[a + 1]);
        int back = last(Math.max(0, Math.max(by, cy)) + p[a + 1]);
        for (int j = front; j <= back; j++) {
            for (int i = left; i <= right; i++) {
                double x = CORNER + i * CELL - p[a];
                double y = CORNER + j * CELL - p[a + 1];
                double u = (x * cy - cx * y) / area;
                double v = (bx * y - x * by) / area;
                if (u >= 0 && v >= 0 && u + v <= 1) {
                    float h = (float) (p[a + 2] + u * (p[b + 2] - p[a + 2]) + v * (p[c + 2] - p[a + 2]));
                    int at = j * SIZE + i;
                    heights[at] = Math.max(heights[at], h);
                }
            }
        }
    }

    private static int first(double x) {
        return Math.max(0, (int) Math.ceil((x - CORNER) / CELL));
    }

    private static int last(double x) {
        return Math.min(SIZE - 1, (int) Math.floor((x - CORNER) / CELL));
    }

    /** Another field on the same columns, each the mean of its neighbourhood of three by three. */
    static float[] soft(float[] field) {
        float[] soft = new float[field.length];
        for (int at = SIZE + 1; at < field.length - SIZE - 1; at++) {
            float sum = 0;
            for (int row = at - SIZE; row <= at + SIZE; row += SIZE) {
                sum += field[row - 1] + field[row] + field[row + 1];
            }
            soft[at] = sum / 9;
        }
        return soft;
    }

    /** A field's value at a place, blended between the four columns round it; 0 outside of the grid. */
    static double at(float[] field, double x, double y) {
        double u = (x - CORNER) / CELL;
        double v = (y - CORNER) / CELL;
        int i = (int) u;
        int j = (int) v;
        if (u < 0 || v < 0 || i >= SIZE - 1 || j >= SIZE - 1) {
            return 0;
        }
        int at = j * SIZE + i;
        return Smooth.mix(
                Smooth.mix(field[at], field[at + 1], u - i),
                Smooth.mix(field[at + SIZE], field[at + SIZE + 1], u - i),
                v - j);
    }
}
