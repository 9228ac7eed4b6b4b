package dev.archway.mesh;

import java.util.Arrays;

/**
 * The wall and floor below a rim: a strip from the rim out to a smooth line that runs round it, an upright wall from there to the floor, and the floor. Teeth point
 * to +z. Our own, made of what {@link Outline}, {@link Strip} and {@link Cap} find.
 */
final class Base {

    /** Millimetres between the points of the line round the rim. */
    private static final double FINE = 0.5;

    private static final int FEWEST = 24;
    private static final int MOST = 1_500;

    /** Millimetres from one row of the wall to the next. */
    private static final double ROW = 1.5;

    private static final int MOST_ROWS = 24;

    /** The last row is a low one: smooth shading shows a sharp edge then. */
    private static final double EDGE = 0.98;

    /** Millimetres along the line within which the strip's lower edge looks for the lowest point of the rim. */
    private static final double EVEN = 0.75;

    private final Growing solid;
    private final int[] rim;
    private final double[] line;
    private final double floor;

    /**
     * @param rim the vertices of the rim, counter-clockwise seen from above
     * @param outline x and y of the smooth line round it, counter-clockwise
     */
    Base(Growing solid, int[] rim, double[] outline, double floor) {
        this.solid = solid;
        this.rim = rim;
        this.floor = floor;
        int points = (int) Math.max(FEWEST, Math.min(MOST, Math.round(Outline.length(outline) / FINE)));
        line = Outline.evenly(outline, points);
    }

    double[] line() {
        return line;
    }

    /**
     * @param drop how far below the rim the strip ends, in millimetres
     * @param level at this height the strip ends at the latest
     * @return whether there is a base; a rim that is next to nothing has none
     */
    boolean build(double drop, double level) {
        double[] above = new double[2 * rim.length];
        for (int i = 0; i < rim.length; i++) {
            above[2 * i] = solid.at(rim[i], 0);
            above[2 * i + 1] = solid.at(rim[i], 1);
        }
        Strip strip = new Strip(above, line);
        if (strip.isTwisted()) {
            return false;
        }
        double[] heights = heights(strip, drop, level);
        int points = line.length / 2;
        int[] top = row(heights, 0);
        joint(strip, top);
        double highest = 0;
        for (double height : heights) {
            highest = Math.max(highest, height - floor);
        }
        int rows = (int) Math.max(1, Math.min(MOST_ROWS, Math.round(highest / ROW)));
        for (int r = 1; r <= rows + 1; r++) {
            int[] below = row(heights, r > rows ? 1 : (double) r / rows * EDGE);
            for (int i = 0; i < points; i++) {
                int j = (i + 1) % points;
                // the diagonal changes from square to square, so that the wall has no grain
                if (((i + r) & 1) == 0) {
                    solid.triangle(top[j], top[i], below[i]);
                    solid.triangle(below[i], below[j], top[j]);
                } else {
                    solid.triangle(top[j], top[i], below[j]);
                    solid.triangle(below[i], below[j], top[i]);
                }
            }
            top = below;
        }
        int[] cap = Cap.of(line);
        for (int t = 0; t < cap.length; t += 3) {
            solid.triangle(top[cap[t]], top[cap[t + 2]], top[cap[t + 1]]);
        }
        return true;
    }

    /** @param part 0 at the strip's end, 1 at the floor */
    private int[] row(double[] heights, double part) {
        int[] row = new int[heights.length];
        for (int j = 0; j < row.length; j++) {
            double z = part == 1 ? floor : heights[j] + part * (floor - heights[j]);
            row[j] = solid.add(line[2 * j], line[2 * j + 1], z, SolidModel.PLASTER);
        }
        return row;
    }

    private void joint(Strip strip, int[] top) {
        int n = rim.length;
        int m = top.length;
        for (int i = 0; i <= n; i++) {
            int r = rim[(strip.upperStart + i) % n];
            if (i > 0) {
                int earlier = rim[(strip.upperStart + i - 1) % n];
                solid.triangle(r, earlier, top[(strip.lowerStart + strip.first[i]) % m]);
            }
            for (int j = strip.first[i]; j < strip.last[i]; j++) {
                solid.triangle(top[(strip.lowerStart + j) % m], top[(strip.lowerStart + j + 1) % m], r);
            }
        }
    }

    /** Heights at which the strip ends: below each point of the rim that is joined there, and even. */
    private double[] heights(Strip strip, double drop, double level) {
        int m = line.length / 2;
        double[] heights = new double[m];
        Arrays.fill(heights, Double.POSITIVE_INFINITY);
        for (int i = 0; i <= rim.length; i++) {
            double z = solid.at(rim[(strip.upperStart + i) % rim.length], 2);
            for (int j = strip.first[i]; j <= strip.last[i]; j++) {
                int at = (strip.lowerStart + j) % m;
                heights[at] = Math.min(heights[at], z);
            }
        }
        int reach = (int) Math.max(1, Math.min(m / 4, Math.round(EVEN * m / Outline.length(line))));
        double[] least = new double[m];
        for (int j = 0; j < m; j++) {
            least[j] = Double.POSITIVE_INFINITY;
            for (int k = -reach; k <= reach; k++) {
                least[j] = Math.min(least[j], heights[Math.floorMod(j + k, m)]);
            }
        }
        for (int j = 0; j < m; j++) {
            double sum = 0;
            for (int k = -reach; k <= reach; k++) {
                sum += least[Math.floorMod(j + k, m)];
            }
            heights[j] = Math.min(level, sum / (2 * reach + 1) - drop);
        }
        return heights;
    }
}
