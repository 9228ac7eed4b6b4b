package dev.archway.mesh;

import java.util.Arrays;

/**
 * What meets at the edges of triangles. Half-edge {@code 3t + k} goes from corner k of triangle t to its next corner; the edge's other triangle has its opposite.
 *
 * <p>The edges are found by a counting sort (H. H. Seward, Information sorting in the application of electronic digital computers to business operations, 1954) of the
 * half-edges by the lesser of their two vertices, so that the cost is linear in the triangles.
 */
final class HalfEdges {

    /** The opposite of a half-edge whose edge has no other triangle. */
    static final int BORDER = -1;

    private static final int SHORT = 24;

    private HalfEdges() {}

    /** Hears of each edge once. */
    interface Edge {

        /**
         * @param halfEdges the half-edges of one edge, in either direction, in the low halves of the numbers from {@code from} on
         * @param to where they end, at least {@code from + 1}
         */
        void meets(long[] halfEdges, int from, int to);
    }

    static int next(int halfEdge) {
        return halfEdge % 3 == 2 ? halfEdge - 2 : halfEdge + 1;
    }

    static int previous(int halfEdge) {
        return halfEdge % 3 == 0 ? halfEdge + 2 : halfEdge - 1;
    }

    /** Goes through all edges, by the lesser of their vertices. No triangle has a corner twice. */
    static void forEach(int[] corners, int vertexCount, Edge edge) {
        int[] start = new int[vertexCount + 2];
        for (int t = 0; t < corners.length; t += 3) {
            start[Math.min(corners[t], corners[t + 1]) + 2]++;
            start[Math.min(corners[t + 1], corners[t + 2]) + 2]++;
            start[Math.min(corners[t + 2], corners[t]) + 2]++;
        }
        for (int v = 2; v < start.length; v++) {
            start[v] += start[v - 1];
        }
        int[] byVertex = new int[corners.length];
        for (int t = 0; t < corners.length; t += 3) {
            byVertex[start[Math.min(corners[t], corners[t + 1]) + 1]++] = t;
            byVertex[start[Math.min(corners[t + 1], corners[t + 2]) + 1]++] = t + 1;
            byVertex[start[Math.min(corners[t + 2], corners[t]) + 1]++] = t + 2;
        }
        long[] some = new long[64];
        for (int v = 0; v < vertexCount; v++) {
            int count = start[v + 1] - start[v];
            if (count > some.length) {
                some = new long[Math.max(count, 2 * some.length)];
            }
            for (int i = 0; i < count; i++) {
                int h = byVertex[start[v] + i];
                some[i] = (long) Math.max(corners[h], corners[next(h)]) << 32 | h;
            }
            sort(some, count);
            for (int from = 0, to; from < count; from = to) {
                to = from + 1;
                while (to < count && some[to] >> 32 == some[from] >> 32) {
                    to++;
                }
                edge.meets(some, from, to);
            }
        }
    }

    private static void sort(long[] some, int count) {
        if (count > SHORT) {
            Arrays.sort(some, 0, count);
            return;
        }
        for (int i = 1; i < count; i++) {
            long moved = some[i];
            int at = i;
            while (at > 0 && some[at - 1] > moved) {
                some[at] = some[at - 1];
                at--;
            }
            some[at] = moved;
        }
    }

    /**
     * The opposite of each half-edge, or {@link #BORDER}. Where more than two triangles meet at an edge, they are paired so that each pair has the inside of a
     * body between them, by their order round the edge; what finds no partner becomes border.
     */
    static int[] opposites(float[] positions, int[] corners, int vertexCount) {
        return opposites(new Fan(positions, corners), corners, vertexCount);
    }

    /** The same; the fan is asked at edges of more than two triangles. */
    static int[] opposites(Fan fan, int[] corners, int vertexCount) {
        int[] opposite = new int[corners.length];
        Arrays.fill(opposite, BORDER);
        forEach(corners, vertexCount, (halfEdges, from, to) -> {
            if (to - from == 2) {
                link(opposite, (int) halfEdges[from], (int) halfEdges[from + 1]);
            } else if (to - from > 2) {
                fan.pair(halfEdges, from, to, opposite);
            }
        });
        return opposite;
    }

    static void link(int[] opposite, int one, int other) {
        opposite[one] = other;
        opposite[other] = one;
    }

    /** Turns a triangle over: its second and third corners change places, and what it knows of its neighbours with them. */
    static void turn(int[] corners, int[] opposite, int triangle) {
        int h = 3 * triangle;
        int corner = corners[h + 1];
        corners[h + 1] = corners[h + 2];
        corners[h + 2] = corner;
        int first = opposite[h];
        int last = opposite[h + 2];
        opposite[h] = last;
        opposite[h + 2] = first;
        if (last != BORDER) {
            opposite[last] = h;
        }
        if (first != BORDER) {
            opposite[first] = h + 2;
        }
    }

    /** The border half-edge that follows a border half-edge round the triangles at its end. */
    static int nextOnBorder(int[] opposite, int halfEdge) {
        int h = next(halfEdge);
        while (opposite[h] != BORDER) {
            h = next(opposite[h]);
        }
        return h;
    }

    /**
     * Flips the edge between two triangles: it then joins the two corners that lay across it.
     */
    static void flip(int[] corners, int[] opposite, int h) {
        int o = opposite[h];
        int hp = previous(h);
        int op = previous(o);
        int c = corners[hp];
        int d = corners[op];
        // a b c and b a d become c d b and d c a: each keeps one of its outer edges and takes one of the other's
        int beforeH = opposite[hp];
        int beforeO = opposite[op];
        corners[h] = d;
        corners[o] = c;
        // now h: d, hn: b, hp: c; o: c, on: a, op: d
        // h = d -> b was op; o = c -> a was hp; hp = c -> d and op = d -> c are the new edge
        set(opposite, h, beforeO);
        set(opposite, o, beforeH);
        link(opposite, hp, op);
    }

    private static void set(int[] opposite, int h, int partner) {
        opposite[h] = partner;
        if (partner != BORDER) {
            opposite[partner] = h;
        }
    }
}
