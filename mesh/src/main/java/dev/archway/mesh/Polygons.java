package dev.archway.mesh;

import java.util.BitSet;

/**
 * Cuts polygons into triangles. A reader makes a fan round the first corner of each, which is right for convex ones; where the polygon is not, the fan may fold
 * over itself, and the triangles are found anew ({@link Cap}) in the polygon's plane by the mean normal of its corners (M. E. Newell, in I. E. Sutherland et al.,
 * A Characterization of Ten Hidden-Surface Algorithms, 1974).
 */
final class Polygons {

    /** A fold smaller than this share of a polygon is none. */
    private static final double FLAT = 1e-7;

    /** Cutting costs the square of a polygon's corners: so much is spent on each triangle of a file, and so much besides. Later polygons stay fans. */
    private static final long EACH = 50;

    private static final long BESIDES = 100_000_000;

    private final float[] positions;
    private final int[] corners;
    private final double[] facet = new double[3];
    private final double[] normal = new double[3];
    private final double[] across = new double[3];
    private final double[] up = new double[3];
    private long left;

    private Polygons(float[] positions, int[] corners) {
        this.positions = positions;
        this.corners = corners;
        left = BESIDES + EACH * (corners.length / 3);
    }

    /** @param goingOn the triangles that belong to the polygon of the one before, in the order of a fan */
    static void unfold(float[] positions, int[] corners, BitSet goingOn) {
        Polygons polygons = new Polygons(positions, corners);
        for (int t = goingOn.nextSetBit(0); t >= 0; ) {
            int end = goingOn.nextClearBit(t);
            polygons.unfold(t - 1, end);
            t = goingOn.nextSetBit(end);
        }
    }

    private void unfold(int from, int to) {
        if (!folds(from, to)) {
            return;
        }
        if (to - from == 2) {
            otherDiagonal(3 * from);
            return;
        }
        long many = to - from + 2L;
        if (many * many > left) {
            return;
        }
        left -= many * many;
        int[] polygon = new int[to - from + 2];
        polygon[0] = corners[3 * from];
        for (int t = from; t < to; t++) {
            polygon[t - from + 1] = corners[3 * t + 1];
        }
        polygon[polygon.length - 1] = corners[3 * to - 1];
        int[] cut = Cap.ears(flat(polygon));
        for (int c = 0; c < cut.length; c++) {
            corners[3 * from + c] = polygon[cut[c]];
        }
    }

    /** Whether a triangle of the fan looks the other way than the polygon does. */
    private boolean folds(int from, int to) {
        normal[0] = 0;
        normal[1] = 0;
        normal[2] = 0;
        for (int t = from; t < to; t++) {
            Facet.areaVector(positions, corners, 3 * t, facet);
            for (int axis = 0; axis < 3; axis++) {
                normal[axis] += facet[axis];
            }
        }
        double least = -FLAT * dot(normal, normal);
        for (int t = from; t < to; t++) {
            Facet.areaVector(positions, corners, 3 * t, facet);
            if (dot(facet, normal) < least) {
                return true;
            }
        }
        return false;
    }

    /** a b c and a c d become b c d and b d a. */
    private void otherDiagonal(int at) {
        int a = corners[at];
        int b = corners[at + 1];
        int c = corners[at + 2];
        int d = corners[at + 5];
        corners[at] = b;
        corners[at + 1] = c;
        corners[at + 2] = d;
        corners[at + 3] = b;
        corners[at + 4] = d;
        corners[at + 5] = a;
    }

    /** The polygon in its plane, counter-clockwise: x and y of each corner. */
    private double[] flat(int[] polygon) {
        double length = Facet.length(normal);
        double x = normal[0] / length;
        double y = normal[1] / length;
        double z = normal[2] / length;
        // of the axes, the one that lies farthest from the normal gives a direction in the plane
        double least = Math.min(Math.abs(x), Math.min(Math.abs(y), Math.abs(z)));
        int axis = least == Math.abs(x) ? 0 : least == Math.abs(y) ? 1 : 2;
        double along = normal[axis] / length;
        across[0] = -along * x;
        across[1] = -along * y;
        across[2] = -along * z;
        across[axis] += 1;
        up[0] = y * across[2] - z * across[1];
        up[1] = z * across[0] - x * across[2];
        up[2] = x * across[1] - y * across[0];
        double[] points = new double[2 * polygon.length];
        for (int i = 0; i < polygon.length; i++) {
            for (int k = 0; k < 3; k++) {
                double from = (double) positions[3 * polygon[i] + k] - positions[3 * polygon[0] + k];
                points[2 * i] += from * across[k];
                points[2 * i + 1] += from * up[k];
            }
        }
        return points;
    }

    private static double dot(double[] a, double[] b) {
        return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
    }
}
