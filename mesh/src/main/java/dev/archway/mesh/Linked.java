package dev.archway.mesh;

import java.util.HashSet;
import java.util.Set;

/** Which vertices of a border the surface joins by an edge already: a patch must not join them again. */
final class Linked {

    private final Set<Long> edges = new HashSet<>();

    Linked(Shells surface, int[] loop) {
        Set<Integer> vertices = new HashSet<>();
        for (int h : loop) {
            vertices.add(surface.corners[h]);
        }
        for (int border : loop) {
            int h = border;
            while (true) {
                add(surface.corners[h], surface.corners[HalfEdges.next(h)], vertices);
                int incoming = HalfEdges.previous(h);
                if (surface.opposite[incoming] == HalfEdges.BORDER) {
                    add(surface.corners[h], surface.corners[incoming], vertices);
                    break;
                }
                h = surface.opposite[incoming];
            }
        }
    }

    /** For each vertex of the border, in the patch's order, x, y, z of the neighbours that the patch does not tell: all in the surface but the next on the patch's border. */
    double[][] beyond(Shells surface, int[] loop) {
        double[][] beyond = new double[loop.length][];
        for (int i = 0; i < loop.length; i++) {
            // the outgoing border edge of the surface leads to the vertex before on the patch's border, which the patch
            // does not count
            int h = loop[loop.length - 1 - i];
            Numbers neighbours = new Numbers();
            while (true) {
                neighbours.add(surface.corners[HalfEdges.next(h)]);
                int incoming = HalfEdges.previous(h);
                if (surface.opposite[incoming] == HalfEdges.BORDER) {
                    break;
                }
                h = surface.opposite[incoming];
            }
            beyond[i] = new double[3 * neighbours.size()];
            for (int k = 0; k < beyond[i].length; k++) {
                beyond[i][k] = surface.positions[3 * neighbours.get(k / 3) + k % 3];
            }
        }
        return beyond;
    }

    private void add(int a, int b, Set<Integer> vertices) {
        if (vertices.contains(b)) {
            edges.add(key(a, b));
        }
    }

    boolean linked(int a, int b) {
        return edges.contains(key(a, b));
    }

    private static long key(int a, int b) {
        return (long) Math.min(a, b) << 32 | Math.max(a, b);
    }
}
