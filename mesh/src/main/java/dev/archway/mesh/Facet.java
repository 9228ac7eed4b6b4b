package dev.archway.mesh;

/** The plane geometry of one triangle. */
final class Facet {

    private Facet() {}

    /**
     * Twice the triangle's area as a vector that stands on it, by the right-hand rule.
     *
     * @param t the place of the triangle's first corner in {@code triangles}
     * @param into where the vector's x, y, z go
     */
    static void areaVector(float[] positions, int[] triangles, int t, double[] into) {
        int a = 3 * triangles[t];
        int b = 3 * triangles[t + 1];
        int c = 3 * triangles[t + 2];
        double ux = (double) positions[b] - positions[a];
        double uy = (double) positions[b + 1] - positions[a + 1];
        double uz = (double) positions[b + 2] - positions[a + 2];
        double vx = (double) positions[c] - positions[a];
        double vy = (double) positions[c + 1] - positions[a + 1];
        double vz = (double) positions[c + 2] - positions[a + 2];
        into[0] = uy * vz - uz * vy;
        into[1] = uz * vx - ux * vz;
        into[2] = ux * vy - uy * vx;
    }

    static double length(double[] v) {
        return Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
    }
}
