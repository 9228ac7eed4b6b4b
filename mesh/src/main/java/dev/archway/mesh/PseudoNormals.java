package dev.archway.mesh;

import java.util.BitSet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * The directions that tell on which side of a surface a point lies whose nearest point is a vertex, an edge or inside a triangle: the angle-weighted
 * pseudonormals (J. Baerentzen, H. Aanaes, Signed distance computation using the angle weighted pseudonormal, 2005). And which vertices and edges lie on an open
 * border.
 */
final class PseudoNormals {

    private static final int CHUNK = 1 << 13;

    /** Triangles at both ends of an edge from which on its pseudonormal is kept: many points may lie nearest to it. */
    private static final int CROWD = 100;

    private record CrowdedEdge(double x, double y, double z, boolean border) {}

    private final Mesh mesh;
    private final Incidence incidence;
    private final Map<Long, CrowdedEdge> crowded = new ConcurrentHashMap<>();

    /** x, y, z of each vertex; their length has no meaning. */
    private final float[] vertices;

    /** Vertices with an edge that one triangle only has. */
    private final BitSet border;

    PseudoNormals(Mesh mesh) {
        this.mesh = mesh;
        incidence = Incidence.of(mesh);
        vertices = new float[mesh.positions().length];
        IntStream.range(0, (mesh.vertexCount() + CHUNK - 1) / CHUNK).parallel().forEach(chunk -> {
            double[] facet = new double[3];
            int end = Math.min(mesh.vertexCount(), (chunk + 1) * CHUNK);
            for (int v = chunk * CHUNK; v < end; v++) {
                sum(v, facet);
            }
        });
        border = border();
    }

    private void sum(int vertex, double[] facet) {
        double x = 0;
        double y = 0;
        double z = 0;
        for (int i = incidence.first[vertex]; i < incidence.first[vertex + 1]; i++) {
            int corner = incidence.corners[i];
            Facet.areaVector(mesh.positions(), mesh.triangles(), corner - corner % 3, facet);
            double length = Facet.length(facet);
            if (length > 0) {
                double weight = Math.atan2(length, cosine(corner)) / length;
                x += weight * facet[0];
                y += weight * facet[1];
                z += weight * facet[2];
            }
        }
        vertices[3 * vertex] = (float) x;
        vertices[3 * vertex + 1] = (float) y;
        vertices[3 * vertex + 2] = (float) z;
    }

    /** The cosine of a corner's angle, times the lengths of its sides. */
    private double cosine(int corner) {
        float[] p = mesh.positions();
        int a = 3 * mesh.triangles()[corner];
        int b = 3 * mesh.triangles()[Incidence.after(corner)];
        int c = 3 * mesh.triangles()[Incidence.before(corner)];
        return ((double) p[b] - p[a]) * ((double) p[c] - p[a])
                + ((double) p[b + 1] - p[a + 1]) * ((double) p[c + 1] - p[a + 1])
                + ((double) p[b + 2] - p[a + 2]) * ((double) p[c + 2] - p[a + 2]);
    }

    private BitSet border() {
        BitSet found = new BitSet(mesh.vertexCount());
        int[] triangles = mesh.triangles();
        // how often each vertex was met round the one in hand, and which one that was
        int[] met = new int[mesh.vertexCount()];
        for (int v = 0; v < mesh.vertexCount(); v++) {
            int start = incidence.first[v];
            int end = incidence.first[v + 1];
            for (int i = start; i < end; i++) {
                met[triangles[Incidence.after(incidence.corners[i])]] = 0;
                met[triangles[Incidence.before(incidence.corners[i])]] = 0;
            }
            for (int i = start; i < end; i++) {
                met[triangles[Incidence.after(incidence.corners[i])]]++;
                met[triangles[Incidence.before(incidence.corners[i])]]++;
            }
            for (int i = start; i < end && !found.get(v); i++) {
                if (met[triangles[Incidence.after(incidence.corners[i])]] == 1
                        || met[triangles[Incidence.before(incidence.corners[i])]] == 1) {
                    found.set(v);
                }
            }
        }
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

    /** Puts an edge's pseudonormal, the sum of its triangles' unit normals, into {@code into}, and answers whether the edge belongs to one triangle only. */
    boolean ofEdge(int a, int b, double[] into) {
        int hub = incidence.count(a) <= incidence.count(b) ? a : b;
        int other = hub == a ? b : a;
        if (incidence.count(hub) < CROWD) {
            return ofEdgeAt(hub, other, into);
        }
        CrowdedEdge known = crowded.computeIfAbsent((long) Math.min(a, b) << 32 | Math.max(a, b), edge -> {
            double[] normal = new double[3];
            boolean isBorder = ofEdgeAt(hub, other, normal);
            return new CrowdedEdge(normal[0], normal[1], normal[2], isBorder);
        });
        into[0] = known.x;
        into[1] = known.y;
        into[2] = known.z;
        return known.border;
    }

    private boolean ofEdgeAt(int hub, int other, double[] into) {
        int[] triangles = mesh.triangles();
        double x = 0;
        double y = 0;
        double z = 0;
        int count = 0;
        for (int i = incidence.first[hub]; i < incidence.first[hub + 1]; i++) {
            int corner = incidence.corners[i];
            if (triangles[Incidence.after(corner)] == other || triangles[Incidence.before(corner)] == other) {
                Facet.areaVector(mesh.positions(), triangles, corner - corner % 3, into);
                double length = Facet.length(into);
                if (length > 0) {
                    x += into[0] / length;
                    y += into[1] / length;
                    z += into[2] / length;
                }
                count++;
            }
        }
        into[0] = x;
        into[1] = y;
        into[2] = z;
        return count == 1;
    }

    /** Puts a triangle's normal into {@code into}; its length has no meaning. */
    void ofTriangle(int triangle, double[] into) {
        Facet.areaVector(mesh.positions(), mesh.triangles(), 3 * triangle, into);
    }
}
