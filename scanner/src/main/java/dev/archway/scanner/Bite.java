package dev.archway.scanner;

/**
 * Brings two jaws that were shaped apart into contact. Where they would run into each other, both yield half, which leaves the facets that worn teeth have; what is left
 * after that is cured by opening the bite.
 */
final class Bite {

    private static final int ROUNDS = 5;

    /** Contacts may be this deep: enough to touch in many places. */
    private static final double CONTACT = 0.05;

    private Bite() {}

    /** Moves points of both jaws; both count h towards the other, and the lower jaw's h is z, the upper one's -z. */
    static void close(JawPatch upper, JawPatch lower) {
        int[] upperTriangles = upper.triangles(true);
        int[] lowerTriangles = lower.triangles(false);
        for (int round = 0; round < ROUNDS; round++) {
            HeightGrid above = HeightGrid.of(upper, upperTriangles);
            HeightGrid below = HeightGrid.of(lower, lowerTriangles);
            float[] yield = HeightGrid.soft(half(above, below));
            lower(upper, above, yield);
            lower(lower, below, yield);
        }
        double open = deepest(HeightGrid.of(upper, upperTriangles), HeightGrid.of(lower, lowerTriangles)) - CONTACT;
        for (int i = 2; open > 0 && i < upper.points.length; i += 3) {
            upper.points[i] -= open;
        }
    }

    private static float[] half(HeightGrid above, HeightGrid below) {
        float[] half = new float[above.heights.length];
        for (int i = 0; i < half.length; i++) {
            half[i] = Math.max(0, (above.heights[i] + below.heights[i]) / 2);
        }
        return half;
    }

    private static double deepest(HeightGrid above, HeightGrid below) {
        double deepest = HeightGrid.NONE;
        for (int i = 0; i < above.heights.length; i++) {
            deepest = Math.max(deepest, above.heights[i] + below.heights[i]);
        }
        return deepest;
    }

    /** Takes that much off what lies on top; walls below keep their place. */
    private static void lower(JawPatch jaw, HeightGrid top, float[] yield) {
        double[] points = jaw.points;
        for (int i = 0; i < points.length; i += 3) {
            double by = points[i + 2] < -4 ? 0 : HeightGrid.at(yield, points[i], points[i + 1]);
            if (by > 0) {
                double under = HeightGrid.at(top.heights, points[i], points[i + 1]) - points[i + 2];
                points[i + 2] -= by * Smooth.step(2, 0.6, under);
            }
        }
    }
}
