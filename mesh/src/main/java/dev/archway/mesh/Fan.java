package dev.archway.mesh;

import java.util.Arrays;

/**
 * The triangles at an edge where more than two meet, in their order round it (K. Weiler, The radial edge structure, 1988). Two that have the inside of a body between them belong together: going round the
 * edge they follow one another like an opening and a closing bracket. J. Rossignac, D. Cardoze, Matchmaker: manifold BReps for non-manifold r-sets, 1999, match the faces of
 * solids so; that faces which find no partner become border is our own.
 */
final class Fan {

    private final float[] positions;
    private final int[] corners;
    private boolean asked;

    Fan(float[] positions, int[] corners) {
        this.positions = positions;
        this.corners = corners;
    }

    /** Whether there was such an edge. */
    boolean wasAsked() {
        return asked;
    }

    void pair(long[] halfEdges, int from, int to, int[] opposite) {
        asked = true;
        int count = to - from;
        int[] order = inOrder(halfEdges, from, count);
        int a = Math.min(corners[order[0]], corners[HalfEdges.next(order[0])]);
        int[] open = new int[count];
        int depth = 0;
        boolean[] done = new boolean[count];
        for (int i = 0; i < 2 * count; i++) {
            int h = order[i % count];
            boolean opens = corners[h] != a;
            if (done[i % count]) {
                continue;
            }
            if (opens && i < count) {
                open[depth++] = i;
            } else if (!opens && depth > 0) {
                int partner = open[--depth];
                done[partner] = true;
                done[i % count] = true;
                HalfEdges.link(opposite, order[partner], h);
            }
        }
    }

    /** The half-edges by the angle of their triangles round the edge. */
    private int[] inOrder(long[] halfEdges, int from, int count) {
        int h = (int) halfEdges[from];
        int one = corners[h];
        int other = corners[HalfEdges.next(h)];
        double[] along = vector(Math.min(one, other), Math.max(one, other));
        double[] x = perpendicular(along, vector(one, corners[HalfEdges.previous(h)]));
        double[] y = cross(along, x);
        double length = Facet.length(along);
        record Turned(int halfEdge, double angle) {}
        Turned[] turned = new Turned[count];
        for (int i = 0; i < count; i++) {
            int g = (int) halfEdges[from + i];
            double[] v = vector(one, corners[HalfEdges.previous(g)]);
            turned[i] = new Turned(g, StrictMath.atan2(dot(v, y), dot(v, x) * length));
        }
        Arrays.sort(turned, (l, r) -> Double.compare(l.angle, r.angle));
        return Arrays.stream(turned).mapToInt(Turned::halfEdge).toArray();
    }

    private double[] vector(int a, int b) {
        return new double[] {
            (double) positions[3 * b] - positions[3 * a],
            (double) positions[3 * b + 1] - positions[3 * a + 1],
            (double) positions[3 * b + 2] - positions[3 * a + 2]
        };
    }

    private static double[] perpendicular(double[] along, double[] v) {
        double square = dot(along, along);
        double part = square > 0 ? dot(along, v) / square : 0;
        return new double[] {v[0] - part * along[0], v[1] - part * along[1], v[2] - part * along[2]};
    }

    private static double[] cross(double[] u, double[] v) {
        return new double[] {u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]};
    }

    private static double dot(double[] u, double[] v) {
        return u[0] * v[0] + u[1] * v[1] + u[2] * v[2];
    }
}
