package dev.archway.mesh;

/** Makes an open shell into a thin body: a second surface below the first, inside out, and strips between the borders of both. */
final class Skin {

    private Skin() {}

    /** @param thickness in millimetres */
    static void behind(Surface surface, boolean[] shells, double thickness, Growing solid) {
        int[] corners = surface.corners;
        double[] normals = new double[3 * surface.vertexCount];
        double[] v = new double[3];
        for (int c = 0; c < corners.length; c++) {
            if (shells[surface.shells[c / 3]]) {
                Facet.areaVector(surface.positions, corners, c / 3 * 3, v);
                for (int axis = 0; axis < 3; axis++) {
                    normals[3 * corners[c] + axis] += v[axis];
                }
            }
        }
        int[] twin = new int[surface.vertexCount];
        for (int h = 0; h < corners.length; h++) {
            if (!shells[surface.shells[h / 3]]) {
                continue;
            }
            int a = twin(corners[h], twin, normals, thickness, solid);
            int b = twin(corners[HalfEdges.next(h)], twin, normals, thickness, solid);
            if (surface.opposite[h] == HalfEdges.BORDER) {
                solid.triangle(corners[HalfEdges.next(h)], corners[h], a);
                solid.triangle(a, b, corners[HalfEdges.next(h)]);
            }
            if (h % 3 == 0) {
                int c = twin(corners[h + 2], twin, normals, thickness, solid);
                solid.triangle(b, a, c);
            }
        }
    }

    private static int twin(int vertex, int[] twin, double[] normals, double thickness, Growing solid) {
        if (twin[vertex] == 0) {
            int i = 3 * vertex;
            double length = Math.sqrt(
                    normals[i] * normals[i] + normals[i + 1] * normals[i + 1] + normals[i + 2] * normals[i + 2]);
            double part = length > 0 ? thickness / length : 0;
            twin[vertex] = 1
                    + solid.add(
                            solid.at(vertex, 0) - part * normals[i],
                            solid.at(vertex, 1) - part * normals[i + 1],
                            solid.at(vertex, 2) - (length > 0 ? part * normals[i + 2] : thickness),
                            SolidModel.PLASTER);
        }
        return twin[vertex] - 1;
    }
}
