package dev.archway.mesh;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * Joins small pieces that lie in a hole or beside a rim, where a bubble or a reflection took the surface round them, with the surface: between the two nearest edges of
 * both borders, two triangles. What is left between them has one border then and is closed as any hole is, so that the patch goes through the piece and not below it.
 * This way is our own.
 */
final class Bridges {

    /** Millimetres that a bridge is long at most. */
    private static final double REACH = 3;

    /** So many pairs of edges are looked at, and {@link #PAIRS_EACH} more for each triangle; no scan has as many. */
    private static final long PAIRS = 10_000_000;

    private static final long PAIRS_EACH = 50;

    private final Shells surface;

    /** The border half-edges of larger pieces by the x of their middles: that in the upper half, as a number of the same order. */
    private final long[] edges;

    private final BitSet bridged = new BitSet();
    private final Numbers added = new Numbers();
    private long pairs;

    private Bridges(Shells surface, List<int[]> loops, boolean[] islands) {
        this.surface = surface;
        pairs = PAIRS + PAIRS_EACH * surface.shells.length;
        long[] all = new long[loops.stream().mapToInt(loop -> loop.length).sum()];
        int count = 0;
        for (int[] loop : loops) {
            for (int h : loop) {
                if (!islands[surface.shells[h / 3]]) {
                    all[count++] = sortable(middle(h, 0)) << 32 | h;
                }
            }
        }
        edges = Arrays.copyOf(all, count);
        Arrays.sort(edges);
    }

    /**
     * @param loops the surface's borders
     * @param rims for each shell the number of the border from which a bridge may go out
     * @param islands the shells that may be joined with others
     * @return the same surface when there is no bridge; else one whose triangles come first, in their order, and those of the bridges after them
     */
    static Shells built(Shells surface, List<int[]> loops, int[] rims, boolean[] islands) {
        Bridges bridges = new Bridges(surface, loops, islands);
        for (int s = 0; s < islands.length; s++) {
            if (islands[s]) {
                bridges.build(loops.get(rims[s]));
            }
        }
        return bridges.added.isEmpty() ? surface : new Shells(surface.with(bridges.added));
    }

    /** Builds the shortest bridge from the border of an island. */
    private void build(int[] loop) {
        int from = -1;
        int to = -1;
        double least = REACH * REACH;
        for (int h : loop) {
            float x = middle(h, 0);
            int at = Arrays.binarySearch(edges, sortable((float) (x - REACH)) << 32);
            for (int i = at < 0 ? -at - 1 : at; i < edges.length && middle((int) edges[i], 0) <= x + REACH; i++) {
                int g = (int) edges[i];
                if (pairs-- < 0) {
                    return;
                }
                double square = square(h, g);
                if (square < least && !bridged.get(g) && face(h, g)) {
                    least = square;
                    from = h;
                    to = g;
                }
            }
        }
        if (from >= 0) {
            bridged.set(to);
            int a = surface.corners[from];
            int b = surface.corners[HalfEdges.next(from)];
            int c = surface.corners[to];
            int d = surface.corners[HalfEdges.next(to)];
            // a small piece on a steep wall may look down and have been turned: the larger part turns it back
            int[] corners = sides(from, to) > 0 ? new int[] {b, a, d, b, d, c} : new int[] {a, b, d, a, d, c};
            for (int corner : corners) {
                added.add(corner);
            }
        }
    }

    private float at(int vertex, int axis) {
        return surface.positions[3 * vertex + axis];
    }

    private float middle(int h, int axis) {
        return (at(surface.corners[h], axis) + at(surface.corners[HalfEdges.next(h)], axis)) / 2;
    }

    private double square(int h, int g) {
        double square = 0;
        for (int axis = 0; axis < 3; axis++) {
            double way = (double) middle(h, axis) - middle(g, axis);
            square += way * way;
        }
        return square;
    }

    /** Whether neither of two edges has a vertex of the other one's triangle, on which a bridge would lie, and they run against each other if their triangles look to the same side. */
    private boolean face(int h, int g) {
        if (touches(h, g) || touches(g, h)) {
            return false;
        }
        int a = surface.corners[h];
        int b = surface.corners[HalfEdges.next(h)];
        int c = surface.corners[g];
        int d = surface.corners[HalfEdges.next(g)];
        double along = 0;
        for (int axis = 0; axis < 3; axis++) {
            along += ((double) at(b, axis) - at(a, axis)) * ((double) at(d, axis) - at(c, axis));
        }
        return along * sides(h, g) < 0;
    }

    /** Whether an edge has a vertex of the triangle of another one. */
    private boolean touches(int edge, int other) {
        for (int end : new int[] {edge, HalfEdges.next(edge)}) {
            int vertex = surface.origin(surface.corners[end]);
            for (int c = other / 3 * 3; c < other / 3 * 3 + 3; c++) {
                if (surface.origin(surface.corners[c]) == vertex) {
                    return true;
                }
            }
        }
        return false;
    }

    /** More than 0 if the triangles of two edges look to the same side. */
    private double sides(int h, int g) {
        double[] u = new double[3];
        double[] v = new double[3];
        Facet.areaVector(surface.positions, surface.corners, h / 3 * 3, u);
        Facet.areaVector(surface.positions, surface.corners, g / 3 * 3, v);
        return u[0] * v[0] + u[1] * v[1] + u[2] * v[2];
    }

    private static long sortable(float x) {
        int bits = Float.floatToIntBits(x);
        return bits < 0 ? bits ^ 0x7fffffff : bits;
    }
}
