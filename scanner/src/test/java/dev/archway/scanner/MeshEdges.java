package dev.archway.scanner;

import dev.archway.mesh.Mesh;
import java.util.Arrays;
import java.util.stream.IntStream;

/** The edges of a mesh, counted: what holds together and where it ends. */
final class MeshEdges {

    private final Mesh mesh;
    private final long[] edges;

    MeshEdges(Mesh mesh) {
        this.mesh = mesh;
        int[] t = mesh.triangles();
        edges = new long[t.length];
        for (int i = 0; i < t.length; i++) {
            int a = t[i];
            int b = t[i % 3 == 2 ? i - 2 : i + 1];
            edges[i] = (long) Math.min(a, b) << 32 | Math.max(a, b);
        }
        Arrays.sort(edges);
    }

    /** How many triangles the busiest edge belongs to. */
    int mostTrianglesAtAnEdge() {
        int most = 0;
        for (int i = 0; i < edges.length; i += run(i)) {
            most = Math.max(most, run(i));
        }
        return most;
    }

    /** The vertices of the edges that belong to one triangle only. */
    int[] border() {
        return IntStream.range(0, edges.length)
                .filter(i -> (i == 0 || edges[i - 1] != edges[i]) && run(i) == 1)
                .flatMap(i -> IntStream.of((int) (edges[i] >> 32), (int) edges[i]))
                .toArray();
    }

    /** How many closed lines the border consists of, if each vertex of it has two border edges. */
    int loops() {
        int[] border = border();
        return parts(border, (int) Arrays.stream(border).distinct().count());
    }

    int pieces() {
        int[] ends = IntStream.range(0, 2 * edges.length)
                .map(i -> (int) (i % 2 == 0 ? edges[i / 2] >> 32 : edges[i / 2]))
                .toArray();
        return parts(ends, mesh.vertexCount());
    }

    private int run(int from) {
        int to = from;
        while (to < edges.length && edges[to] == edges[from]) {
            to++;
        }
        return to - from;
    }

    /** Vertices less the edges that joined two parts. */
    private int parts(int[] ends, int vertices) {
        int[] root = IntStream.range(0, mesh.vertexCount()).toArray();
        int parts = vertices;
        for (int i = 0; i < ends.length; i += 2) {
            int a = find(root, ends[i]);
            int b = find(root, ends[i + 1]);
            if (a != b) {
                root[a] = b;
                parts--;
            }
        }
        return parts;
    }

    private static int find(int[] root, int of) {
        int at = of;
        while (root[at] != at) {
            root[at] = root[root[at]];
            at = root[at];
        }
        return at;
    }
}
