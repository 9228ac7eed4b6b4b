package dev.archway.mesh;

/**
 * What keeps a mesh from being the boundary of a solid, counted.
 *
 * @param borderEdges edges with one triangle only
 * @param crowdedEdges edges with more than two triangles
 * @param contraryEdges edges whose two triangles run through them in the same direction, so that one shows its back where the other shows its front
 * @param crowdedVertices vertices whose triangles are more than one fan: they hang together at the vertex alone
 * @param degenerate triangles that have the same vertex at two corners; the other numbers leave them out
 * @param duplicates triangles whose three vertices another one has
 */
public record Manifold(
        int borderEdges, int crowdedEdges, int contraryEdges, int crowdedVertices, int degenerate, int duplicates) {

    /**
     * Looks at every edge and every vertex: a surface has one or two triangles at an edge, and one fan of them at a vertex (M. Mäntylä, An introduction to solid modeling,
     * 1988); fans are joined as sets (R. E. Tarjan, 1975, as in {@link Components}). The cost is linear; the work needs less than twice what the mesh's arrays take.
     *
     * @param mesh a welded mesh
     */
    public static Manifold check(Mesh mesh) {
        Mesh proper = Faces.withoutDegenerate(mesh);
        int[] corners = proper.triangles();
        Edges edges = new Edges(corners, proper.vertexCount());
        HalfEdges.forEach(corners, proper.vertexCount(), edges);
        return new Manifold(
                edges.border,
                edges.crowded,
                edges.contrary,
                edges.crowdedVertices(),
                mesh.triangleCount() - proper.triangleCount(),
                Faces.duplicates(proper));
    }

    /** Whether every edge has one or two triangles, every vertex one fan of them, and no triangle is degenerate. */
    public boolean isManifold() {
        return crowdedEdges == 0 && crowdedVertices == 0 && degenerate == 0;
    }

    /** Whether it is a manifold without border. */
    public boolean isClosed() {
        return isManifold() && borderEdges == 0;
    }

    /** Whether it can be the boundary of a solid: closed, and all triangles agree on which side is outside. Of where its vertices lie, and so of volumes, it says nothing. */
    public boolean isSolid() {
        return isClosed() && contraryEdges == 0;
    }

    private static final class Edges implements HalfEdges.Edge {

        private final int[] corners;
        private final int[] fans;
        private final Sets together;
        private int border;
        private int crowded;
        private int contrary;

        Edges(int[] corners, int vertexCount) {
            this.corners = corners;
            fans = new int[vertexCount];
            together = new Sets(corners.length);
            for (int corner : corners) {
                fans[corner]++;
            }
        }

        @Override
        public void meets(long[] halfEdges, int from, int to) {
            int first = (int) halfEdges[from];
            if (to - from == 1) {
                border++;
            } else if (to - from > 2) {
                crowded++;
            } else if (corners[first] == corners[(int) halfEdges[from + 1]]) {
                contrary++;
            }
            for (int i = from + 1; i < to; i++) {
                int h = (int) halfEdges[i];
                boolean same = corners[h] == corners[first];
                join(first, same ? h : HalfEdges.next(h));
                join(HalfEdges.next(first), same ? HalfEdges.next(h) : h);
            }
        }

        private void join(int corner, int other) {
            if (together.join(corner, other)) {
                fans[corners[corner]]--;
            }
        }

        int crowdedVertices() {
            int count = 0;
            for (int fan : fans) {
                count += fan > 1 ? 1 : 0;
            }
            return count;
        }
    }
}
