package dev.archway.mesh;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A piece of a mesh while its edges shrink, one after another. What other pieces share with it stays where it is, and so do all edges that end there. */
final class Shrinking {

    /** A triangle may turn until its normal's cosine is this. */
    private static final double TURN = 0.2;

    /** Triangles of a worse shape than this must not become worse still; 1 is equilateral, 0 a needle. */
    private static final double NEEDLE = 0.1;

    /** Of two edges that cost nothing, the shorter goes first: this part of the square of its length is added, in the order only. */
    private static final double LENGTH = 1e-6;

    /** No vertex gets more triangles than this, and one that has more stays: all of them must be looked at for each edge. */
    private static final int CROWD = 256;

    private final double maxCost;
    private final Piece piece;
    private final double[] places;
    private final float @Nullable [] colors;

    /** Three vertices of each triangle; the first is -1 when the triangle is gone. */
    private final int[] corners;

    /** The corners at each vertex, some of them of triangles that are gone. */
    private final Chains fans;

    /** How many triangles each vertex has. */
    private final int[] valences;

    private final Quadrics quadrics;
    private final Quadrics.Best best;

    /** Both ends of each edge; the first is -1 when the edge is gone. End 2e + k is the k-th of edge e. */
    private final int[] ends;

    /** The ends at each vertex, some of them of edges that are gone. */
    private final Chains spokes;

    private final EdgeQueue queue;
    private final Ring ringA;
    private final Ring ringB;
    private int left;
    private double reached;

    /** @param maxError as of {@link Decimation#within} */
    Shrinking(Piece piece, double maxError) {
        this.piece = piece;
        maxCost = maxError * maxError;
        int vertices = piece.vertexCount();
        corners = piece.corners();
        left = corners.length / 3;
        places = piece.places();
        colors = piece.colors();
        fans = new Chains(vertices, corners.length);
        for (int c = corners.length - 1; c >= 0; c--) {
            fans.add(corners[c], c);
        }
        valences = new int[vertices];
        for (int corner : corners) {
            valences[corner]++;
        }
        quadrics = new Quadrics(places, corners, fans);
        for (int v = 0; v < vertices; v++) {
            quadrics.add(v, piece.cost(v));
        }
        best = quadrics.new Best();
        ringA = new Ring(vertices);
        ringB = new Ring(vertices);
        ends = edges();
        spokes = new Chains(vertices, ends.length);
        for (int end = ends.length - 1; end >= 0; end--) {
            spokes.add(ends[end], end);
        }
        double[] costs = new double[ends.length / 2];
        for (int e = 0; e < costs.length; e++) {
            costs[e] = cost(ends[2 * e], ends[2 * e + 1]);
        }
        queue = new EdgeQueue(costs);
    }

    /** All edges that may shrink, each once, by their lesser vertex; those on open borders are held by their quadrics. */
    private int[] edges() {
        int[] found = new int[corners.length];
        int size = 0;
        for (int v = 0; v < piece.vertexCount(); v++) {
            ringA.clear();
            around(v, ringA);
            for (int corner = fans.first(v); corner >= 0; corner = fans.next(corner)) {
                if (ringA.count(corners[HalfEdges.next(corner)]) == 1) {
                    quadrics.border(corners, corner);
                }
            }
            for (int i = 0; i < ringA.size(); i++) {
                if (ringA.get(i) > v && !piece.isHeld(v) && !piece.isHeld(ringA.get(i))) {
                    if (size + 2 > found.length) {
                        found = Arrays.copyOf(found, 2 * found.length);
                    }
                    found[size++] = v;
                    found[size++] = ringA.get(i);
                }
            }
        }
        ringA.clear();
        return Arrays.copyOf(found, size);
    }

