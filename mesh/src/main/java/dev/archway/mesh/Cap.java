package dev.archway.mesh;

/** Triangles inside a simple polygon: ears are cut off (G. H. Meisters, Polygons have ears, 1975), then edges flipped until they are Delaunay (C. L. Lawson, 1977). */
final class Cap {

    private final double[] points;

    private Cap(double[] points) {
        this.points = points;
    }

    /**
     * @param points x and y of each corner, counter-clockwise, no side crossing another
     * @return three corners of each triangle, counter-clockwise; always two less than there are corners
     */
    static int[] of(double[] points) {
        Cap cap = new Cap(points);
        int[] triangles = cap.ears();
        cap.flip(triangles);
        return triangles;
    }

    /** The same with the triangles as they are cut off, Delaunay or not. */
    static int[] ears(double[] points) {
        return new Cap(points).ears();
    }

    private int[] ears() {
        int n = points.length / 2;
        int[] before = new int[n];
        int[] after = new int[n];
        for (int i = 0; i < n; i++) {
            before[i] = (i + n - 1) % n;
            after[i] = (i + 1) % n;
        }
        // whether a corner is an ear changes with its neighbours only: each cut asks for two, so that all cost the
        // square of the corners
        boolean[] ear = new boolean[n];
        for (int k = 0; k < n; k++) {
            ear[k] = isEar(before[k], k, after[k]);
        }
        int[] triangles = new int[3 * (n - 2)];
        int at = 0;
        int i = 0;
        int tried = 0;
        for (int left = n; left > 3; ) {
            // a corner on a straight line is no ear; when nothing else is left, rounding has eaten the last one
            if (tried > left || ear[i]) {
                triangles[at++] = before[i];
                triangles[at++] = i;
                triangles[at++] = after[i];
                after[before[i]] = after[i];
                before[after[i]] = before[i];
                ear[before[i]] = isEar(before[before[i]], before[i], after[i]);
                ear[after[i]] = isEar(before[i], after[i], after[after[i]]);
                left--;
                tried = 0;
                // one further, so that triangles do not fan out from one corner
                i = after[after[i]];
            } else {
                i = after[i];
                tried++;
            }
        }
        triangles[at++] = before[i];
        triangles[at++] = i;
        triangles[at] = after[i];
        return triangles;
    }

    private boolean isEar(int a, int b, int c) {
        if (!(turn(a, b, c) > 0)) {
            return false;
        }
        for (int p = 0; p < points.length / 2; p++) {
            if (p != a && p != b && p != c && turn(a, b, p) >= 0 && turn(b, c, p) >= 0 && turn(c, a, p) >= 0) {
                return false;
            }
        }
        return true;
    }

    private double turn(int a, int b, int c) {
        double ux = points[2 * b] - points[2 * a];
        double uy = points[2 * b + 1] - points[2 * a + 1];
        double vx = points[2 * c] - points[2 * a];
        double vy = points[2 * c + 1] - points[2 * a + 1];
        return ux * vy - uy * vx;
    }

    private void flip(int[] triangles) {
        int[] opposite = HalfEdges.opposites(new float[0], triangles, points.length / 2);
        Numbers stack = new Numbers();
        for (int h = 0; h < opposite.length; h++) {
            if (opposite[h] > h) {
                stack.add(h);
            }
        }
        // each flip raises the least angle, so this ends; the bound is against rounding
        long most = 40L * triangles.length;
        while (!stack.isEmpty() && most-- > 0) {
            int h = stack.removeLast();
            int o = opposite[h];
            if (o == HalfEdges.BORDER) {
                continue;
            }
            int a = triangles[h];
            int b = triangles[HalfEdges.next(h)];
            int c = triangles[HalfEdges.previous(h)];
            int d = triangles[HalfEdges.previous(o)];
            if (turn(d, b, c) > 0 && turn(c, a, d) > 0 && inCircle(a, b, c, d) > 1e-9) {
                HalfEdges.flip(triangles, opposite, h);
                for (int k = 0; k < 3; k++) {
                    stack.add(h / 3 * 3 + k);
                    stack.add(o / 3 * 3 + k);
                }
            }
        }
    }

    /** More than 0 when d lies inside the circle through a, b, c. */
    private double inCircle(int a, int b, int c, int d) {
        double ax = points[2 * a] - points[2 * d];
        double ay = points[2 * a + 1] - points[2 * d + 1];
        double bx = points[2 * b] - points[2 * d];
        double by = points[2 * b + 1] - points[2 * d + 1];
        double cx = points[2 * c] - points[2 * d];
        double cy = points[2 * c + 1] - points[2 * d + 1];
        return (ax * ax + ay * ay) * (bx * cy - cx * by)
                - (bx * bx + by * by) * (ax * cy - cx * ay)
                + (cx * cx + cy * cy) * (ax * by - bx * ay);
    }
}
