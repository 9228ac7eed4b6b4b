package dev.archway.mesh;

/** The least vertical gap between two surfaces, by descending into two trees wherever a smaller gap than the least so far is possible. */
final class Gap {

    private final Tree above;
    private final Tree below;

    /** Two polygons of up to nine corners, x, y, gap each: a triangle cut by the three sides of another. */
    private double[] polygon = new double[27];

    private double[] cut = new double[27];
    private double least = Double.POSITIVE_INFINITY;

    Gap(Tree above, Tree below) {
        this.above = above;
        this.below = below;
    }

    /** The least of {@code z(above) - z(below)} over all columns that both cover, in millimetres; positive infinity when there is none. */
    double least() {
        if (!above.isEmpty() && !below.isEmpty()) {
            descend(new Node(0, 0, above.order.length, 0), new Node(0, 0, below.order.length, 0));
        }
        return least;
    }

    /** A node of a tree, with its triangles in the tree's order and its level. */
    private record Node(int number, int from, int to, int level) {

        Node first() {
            return new Node(2 * number + 1, from, (from + to) >>> 1, level + 1);
        }

        Node second() {
            return new Node(2 * number + 2, (from + to) >>> 1, to, level + 1);
        }
    }

    private void descend(Node a, Node b) {
        boolean lastA = above.isLeaf(a.level);
        boolean lastB = below.isLeaf(b.level);
        if (lastA && lastB) {
            for (int i = a.from; i < a.to; i++) {
                for (int j = b.from; j < b.to; j++) {
                    compare(3 * above.order[i], 3 * below.order[j]);
                }
            }
        } else if (lastB || (!lastA && a.to - a.from >= b.to - b.from)) {
            both(a.first(), b, a.second(), b);
        } else {
            both(a, b.first(), a, b.second());
        }
    }

    /** The more promising pair first: what it finds spares the other. */
    private void both(Node a1, Node b1, Node a2, Node b2) {
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
    private double bound(Node a, Node b) {
        for (int axis = 0; axis < 2; axis++) {
            if (above.min(a.number, axis) > below.max(b.number, axis)
                    || below.min(b.number, axis) > above.max(a.number, axis)) {
                return Double.POSITIVE_INFINITY;
            }
        }
        return (double) above.min(a.number, 2) - below.max(b.number, 2);
    }

    /** Cuts the upper triangle by the sides of the lower one (I. Sutherland, G. Hodgman, Reentrant polygon clipping, 1974), its heights above the lower one's plane kept. */
    private void compare(int a, int b) {
        float[] p = below.positions;
        int[] corners = below.corners;
        double x0 = p[3 * corners[b]];
        double y0 = p[3 * corners[b] + 1];
        double z0 = p[3 * corners[b] + 2];
        double ux = p[3 * corners[b + 1]] - x0;
        double uy = p[3 * corners[b + 1] + 1] - y0;
        double vx = p[3 * corners[b + 2]] - x0;
        double vy = p[3 * corners[b + 2] + 1] - y0;
        double uz = p[3 * corners[b + 1] + 2] - z0;
        double vz = p[3 * corners[b + 2] + 2] - z0;
        double area = ux * vy - uy * vx;
        double slopeX = (uz * vy - vz * uy) / area;
        double slopeY = (vz * ux - uz * vx) / area;
        for (int c = 0; c < 3; c++) {
            int i = 3 * above.corners[a + c];
            polygon[3 * c] = above.positions[i] - x0;
            polygon[3 * c + 1] = above.positions[i + 1] - y0;
            polygon[3 * c + 2] = above.positions[i + 2] - z0 - slopeX * polygon[3 * c] - slopeY * polygon[3 * c + 1];
        }
        double sign = Math.signum(area);
        int count = keepLeft(3, 0, 0, ux * sign, uy * sign);
        count = keepLeft(count, ux, uy, (vx - ux) * sign, (vy - uy) * sign);
        count = keepLeft(count, vx, vy, -vx * sign, -vy * sign);
        // on a triangle that stands nearly upright, rounding must not lead beyond the triangles' own heights
        double floor = lowest(above, a) - highest(below, b);
        for (int c = 0; c < count; c++) {
            least = Math.min(least, Math.max(polygon[3 * c + 2], floor));
        }
    }

    private static double lowest(Tree tree, int c) {
        return Math.min(
                tree.positions[3 * tree.corners[c] + 2],
                Math.min(tree.positions[3 * tree.corners[c + 1] + 2], tree.positions[3 * tree.corners[c + 2] + 2]));
    }

    private static double highest(Tree tree, int c) {
        return Math.max(
                tree.positions[3 * tree.corners[c] + 2],
                Math.max(tree.positions[3 * tree.corners[c + 1] + 2], tree.positions[3 * tree.corners[c + 2] + 2]));
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
