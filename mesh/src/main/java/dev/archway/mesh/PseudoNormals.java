package dev.archway.mesh;

import java.util.BitSet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The directions that tell on which side of a surface a point lies whose nearest point is a vertex, an edge or inside a triangle: the angle-weighted
 * pseudonormals (J. Baerentzen, H. Aanaes, Signed distance computation using the angle weighted pseudonormal, 2005). And which vertices and edges lie on an open
 * border.
 */
final class PseudoNormals {

    /** Triangles looked at for an edge from which on its pseudonormal is kept: many points may lie nearest to it. */
    private static final int CROWD = 100;

    private record CrowdedEdge(double x, double y, double z, boolean border) {}

    private final Mesh mesh;
    private final Map<Long, CrowdedEdge> crowded = new ConcurrentHashMap<>();

    /** x, y, z of each vertex; their length has no meaning. */
    private final float[] vertices;

    /** Vertices with an edge that one triangle only has. */
    private final BitSet border;

    PseudoNormals(Mesh mesh) {
        this.mesh = mesh;
        border = border(Faces.withoutDegenerate(mesh));
        vertices = new float[mesh.positions().length];
        double[] facet = new double[3];
        for (int corner = 0; corner < mesh.triangles().length; corner++) {
            Facet.areaVector(mesh.positions(), mesh.triangles(), corner - corner % 3, facet);
            double length = Facet.length(facet);
            if (length > 0) {
                double weight = Math.atan2(length, cosine(corner)) / length;
                for (int axis = 0; axis < 3; axis++) {
                    vertices[3 * mesh.triangles()[corner] + axis] += (float) (weight * facet[axis]);
                }
            }
        }
    }

    /** The cosine of a corner's angle, times the lengths of its sides. */
    private double cosine(int corner) {
        float[] p = mesh.positions();
        int a = 3 * mesh.triangles()[corner];
        int b = 3 * mesh.triangles()[HalfEdges.next(corner)];
        int c = 3 * mesh.triangles()[HalfEdges.previous(corner)];
        return ((double) p[b] - p[a]) * ((double) p[c] - p[a])
                + ((double) p[b + 1] - p[a + 1]) * ((double) p[c + 1] - p[a + 1])
                + ((double) p[b + 2] - p[a + 2]) * ((double) p[c + 2] - p[a + 2]);
    }

    private static BitSet border(Mesh mesh) {
        BitSet found = new BitSet(mesh.vertexCount());
        int[] corners = mesh.triangles();
        HalfEdges.forEach(corners, mesh.vertexCount(), (halfEdges, from, to) -> {
            if (to - from == 1) {
                found.set(corners[(int) halfEdges[from]]);
                found.set(corners[HalfEdges.next((int) halfEdges[from])]);
            }
        });
        return found;
    }

    /** Whether a vertex has an edge that belongs to one triangle only. */
    boolean isBorder(int vertex) {
        return border.get(vertex);
    }

    /** Puts a vertex' pseudonormal into {@code into}. */
    void ofVertex(int vertex, double[] into) {
        for (int axis = 0; axis < 3; axis++) {
            into[axis] = vertices[3 * vertex + axis];
        }
    }

    /**
     * Puts an edge's pseudonormal, the sum of its triangles' unit normals, into {@code into}, and answers whether the edge belongs to one triangle only.
     *
     * @param tree the mesh's tree, in which the triangles are found
     * @param waiting room for {@link BoxTree#DEEPEST} nodes
     */
    boolean ofEdge(BoxTree tree, int a, int b, int[] waiting, double[] into) {
        long edge = (long) Math.min(a, b) << 32 | Math.max(a, b);
        CrowdedEdge known = crowded.isEmpty() ? null : crowded.get(edge);
        if (known != null) {
            into[0] = known.x;
            into[1] = known.y;
            into[2] = known.z;
            return known.border;
        }
        double x = 0;
        double y = 0;
        double z = 0;
        int count = 0;
        int looked = 0;
        int depth = 0;
        waiting[depth++] = 0;
        while (depth > 0) {
            int node = waiting[--depth];
            if (!holds(tree, node, a) || !holds(tree, node, b)) {
                continue;
            }
            if (!tree.isLeaf(node)) {
                waiting[depth++] = tree.links[node];
                waiting[depth++] = node + 1;
                continue;
            }
            looked += BoxTree.LEAF;
            for (int i = tree.from(node); i < tree.to(node); i++) {
                if (has(tree.order[i], a) && has(tree.order[i], b)) {
                    ofTriangle(tree.order[i], into);
                    double length = Facet.length(into);
                    if (length > 0) {
                        x += into[0] / length;
                        y += into[1] / length;
                        z += into[2] / length;
                    }
                    count++;
                }
            }
        }
        into[0] = x;
        into[1] = y;
        into[2] = z;
        if (looked > CROWD) {
            crowded.put(edge, new CrowdedEdge(x, y, z, count == 1));
        }
        return count == 1;
    }

    private boolean holds(BoxTree tree, int node, int vertex) {
        float[] p = mesh.positions();
        return tree.squaredDistance(node, p[3 * vertex], p[3 * vertex + 1], p[3 * vertex + 2]) == 0;
    }

    private boolean has(int triangle, int vertex) {
        int[] corners = mesh.triangles();
        return corners[3 * triangle] == vertex
                || corners[3 * triangle + 1] == vertex
                || corners[3 * triangle + 2] == vertex;
    }

    /** Puts a triangle's normal into {@code into}; its length has no meaning. */
    void ofTriangle(int triangle, double[] into) {
        Facet.areaVector(mesh.positions(), mesh.triangles(), 3 * triangle, into);
    }
}
