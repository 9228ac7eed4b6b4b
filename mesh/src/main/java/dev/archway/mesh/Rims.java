package dev.archway.mesh;

import java.util.BitSet;

/** The ragged edge of a scan. */
public final class Rims {

    private static final int ROUNDS = 8;

    private Rims() {}

    /**
     * What came of trimming.
     *
     * @param mesh the mesh without the triangles trimmed and the vertices that only they had; the mesh given when there was none
     * @param triangles how many triangles were trimmed
     * @param area their area, in square millimetres
     */
    public record Trimmed(Mesh mesh, int triangles, double area) {}

    /**
     * Removes triangles that hang on the surface by one edge or by vertices alone: the teeth of a saw along a rim or a hole, which a scanner leaves where it lost sight. It is
     * done again where that leaves others hanging, {@value #ROUNDS} times at most, so that a thin tongue of triangles becomes shorter and nothing else is lost. This way is
     * our own. The cost is linear.
     *
     * @param mesh a welded mesh
     */
    public static Trimmed trim(Mesh mesh) {
        Mesh proper = Faces.withoutDegenerate(mesh);
        Mesh rest = proper;
        int triangles = 0;
        double area = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] edges = held(rest);
            BitSet kept = new BitSet(edges.length);
            for (int t = 0; t < edges.length; t++) {
                kept.set(t, edges[t] > 1);
            }
            int gone = edges.length - kept.cardinality();
            if (gone == 0 || gone == edges.length) {
                break;
            }
            triangles += gone;
            area += areaWithout(rest, kept);
            rest = Faces.only(rest, kept);
        }
        return triangles == 0 ? new Trimmed(mesh, 0, 0) : new Trimmed(rest, triangles, area);
    }

    private static double areaWithout(Mesh mesh, BitSet kept) {
        double[] v = new double[3];
        double twice = 0;
        for (int t = kept.nextClearBit(0); t < mesh.triangleCount(); t = kept.nextClearBit(t + 1)) {
            Facet.areaVector(mesh.positions(), mesh.triangles(), 3 * t, v);
            twice += Facet.length(v);
        }
        return twice / 2;
    }

    /** By how many edges each triangle hangs on others. */
    private static byte[] held(Mesh mesh) {
        byte[] edges = new byte[mesh.triangleCount()];
        HalfEdges.forEach(mesh.triangles(), mesh.vertexCount(), (halfEdges, from, to) -> {
            for (int i = from; i < to && to - from > 1; i++) {
                edges[(int) halfEdges[i] / 3]++;
            }
        });
        return edges;
    }
}
