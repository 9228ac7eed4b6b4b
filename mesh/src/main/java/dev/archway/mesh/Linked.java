package dev.archway.mesh;

import java.util.HashSet;
import java.util.Set;

/** Which vertices of a border the surface joins by an edge already: a patch must not join them again. */
final class Linked {

    private final Set<Long> edges = new HashSet<>();

    Linked(Surface surface, int[] loop) {
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
