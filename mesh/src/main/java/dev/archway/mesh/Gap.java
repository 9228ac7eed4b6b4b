package dev.archway.mesh;

/** The least vertical gap between two surfaces, by descending into two trees wherever a smaller gap than the least so far is possible. */
final class Gap {

    private final BoxTree above;
    private final BoxTree below;

    /** Two polygons of up to nine corners, x, y, gap each: a triangle cut by the three sides of another. */
    private double[] polygon = new double[27];

    private double[] cut = new double[27];

    private final float[] upper = new float[9];
    private final float[] lower = new float[9];
    private double least = Double.POSITIVE_INFINITY;

    Gap(BoxTree above, BoxTree below) {
        this.above = above;
        this.below = below;
    }

    /** The least of {@code z(above) - z(below)} over all columns that both cover, in millimetres; positive infinity when there is none. */
    double least() {
        if (!above.isEmpty() && !below.isEmpty()) {
            descend(0, 0);
        }
        return least;
    }

    private void descend(int a, int b) {
        boolean lastA = above.isLeaf(a);
        boolean lastB = below.isLeaf(b);
        if (lastA && lastB) {
            for (int i = above.from(a); i < above.to(a); i++) {
                for (int j = below.from(b); j < below.to(b); j++) {
                    compare(i, j);
                }
            }
        } else if (lastB || (!lastA && covered(above, a) >= covered(below, b))) {
            both(a + 1, b, above.links[a], b);
        } else {
            both(a, b + 1, a, below.links[b]);
        }
    }

    /** The area of a node's box seen from above. */
    private static double covered(BoxTree tree, int node) {
        return ((double) tree.max(node, 0) - tree.min(node, 0)) * ((double) tree.max(node, 1) - tree.min(node, 1));
    }

    /** The more promising pair first: what it finds spares the other. */
    private void both(int a1, int b1, int a2, int b2) {
        double bound1 = bound(a1, b1);
        double bound2 = bound(a2, b2);
        if (Math.min(bound1, bound2) < least) {
            descend(bound1 <= bound2 ? a1 : a2, bound1 <= bound2 ? b1 : b2);
        }
        if (Math.max(bound1, bound2) < least) {
            descend(bound1 <= bound2 ? a2 : a1, bound1 <= bound2 ? b2 : b1);
        }
    }

    /** No gap between the two nodes is smaller. */
    private double bound(int a, int b) {
        for (int axis = 0; axis < 2; axis++) {
            if (above.min(a, axis) > below.max(b, axis) || below.min(b, axis) > above.max(a, axis)) {
                return Double.POSITIVE_INFINITY;
            }
        }
        return (double) above.min(a, 2) - below.max(b, 2);
    }

    /** Cuts the upper triangle by the sides of the lower one (I. Sutherland, G. Hodgman, Reentrant polygon clipping, 1974), its heights above the lower one's plane kept. */
    private void compare(int a, int b) {
        above.corners(a, upper);
        below.corners(b, lower);
        double area = coveredArea(lower);
        // triangles that stand upright cover nothing seen from above
        if (area == 0 || coveredArea(upper) == 0) {
            return;
        }
        float[] p = lower;
        double x0 = p[0];
        double y0 = p[1];
        double z0 = p[2];
        double ux = p[3] - x0;
        double uy = p[4] - y0;
        double vx = p[6] - x0;
        double vy = p[7] - y0;
        double uz = p[5] - z0;
        double vz = p[8] - z0;
        double slopeX = (uz * vy - vz * uy) / area;
        double slopeY = (vz * ux - uz * vx) / area;
        for (int c = 0; c < 9; c += 3) {
            polygon[c] = upper[c] - x0;
            polygon[c + 1] = upper[c + 1] - y0;
            polygon[c + 2] = upper[c + 2] - z0 - slopeX * polygon[c] - slopeY * polygon[c + 1];
        }
        double sign = Math.signum(area);
        int count = keepLeft(3, 0, 0, ux * sign, uy * sign);
        count = keepLeft(count, ux, uy, (vx - ux) * sign, (vy - uy) * sign);
        count = keepLeft(count, vx, vy, -vx * sign, -vy * sign);
        // on a triangle that stands nearly upright, rounding must not lead beyond the triangles' own heights
        double floor = lowest(upper) - highest(lower);
        for (int c = 0; c < count; c++) {
            least = Math.min(least, Math.max(polygon[3 * c + 2], floor));
        }
    }

    /** Twice the area that a triangle covers seen from above, with a sign. */
    private static double coveredArea(float[] p) {
        return ((double) p[3] - p[0]) * ((double) p[7] - p[1]) - ((double) p[4] - p[1]) * ((double) p[6] - p[0]);
    }

    private static double lowest(float[] p) {
        return Math.min(p[2], Math.min(p[5], p[8]));
    }

    private static double highest(float[] p) {
        return Math.max(p[2], Math.max(p[5], p[8]));
    }

    /** Keeps the part of the polygon to the left of the line through (x, y) along (dx, dy), and answers how many corners it has. */
    private int keepLeft(int count, double x, double y, double dx, double dy) {
        int kept = 0;
        for (int c = 0; c < count; c++) {
            int here = 3 * c;
            int next = 3 * ((c + 1) % count);
            double side = dx * (polygon[here + 1] - y) - dy * (polygon[here] - x);
            double nextSide = dx * (polygon[next + 1] - y) - dy * (polygon[next] - x);
            if (side >= 0) {
                System.arraycopy(polygon, here, cut, 3 * kept++, 3);
            }
            if ((side > 0 && nextSide < 0) || (side < 0 && nextSide > 0)) {
                double part = side / (side - nextSide);
                for (int i = 0; i < 3; i++) {
                    cut[3 * kept + i] = polygon[here + i] + part * (polygon[next + i] - polygon[here + i]);
                }
                kept++;
            }
        }
        double[] swapped = polygon;
        polygon = cut;
        cut = swapped;
        return kept;
    }
}
