package dev.archway.mesh.render;

import dev.archway.mesh.Mesh;

/** A mesh with the normals of its vertices. */
final class Body {

    private final Mesh mesh;
    private final float[] normals;

    Body(Mesh mesh) {
        this.mesh = mesh;
        normals = Normals.of(mesh);
    }

    Mesh mesh() {
        return mesh;
    }

    /** x, y, z of each vertex' unit normal; all zero for a vertex that no visible triangle uses. */
    float[] normals() {
        return normals;
    }

    /** Whether the vertex whose coordinates begin at {@code offset} belongs to a surface. */
    boolean isVisible(int offset) {
        return normals[offset] != 0 || normals[offset + 1] != 0 || normals[offset + 2] != 0;
    }
}
