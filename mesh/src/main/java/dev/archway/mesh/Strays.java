package dev.archway.mesh;

import java.util.BitSet;

/** Vertices that belong to no triangle. Readers keep them, as the file has them; nothing that is shown or measured may depend on them. */
final class Strays {

    private Strays() {}

    /** The mesh without them, the other vertices in their order; the mesh itself when there are none. */
    static Mesh without(Mesh mesh) {
        BitSet used = used(mesh.vertexCount(), mesh.triangles());
        return used.cardinality() == mesh.vertexCount()
                ? mesh
                : only(used, mesh, mesh.triangles().clone());
    }

    /** Other triangles between the vertices of a mesh, without those vertices that they do not have. The corners given are the new mesh's, and are changed. */
    static Mesh without(Mesh mesh, int[] corners) {
        return only(used(mesh.vertexCount(), corners), mesh, corners);
    }

    private static BitSet used(int vertexCount, int[] corners) {
        BitSet used = new BitSet(vertexCount);
        for (int vertex : corners) {
            used.set(vertex);
        }
        return used;
    }

    private static Mesh only(BitSet used, Mesh mesh, int[] corners) {
        int count = used.cardinality();
        int[] numbers = new int[mesh.vertexCount()];
        float[] positions = new float[3 * count];
        byte[] from = mesh.colors();
        byte[] colors = from == null ? null : new byte[3 * count];
        int next = 0;
        for (int v = used.nextSetBit(0); v >= 0; v = used.nextSetBit(v + 1)) {
            System.arraycopy(mesh.positions(), 3 * v, positions, 3 * next, 3);
            if (from != null && colors != null) {
                System.arraycopy(from, 3 * v, colors, 3 * next, 3);
            }
            numbers[v] = next++;
        }
        for (int c = 0; c < corners.length; c++) {
            corners[c] = numbers[corners[c]];
        }
        return new Mesh(positions, corners, colors);
    }
}
