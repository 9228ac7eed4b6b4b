package dev.archway.mesh;

/**
 * Finds where rays meet a surface, from whichever side (T. Möller, B. Trumbore, Fast, Minimum Storage Ray/Triangle Intersection, 1997). Nothing is allocated for
 * a ray. For one thread at a time.
 */
public final class Rays {

    private final BoxTree tree;
    private final int[] waiting = new int[BoxTree.DEEPEST];
    private final float[] corners = new float[9];

    private double ox;
    private double oy;
    private double oz;
    private double dx;
    private double dy;
    private double dz;
    private double reach;
    private int triangle = -1;

    Rays(BoxTree tree) {
        this.tree = tree;
    }

    /**
     * The first place where a ray meets the surface. A ray within a triangle's plane does not meet that triangle.
     *
     * @param x the ray's origin, in millimetres
     * @param y the origin's y
     * @param z the origin's z
     * @param directionX its direction, of any length but 0
     * @param directionY the direction's y
     * @param directionZ the direction's z
     * @param within how far to look, in lengths of the direction
     * @return how far it is, in lengths of the direction; positive infinity when there is nothing within the limit
     */
    public double first(
            double x, double y, double z, double directionX, double directionY, double directionZ, double within) {
        aim(x, y, z, directionX, directionY, directionZ, within);
        follow(false);
        return triangle < 0 ? Double.POSITIVE_INFINITY : reach;
    }

    /** Whether a ray meets anything; parameters as of {@link #first}, and faster. */
    public boolean any(
            double x, double y, double z, double directionX, double directionY, double directionZ, double within) {
        aim(x, y, z, directionX, directionY, directionZ, within);
        follow(true);
        return triangle >= 0;
    }

    /** The number of the triangle that the last ray met, or -1. */
    public int triangle() {
        return triangle;
    }

    private void aim(
            double x, double y, double z, double directionX, double directionY, double directionZ, double within) {
        ox = x;
        oy = y;
        oz = z;
        dx = directionX;
        dy = directionY;
        dz = directionZ;
        reach = within;
        triangle = -1;
    }

    private void follow(boolean anything) {
        int depth = 0;
        int node = 0;
        double entry = tree.isEmpty() ? Double.POSITIVE_INFINITY : entry(0);
        while (true) {
            if (entry <= reach) {
                if (!tree.isLeaf(node)) {
                    double toFirst = entry(node + 1);
                    double toSecond = entry(tree.links[node]);
                    boolean inOrder = toFirst <= toSecond;
                    waiting[depth++] = inOrder ? tree.links[node] : node + 1;
                    node = inOrder ? node + 1 : tree.links[node];
                    entry = Math.min(toFirst, toSecond);
                    continue;
                }
                for (int i = tree.from(node); i < tree.to(node); i++) {
                    meet(i);
                }
                if (anything && triangle >= 0) {
                    return;
                }
            }
            if (depth == 0) {
                return;
            }
            node = waiting[--depth];
            entry = entry(node);
        }
    }

    /** Where the ray enters a node's box, 0 within it; positive infinity when it passes by. */
    private double entry(int node) {
        double from = 0;
        double to = reach;
        for (int axis = 0; axis < 3; axis++) {
            double origin = axis == 0 ? ox : axis == 1 ? oy : oz;
            double direction = axis == 0 ? dx : axis == 1 ? dy : dz;
            double low = tree.min(node, axis) - origin;
            double high = tree.max(node, axis) - origin;
            if (direction == 0) {
                if (low > 0 || high < 0) {
                    return Double.POSITIVE_INFINITY;
                }
            } else {
                double a = low / direction;
                double b = high / direction;
                from = Math.max(from, Math.min(a, b));
                to = Math.min(to, Math.max(a, b));
            }
        }
        // a little early, as rounding must not lose a flat box
        return from <= to * (1 + 1e-12) ? from * (1 - 1e-12) : Double.POSITIVE_INFINITY;
    }

    private void meet(int i) {
        tree.corners(i, corners);
        float[] p = corners;
        double abx = (double) p[3] - p[0];
        double aby = (double) p[4] - p[1];
        double abz = (double) p[5] - p[2];
        double acx = (double) p[6] - p[0];
        double acy = (double) p[7] - p[1];
        double acz = (double) p[8] - p[2];
        double qx = dy * acz - dz * acy;
        double qy = dz * acx - dx * acz;
        double qz = dx * acy - dy * acx;
        double determinant = abx * qx + aby * qy + abz * qz;
        double sx = ox - p[0];
        double sy = oy - p[1];
        double sz = oz - p[2];
        double u = (sx * qx + sy * qy + sz * qz) / determinant;
        double rx = sy * abz - sz * aby;
        double ry = sz * abx - sx * abz;
        double rz = sx * aby - sy * abx;
        double v = (dx * rx + dy * ry + dz * rz) / determinant;
        double distance = (acx * rx + acy * ry + acz * rz) / determinant;
        // written so that the NaN of a determinant of 0 fails
        if (u >= 0 && v >= 0 && u + v <= 1 && distance >= 0 && distance <= reach) {
            if (triangle < 0 || distance < reach || tree.order[i] < triangle) {
                triangle = tree.order[i];
            }
            reach = distance;
        }
    }
}
