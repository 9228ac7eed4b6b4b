package dev.archway.mesh;

/** The least vertical gap between two surfaces, by descending into two trees wherever a smaller gap than the least so far is possible. */
final class Gap {

    private final BoxTree above;
    private final BoxTree below;

    /** Two polygons of up to nine corners, x, y, gap each: a triangle cut by the three sides of another. */
    private double[] polygon = new double[27];

    private double[] cut = new double[27];
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
                    compare(9 * i, 9 * j);
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
        double area = coveredArea(below.corners, b);
        // triangles that stand upright cover nothing seen from above
        if (area == 0 || coveredArea(above.corners, a) == 0) {
            return;
        }
        float[] p = below.corners;
        double x0 = p[b];
        double y0 = p[b + 1];
        double z0 = p[b + 2];
        double ux = p[b + 3] - x0;
        double uy = p[b + 4] - y0;
        double vx = p[b + 6] - x0;
        double vy = p[b + 7] - y0;
        double uz = p[b + 5] - z0;
        double vz = p[b + 8] - z0;
        double slopeX = (uz * vy - vz * uy) / area;
        double slopeY = (vz * ux - uz * vx) / area;
        for (int c = 0; c < 9; c += 3) {
            polygon[c] = above.corners[a + c] - x0;
            polygon[c + 1] = above.corners[a + c + 1] - y0;
            polygon[c + 2] = above.corners[a + c + 2] - z0 - slopeX * polygon[c] - slopeY * polygon[c + 1];
        }
        double sign = Math.signum(area);
        int count = keepLeft(3, 0, 0, ux * sign, uy * sign);
        count = keepLeft(count, ux, uy, (vx - ux) * sign, (vy - uy) * sign);
        count = keepLeft(count, vx, vy, -vx * sign, -vy * sign);
        // on a triangle that stands nearly upright, rounding must not lead beyond the triangles' own heights
        double floor = lowest(above.corners, a) - highest(below.corners, b);
        for (int c = 0; c < count; c++) {
            least = Math.min(least, Math.max(polygon[3 * c + 2], floor));
        }
    }

    /** Twice the area that a triangle covers seen from above, with a sign. */
    private static double coveredArea(float[] p, int i) {
        return ((double) p[i + 3] - p[i]) * ((double) p[i + 7] - p[i + 1])
                - ((double) p[i + 4] - p[i + 1]) * ((double) p[i + 6] - p[i]);
    }

    private static double lowest(float[] p, int i) {
        return Math.min(p[i + 2], Math.min(p[i + 5], p[i + 8]));
    }

    private static double highest(float[] p, int i) {
        return Math.max(p[i + 2], Math.max(p[i + 5], p[i + 8]));
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
