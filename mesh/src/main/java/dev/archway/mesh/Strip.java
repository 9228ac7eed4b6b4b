package dev.archway.mesh;

/**
 * The best strip of triangles between two closed lines: of all that keep the order of both, the one that keeps nearest together what it joins. H. Fuchs, Z. M.
 * Kedem, S. P. Uselton, Optimal surface reconstruction from planar contours, 1977; by dynamic programming from the pair of points that lie nearest together.
 */
final class Strip {

    /** More points than this of the upper line are taken several at a time. */
    private static final int MOST = 6_000;

    private final double[] upper;
    private final double[] lower;
    private final int stride;
    private final int n;
    private final int m;

    /** The first pair. */
    final int upperStart;

    final int lowerStart;

    /** Where the upper line's points go: the lower point that each is joined to first, counted from {@link #lowerStart}, and last. */
    final int[] first;

    final int[] last;

    /**
     * @param upper x and y of each point of the upper line
     * @param lower x and y of each point of the lower line, running the same way round
     */
    Strip(double[] upper, double[] lower) {
        this.upper = upper;
        this.lower = lower;
        int points = upper.length / 2;
        stride = (points + MOST - 1) / MOST;
        n = (points + stride - 1) / stride;
        m = lower.length / 2;
        int[] nearest = nearest();
        upperStart = nearest[0];
        lowerStart = nearest[1];
        first = new int[points + 1];
        last = new int[points + 1];
        match(points);
    }

    /** Whether one point is joined to all of the other line: the strip would have the edge on which it closes twice, so it is none. */
    boolean isTwisted() {
        int end = first.length - 1;
        // the first upper point comes again at the end: a lower point joined to both is joined to all between
        boolean twisted = last[0] >= first[end];
        for (int i = 0; i <= end && !twisted; i++) {
            twisted = first[i] == 0 && last[i] == m;
        }
        return twisted;
    }

    private int[] nearest() {
        int[] pair = new int[2];
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < upper.length / 2; i += stride) {
            for (int j = 0; j < m; j++) {
                double x = upper[2 * i] - lower[2 * j];
                double y = upper[2 * i + 1] - lower[2 * j + 1];
                if (x * x + y * y < least) {
                    least = x * x + y * y;
                    pair[0] = i;
                    pair[1] = j;
                }
            }
        }
        return pair;
    }

    private int upperAt(int i) {
        int points = upper.length / 2;
        return (upperStart + Math.min(i * stride, points)) % points;
    }

    private int lowerAt(int j) {
        return (lowerStart + j) % m;
    }

    /** The squares of the distances of a point of the upper line from all of the lower one. */
    private void distances(int i, double[] squares) {
        double x = upper[2 * upperAt(i)];
        double y = upper[2 * upperAt(i) + 1];
        for (int j = 0, b = 2 * lowerStart; j <= m; j++) {
            squares[j] = (x - lower[b]) * (x - lower[b]) + (y - lower[b + 1]) * (y - lower[b + 1]);
            b = b + 2 < lower.length ? b + 2 : 0;
        }
    }

    private void match(int points) {
        // whether the best way to (i, j) comes along the upper line
        boolean[] along = new boolean[(n + 1) * (m + 1)];
        double[] cost = new double[m + 1];
        double[] sides = new double[m + 1];
        double[] squares = new double[m + 1];
        distances(0, squares);
        for (int j = 1; j <= m; j++) {
            sides[j] = side(lower, lowerAt(j - 1), lowerAt(j));
            cost[j] = cost[j - 1] + sides[j] * squares[j];
        }
        for (int i = 1; i <= n; i++) {
            double side = side(upper, upperAt(i - 1), upperAt(i));
            distances(i, squares);
            for (int j = 0; j <= m; j++) {
                double down = cost[j] + side * squares[j];
                double across = j == 0 ? Double.POSITIVE_INFINITY : cost[j - 1] + sides[j] * squares[j];
                along[i * (m + 1) + j] = down <= across;
                cost[j] = Math.min(down, across);
            }
        }
        int j = m;
        last[points] = m;
        for (int i = n; i >= 0; i--) {
            int at = Math.min(i * stride, points);
            last[at] = j;
            while (i == 0 ? j > 0 : !along[i * (m + 1) + j]) {
                j--;
            }
            first[at] = j;
            // those between are joined to where the next one begins
            for (int between = at - 1; i > 0 && between > (i - 1) * stride; between--) {
                first[between] = j;
                last[between] = j;
            }
        }
    }

    private static double side(double[] line, int a, int b) {
        return Math.hypot(line[2 * a] - line[2 * b], line[2 * a + 1] - line[2 * b + 1]);
    }
}