    /** Gathers a vertex' neighbours, and forgets those of its corners whose triangles are gone. Answers how many triangles it has. */
    private int around(int vertex, Ring ring) {
        int count = 0;
        int previous = -1;
        for (int c = fans.first(vertex); c >= 0; ) {
            if (corners[c - c % 3] < 0) {
                c = fans.removeAfter(vertex, previous);
            } else {
                ring.add(corners[HalfEdges.next(c)]);
                ring.add(corners[HalfEdges.previous(c)]);
                count++;
                previous = c;
                c = fans.next(c);
            }
        }
        return count;
    }

    /** What decides when an edge shrinks; infinite when that would be too far from the surface. */
    private double cost(int a, int b) {
        double cost = best.find(a, b);
        if (!(cost <= maxCost)) {
            return Double.POSITIVE_INFINITY;
        }
        double dx = places[3 * a] - places[3 * b];
        double dy = places[3 * a + 1] - places[3 * b + 1];
        double dz = places[3 * a + 2] - places[3 * b + 2];
        return cost + LENGTH * (dx * dx + dy * dy + dz * dz);
    }

    /** How many triangles are left. */
    int left() {
        return left;
    }

    /** The highest cost so far. */
    double reached() {
        return reached;
    }

    /** Shrinks the cheapest edge that may shrink and costs no more than {@code most}; false when there is none. */
    boolean next(double most) {
        while (!queue.isEmpty() && queue.least() <= most) {
            double cost = queue.least();
            int edge = queue.poll();
            int a = ends[2 * edge];
            int b = ends[2 * edge + 1];
            best.find(a, b);
            if (keepsTopology(a, b) && keepsSides(a, b) && keepsSides(b, a)) {
                shrink(edge, a, b);
                reached = Math.max(reached, cost);
                return true;
            }
        }
        return false;
    }

    /** Whether the surface stays what it is, with its holes and handles. */
    private boolean keepsTopology(int a, int b) {
        if (valences[a] + valences[b] > CROWD) {
            return false;
        }
        ringA.clear();
        ringB.clear();
        int count = around(a, ringA) + around(b, ringB);
        int shared = ringA.count(b);
        if (shared < 1 || ringA.isCrowded() || ringB.isCrowded()) {
            return false;
        }
        // something must be left of a body
        if (count == 2 * shared || ringA.inCommonWith(ringB) != shared) {
            return false;
        }
        if (shared == 2 && ringA.isOpen() && ringB.isOpen()) {
            return false;
        }
        return !(hasTriangleInCommon(a) && hasTriangleInCommon(b));
    }

