package dev.archway.mesh;

/** Directions that stand on a surface. */
public final class Normals {

    private Normals() {}

    /**
     * The normal of each vertex: the mean of its triangles' normals (H. Gouraud, Continuous shading of curved surfaces, 1971), each weighted with the triangle's area
     * (N. Max, Weights for computing vertex normals from facet normals, 1999, compares weights), outwards where triangles are counter-clockwise seen from outside. The
     * cost is linear.
     *
     * @return x, y, z of each vertex, of unit length; 0, 0, 0 for a vertex without triangles, or whose triangles have no area or cancel out
     */
    public static float[] ofVertices(Mesh mesh) {
        float[] p = mesh.positions();
        int[] triangles = mesh.triangles();
        double[] area = new double[3];
        float[] normals = new float[p.length];
        for (int t = 0; t < triangles.length; t += 3) {
            Facet.areaVector(p, triangles, t, area);
            for (int c = t; c < t + 3; c++) {
                int i = 3 * triangles[c];
                normals[i] += (float) area[0];
                normals[i + 1] += (float) area[1];
                normals[i + 2] += (float) area[2];
            }
        }
        for (int i = 0; i < normals.length; i += 3) {
            area[0] = normals[i];
            area[1] = normals[i + 1];
            area[2] = normals[i + 2];
            double length = Facet.length(area);
            double scale = length > 0 ? 1 / length : 0;
            normals[i] = (float) (area[0] * scale);
            normals[i + 1] = (float) (area[1] * scale);
            normals[i + 2] = (float) (area[2] * scale);
        }
        return normals;
    }
}
