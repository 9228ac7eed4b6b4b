package dev.archway.mesh;

/**
 * For each vertex the sum of squared distances from a set of planes, as ten numbers: the upper half of a symmetric matrix of four by four (Garland and Heckbert,
 * 1997). Places are relative to the middle of the piece, so that few digits cancel.
 */
final class Quadrics {

    /**
     * The upright planes on open borders count so often: a border that moves is seen at once, as nothing is behind it.
     */
    private static final double BORDER = 16;

    /** xx, xy, xz, yy, yz, zz, x, y, z, 1 of each vertex. */
    private final double[] sums;

    private final double[] places;

    /**
     * @param places x, y, z of each vertex
     * @param fans the corners at each vertex
     */
    Quadrics(double[] places, int[] triangles, Chains fans) {
        this.places = places;
        sums = new double[places.length / 3 * 10];
        double[] n = new double[3];
        for (int v = 0; v < places.length / 3; v++) {
            for (int corner = fans.first(v); corner >= 0; corner = fans.next(corner)) {
                if (normal(triangles, corner - corner % 3, n)) {
                    plane(v, v, n[0], n[1], n[2], 1);
                }
            }
        }
    }

    /** Puts a triangle's unit normal into {@code n}; false when it has no area. */
    private boolean normal(int[] triangles, int t, double[] n) {
        int a = 3 * triangles[t];
        int b = 3 * triangles[t + 1];
        int c = 3 * triangles[t + 2];
        double ux = places[b] - places[a];
        double uy = places[b + 1] - places[a + 1];
        double uz = places[b + 2] - places[a + 2];
        double vx = places[c] - places[a];
        double vy = places[c + 1] - places[a + 1];
        double vz = places[c + 2] - places[a + 2];
        n[0] = uy * vz - uz * vy;
        n[1] = uz * vx - ux * vz;
        n[2] = ux * vy - uy * vx;
        return unit(n);
    }

    private static boolean unit(double[] n) {
        double length = Facet.length(n);
        if (!(length > 0)) {
            return false;
        }
        n[0] /= length;
        n[1] /= length;
        n[2] /= length;
        return true;
    }

    /** Holds an edge on an open border: {@code corner} begins it, its triangle is the only one. */
    void border(int[] triangles, int corner) {
        double[] n = new double[3];
        int a = triangles[corner];
        int b = triangles[HalfEdges.next(corner)];
        if (!normal(triangles, corner - corner % 3, n)) {
            return;
        }
        double ux = places[3 * b] - places[3 * a];
        double uy = places[3 * b + 1] - places[3 * a + 1];
        double uz = places[3 * b + 2] - places[3 * a + 2];
        double[] upright = {uy * n[2] - uz * n[1], uz * n[0] - ux * n[2], ux * n[1] - uy * n[0]};
        if (unit(upright)) {
            plane(a, a, upright[0], upright[1], upright[2], BORDER);
            plane(b, a, upright[0], upright[1], upright[2], BORDER);
        }
    }

    /** Adds to a vertex the plane through {@code point} with the given unit normal. */
    private void plane(int vertex, int point, double x, double y, double z, double weight) {
        double d = -(x * places[3 * point] + y * places[3 * point + 1] + z * places[3 * point + 2]);
        int i = 10 * vertex;
        sums[i] += weight * x * x;
        sums[i + 1] += weight * x * y;
        sums[i + 2] += weight * x * z;
        sums[i + 3] += weight * y * y;
        sums[i + 4] += weight * y * z;
        sums[i + 5] += weight * z * z;
        sums[i + 6] += weight * x * d;
        sums[i + 7] += weight * y * d;
        sums[i + 8] += weight * z * d;
        sums[i + 9] += weight * d * d;
    }

    /** Makes a vertex stand for planes of which only the sum of the squared distances from it is known. */
    void add(int vertex, double squaredDistances) {
        sums[10 * vertex + 9] += squaredDistances;
    }

    /** The sum of the squared distances of a vertex from its planes. */
    double at(int vertex) {
        double x = places[3 * vertex];
        double y = places[3 * vertex + 1];
        double z = places[3 * vertex + 2];
        int i = 10 * vertex;
        double sum = x * (sums[i] * x + 2 * (sums[i + 1] * y + sums[i + 2] * z + sums[i + 6]))
                + y * (sums[i + 3] * y + 2 * (sums[i + 4] * z + sums[i + 7]))
                + z * (sums[i + 5] * z + 2 * sums[i + 8])
                + sums[i + 9];
        return Math.max(sum, 0);
    }

    /** Makes a vertex stand for the planes of another too. */
    void merge(int into, int other) {
        for (int i = 0; i < 10; i++) {
            sums[10 * into + i] += sums[10 * other + i];
        }
    }

    /** The best point for two vertices together. */
    final class Best {

        /** How much the point is drawn to the middle of the edge, as a part of all planes: decides where planes leave it free, as on flat ground. */
        private static final double TO_MIDDLE = 1e-4;

        double x;
        double y;
        double z;

        /** Finds the point, and answers the sum of its squared distances from the planes of both. */
        double find(int a, int b) {
            double[] s = sums;
            int i = 10 * a;
            int j = 10 * b;
            double xx = s[i] + s[j];
            double xy = s[i + 1] + s[j + 1];
            double xz = s[i + 2] + s[j + 2];
            double yy = s[i + 3] + s[j + 3];
            double yz = s[i + 4] + s[j + 4];
            double zz = s[i + 5] + s[j + 5];
            double middleX = (places[3 * a] + places[3 * b]) / 2;
            double middleY = (places[3 * a + 1] + places[3 * b + 1]) / 2;
            double middleZ = (places[3 * a + 2] + places[3 * b + 2]) / 2;
            // half the slope of the sum at the middle
            double gx = xx * middleX + xy * middleY + xz * middleZ + s[i + 6] + s[j + 6];
            double gy = xy * middleX + yy * middleY + yz * middleZ + s[i + 7] + s[j + 7];
            double gz = xz * middleX + yz * middleY + zz * middleZ + s[i + 8] + s[j + 8];
            double atMiddle = gx * middleX
                    + gy * middleY
                    + gz * middleZ
                    + (s[i + 6] + s[j + 6]) * middleX
                    + (s[i + 7] + s[j + 7]) * middleY
                    + (s[i + 8] + s[j + 8]) * middleZ
                    + s[i + 9]
                    + s[j + 9];
            double pull = TO_MIDDLE * (xx + yy + zz);
            double ax = xx + pull;
            double ay = yy + pull;
            double az = zz + pull;
            double cx = ay * az - yz * yz;
            double cy = xz * yz - xy * az;
            double cz = xy * yz - xz * ay;
            double determinant = ax * cx + xy * cy + xz * cz;
            double dx = 0;
            double dy = 0;
            double dz = 0;
            if (determinant > 0) {
                dx = -(cx * gx + cy * gy + cz * gz) / determinant;
                dy = -(cy * gx + (ax * az - xz * xz) * gy + (xy * xz - ax * yz) * gz) / determinant;
                dz = -(cz * gx + (xy * xz - ax * yz) * gy + (ax * ay - xy * xy) * gz) / determinant;
            }
            x = middleX + dx;
            y = middleY + dy;
            z = middleZ + dz;
            double moved = atMiddle
                    + 2 * (gx * dx + gy * dy + gz * dz)
                    + dx * (xx * dx + xy * dy + xz * dz)
                    + dy * (xy * dx + yy * dy + yz * dz)
                    + dz * (xz * dx + yz * dy + zz * dz);
            return Math.max(moved, 0);
        }
    }
}