    /** Whether a vertex has a triangle whose other corners are neighbours of both ends: when both ends have it, it would be there twice. */
    private boolean hasTriangleInCommon(int vertex) {
        for (int c = fans.first(vertex); c >= 0; c = fans.next(c)) {
            int u = corners[HalfEdges.next(c)];
            int v = corners[HalfEdges.previous(c)];
            if (ringA.count(u) > 0 && ringB.count(u) > 0 && ringA.count(v) > 0 && ringB.count(v) > 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether the triangles at {@code vertex} that stay keep their sides and their shape when the vertex moves to the best point. */
    private boolean keepsSides(int vertex, int other) {
        for (int c = fans.first(vertex); c >= 0; c = fans.next(c)) {
            int u = corners[HalfEdges.next(c)];
            int v = corners[HalfEdges.previous(c)];
            if (u != other && v != other && !keepsSide(3 * vertex, 3 * u, 3 * v)) {
                return false;
            }
        }
        return true;
    }

    private boolean keepsSide(int i, int u, int v) {
        double ex = places[v] - places[u];
        double ey = places[v + 1] - places[u + 1];
        double ez = places[v + 2] - places[u + 2];
        double ox = places[i] - places[u];
        double oy = places[i + 1] - places[u + 1];
        double oz = places[i + 2] - places[u + 2];
        double nx = best.x - places[u];
        double ny = best.y - places[u + 1];
        double nz = best.z - places[u + 2];
        double oldX = ey * oz - ez * oy;
        double oldY = ez * ox - ex * oz;
        double oldZ = ex * oy - ey * ox;
        double newX = ey * nz - ez * ny;
        double newY = ez * nx - ex * nz;
        double newZ = ex * ny - ey * nx;
        double oldArea = Math.sqrt(oldX * oldX + oldY * oldY + oldZ * oldZ);
        double newArea = Math.sqrt(newX * newX + newY * newY + newZ * newZ);
        if (!(newArea > 0) || oldX * newX + oldY * newY + oldZ * newZ < TURN * oldArea * newArea) {
            return false;
        }
        double side = ex * ex + ey * ey + ez * ez;
        double newShape = shape(newArea, side, nx * nx + ny * ny + nz * nz, ex * nx + ey * ny + ez * nz);
        return newShape >= NEEDLE
                || newShape >= shape(oldArea, side, ox * ox + oy * oy + oz * oz, ex * ox + ey * oy + ez * oz);
    }

    /** The area against the squares of the sides (A. Guéziec, Locally toleranced surface simplification, 1999): two sides from one corner, and their product. */
    private static double shape(double twiceArea, double side, double other, double product) {
        double third = side + other - 2 * product;
        return 2 * Math.sqrt(3) * twiceArea / (side + other + third);
    }

    /** Moves {@code a} to the best point and puts it in the place of {@code b}. */
    private void shrink(int edge, int a, int b) {
        mixColors(a, b);
        places[3 * a] = best.x;
        places[3 * a + 1] = best.y;
        places[3 * a + 2] = best.z;
        quadrics.merge(a, b);
        for (int c = fans.first(b); c >= 0; c = fans.next(c)) {
            if (corners[HalfEdges.next(c)] == a || corners[HalfEdges.previous(c)] == a) {
                valences[corners[HalfEdges.next(c)]]--;
                valences[corners[HalfEdges.previous(c)]]--;
                valences[b]--;
                corners[c - c % 3] = -1;
                left--;
            } else {
                corners[c] = a;
            }
        }
        valences[a] += valences[b];
        fans.append(a, b);
        ends[2 * edge] = -1;
        for (int end = spokes.first(b); end >= 0; end = spokes.next(end)) {
            int other = ends[end ^ 1];
            if (ends[end & ~1] >= 0 && ringA.count(other) > 0) {
                ends[end & ~1] = -1;
                queue.remove(end >> 1);
            } else if (ends[end & ~1] >= 0) {
                ends[end] = a;
            }
        }
        spokes.append(a, b);
        int previous = -1;
        for (int end = spokes.first(a); end >= 0; ) {
            if (ends[end & ~1] < 0) {
                end = spokes.removeAfter(a, previous);
            } else {
                queue.set(end >> 1, cost(a, ends[end ^ 1]));
                previous = end;
                end = spokes.next(end);
            }
        }
    }

    /** The colour at the place of the edge that is nearest to the best point. */
    private void mixColors(int a, int b) {
        if (colors == null) {
            return;
        }
        double length = 0;
        double along = 0;
        for (int axis = 0; axis < 3; axis++) {
            double side = places[3 * b + axis] - places[3 * a + axis];
            double point = axis == 0 ? best.x : axis == 1 ? best.y : best.z;
            length += side * side;
            along += side * (point - places[3 * a + axis]);
        }
        float part = length > 0 ? (float) Math.clamp(along / length, 0, 1) : 0;
        for (int i = 0; i < 3; i++) {
            colors[3 * a + i] += part * (colors[3 * b + i] - colors[3 * a + i]);
        }
    }

    /** What is left, in the numbers of the mesh, to which the vertices return at their new places. */
    int[] finish() {
        piece.putBack(places, colors, quadrics);
        int[] triangles = new int[3 * left];
        int size = 0;
        for (int t = 0; t < corners.length; t += 3) {
            for (int c = t; c < t + 3 && corners[t] >= 0; c++) {
                triangles[size++] = piece.vertex(corners[c]);
            }
        }
        return triangles;
    }
}
