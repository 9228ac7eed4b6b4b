package dev.archway.mesh;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Triangles that are none: those with a corner twice, and those that are there already. Those are looked for among the triangles that have the same least vertex, which a
 * counting sort brings together (H. H. Seward, 1954, as in {@link HalfEdges}); the rest is our own.
 */
public final class Faces {

    private Faces() {}

    /**
     * Leaves out every triangle that has the same vertex at two corners, and every triangle whose three vertices another triangle before it has already, in
     * whatever order. Triangles without area whose vertices differ stay: they hold their neighbours together. The cost is linear.
     *
     * @param mesh a welded mesh
     * @return the mesh without them, the others in their order; vertices and colours are shared with the mesh given. The mesh itself when there is nothing to leave out
     */
    public static Mesh distinct(Mesh mesh) {
        int[] corners = mesh.triangles();
        boolean[] left = new boolean[mesh.triangleCount()];
        int gone = markDegenerate(corners, left) + markDuplicates(corners, mesh.vertexCount(), left);
        return gone == 0 ? mesh : without(mesh, left, gone);
    }

    /** Leaves out the triangles that have a corner twice; the mesh itself when there are none. */
    static Mesh withoutDegenerate(Mesh mesh) {
        boolean[] left = new boolean[mesh.triangleCount()];
        int gone = markDegenerate(mesh.triangles(), left);
        return gone == 0 ? mesh : without(mesh, left, gone);
    }

    private static Mesh without(Mesh mesh, boolean[] left, int gone) {
        int[] kept = new int[mesh.triangles().length - 3 * gone];
        int at = 0;
        for (int t = 0; t < left.length; t++) {
            if (!left[t]) {
                System.arraycopy(mesh.triangles(), 3 * t, kept, at, 3);
                at += 3;
            }
        }
        return new Mesh(mesh.positions(), kept, mesh.colors());
    }

    /** Those triangles alone, and the vertices that they have, in their order. */
    static Mesh only(Mesh mesh, BitSet triangles) {
        int[] corners = new int[3 * triangles.cardinality()];
        int at = 0;
        for (int t = triangles.nextSetBit(0); t >= 0; t = triangles.nextSetBit(t + 1)) {
            System.arraycopy(mesh.triangles(), 3 * t, corners, at, 3);
            at += 3;
        }
        return Strays.without(mesh, corners);
    }

    /**
     * Leaves out the triangles whose three corners another one before them has, those too that have a corner twice.
     *
     * @param numbered a triangle's number in some bits of each; their order stays
     * @param bits which bits those are
     */
    static long[] first(Mesh mesh, long[] numbered, long bits) {
        boolean[] left = new boolean[mesh.triangleCount()];
        int gone = markDuplicates(mesh.triangles(), mesh.vertexCount(), left);
        long[] kept = new long[numbered.length - gone];
        int at = 0;
        for (long number : numbered) {
            if (!left[(int) (number & bits)]) {
                kept[at++] = number;
            }
        }
        return kept;
    }

    /** How many triangles have the same vertex at two corners. */
    public static int degenerate(Mesh mesh) {
        return markDegenerate(mesh.triangles(), new boolean[mesh.triangleCount()]);
    }

    /** How many triangles have the three vertices of another one before them, in whatever order; those with a vertex twice are not counted. */
    public static int duplicates(Mesh mesh) {
        boolean[] left = new boolean[mesh.triangleCount()];
        markDegenerate(mesh.triangles(), left);
        return markDuplicates(mesh.triangles(), mesh.vertexCount(), left);
    }

    private static int markDegenerate(int[] corners, boolean[] left) {
        int count = 0;
        for (int t = 0; t < left.length; t++) {
            int a = corners[3 * t];
            int b = corners[3 * t + 1];
            int c = corners[3 * t + 2];
            if (a == b || b == c || c == a) {
                left[t] = true;
                count++;
            }
        }
        return count;
    }

    private static int markDuplicates(int[] corners, int vertexCount, boolean[] left) {
        int[] start = new int[vertexCount + 2];
        for (int t = 0; t < left.length; t++) {
            start[least(corners, t) + 2]++;
        }
        for (int v = 2; v < start.length; v++) {
            start[v] += start[v - 1];
        }
        int[] byVertex = new int[left.length];
        for (int t = 0; t < left.length; t++) {
            byVertex[start[least(corners, t) + 1]++] = t;
        }
        int count = 0;
        Same[] same = new Same[0];
        for (int v = 0; v < vertexCount; v++) {
            int from = start[v];
            int many = start[v + 1] - from;
            if (many < 2) {
                continue;
            }
            if (many <= 12) {
                count += markAmongFew(corners, byVertex, from, many, left);
                continue;
            }
            same = new Same[many];
            for (int i = 0; i < many; i++) {
                same[i] = Same.of(corners, byVertex[from + i]);
            }
            Arrays.sort(same);
            for (int i = 1; i < many; i++) {
                if (!left[same[i].triangle] && !left[same[i - 1].triangle] && same[i].others == same[i - 1].others) {
                    left[same[i].triangle] = true;
                    same[i] = same[i - 1];
                    count++;
                }
            }
        }
        return count;
    }

    private static int markAmongFew(int[] corners, int[] byVertex, int from, int many, boolean[] left) {
        int count = 0;
        for (int i = 1; i < many; i++) {
            int t = byVertex[from + i];
            for (int j = 0; j < i && !left[t]; j++) {
                int other = byVertex[from + j];
                if (!left[other] && others(corners, t) == others(corners, other)) {
                    left[t] = true;
                    count++;
                }
            }
        }
        return count;
    }

    private record Same(long others, int triangle) implements Comparable<Same> {

        static Same of(int[] corners, int triangle) {
            return new Same(Faces.others(corners, triangle), triangle);
        }

        @Override
        public int compareTo(Same other) {
            int byVertices = Long.compare(others, other.others);
            return byVertices != 0 ? byVertices : Integer.compare(triangle, other.triangle);
        }
    }

    private static int least(int[] corners, int t) {
        return Math.min(corners[3 * t], Math.min(corners[3 * t + 1], corners[3 * t + 2]));
    }

    /** The two greater vertices of a triangle in one number. */
    private static long others(int[] corners, int t) {
        int a = corners[3 * t];
        int b = corners[3 * t + 1];
        int c = corners[3 * t + 2];
        int most = Math.max(a, Math.max(b, c));
        int middle = Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
        return (long) most << 32 | middle;
    }
}
