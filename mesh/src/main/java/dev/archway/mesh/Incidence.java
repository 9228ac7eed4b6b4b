package dev.archway.mesh;

/** Which corners of triangles meet at each vertex. Corner 3t + k is the k-th corner of triangle t. */
final class Incidence {

    /** Where each vertex' corners begin in {@link #corners}; one entry more than there are vertices. */
    final int[] first;

    /** The corners by vertex, in ascending order at each. */
    final int[] corners;

    private Incidence(int[] first, int[] corners) {
        this.first = first;
        this.corners = corners;
    }

    static Incidence of(Mesh mesh) {
        int[] triangles = mesh.triangles();
        int[] first = new int[mesh.vertexCount() + 1];
        for (int vertex : triangles) {
            first[vertex + 1]++;
        }
        for (int v = 0; v < mesh.vertexCount(); v++) {
            first[v + 1] += first[v];
        }
        int[] next = first.clone();
        int[] corners = new int[triangles.length];
        for (int c = 0; c < triangles.length; c++) {
            corners[next[triangles[c]]++] = c;
        }
        return new Incidence(first, corners);
    }

    /** How many corners meet at a vertex. */
    int count(int vertex) {
        return first[vertex + 1] - first[vertex];
    }

    /** The next corner of the same triangle, counter-clockwise. */
    static int after(int corner) {
        return corner % 3 == 2 ? corner - 2 : corner + 1;
    }

    /** The corner before this one of the same triangle. */
    static int before(int corner) {
        return corner % 3 == 0 ? corner + 2 : corner - 1;
    }
}
