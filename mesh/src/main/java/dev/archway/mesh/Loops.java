package dev.archway.mesh;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** The closed lines in which a surface ends, followed from half-edge to half-edge round its vertices (D. E. Muller, F. P. Preparata, 1978, as {@link Borders} says). */
final class Loops {

    private Loops() {}

    /**
     * @param surface an oriented manifold
     * @return the half-edges of each loop, one after another; the surface lies to their left
     */
    static List<int[]> of(Shells surface) {
        int[] opposite = surface.opposite;
        BitSet seen = new BitSet(opposite.length);
        List<int[]> loops = new ArrayList<>();
        Numbers loop = new Numbers();
        for (int h = 0; h < opposite.length; h++) {
            if (opposite[h] != HalfEdges.BORDER || seen.get(h)) {
                continue;
            }
            loop.clear();
            for (int g = h; !seen.get(g); g = HalfEdges.nextOnBorder(opposite, g)) {
                seen.set(g);
                loop.add(g);
            }
            loops.add(loop.array());
        }
        return loops;
    }

    /** The vertices at which a loop's half-edges begin. */
    static int[] vertices(Shells surface, int[] loop) {
        int[] vertices = new int[loop.length];
        for (int i = 0; i < loop.length; i++) {
            vertices[i] = surface.corners[loop[i]];
        }
        return vertices;
    }

    /** The area that a loop encloses seen from +z, positive when it runs counter-clockwise. */
    static double areaFromAbove(float[] positions, int[] vertices) {
        double twice = 0;
        double x0 = positions[3 * vertices[0]];
        double y0 = positions[3 * vertices[0] + 1];
        for (int i = 0; i < vertices.length; i++) {
            int a = 3 * vertices[i];
            int b = 3 * vertices[i + 1 < vertices.length ? i + 1 : 0];
            twice += (positions[a] - x0) * (positions[b + 1] - y0) - (positions[b] - x0) * (positions[a + 1] - y0);
        }
        return twice / 2;
    }

    /** The area of a disc that is as long round as a loop. */
    static double disc(float[] positions, int[] vertices) {
        double length = length(positions, vertices);
        return length * length / (4 * Math.PI);
    }

    static double length(float[] positions, int[] vertices) {
        double length = 0;
        for (int i = 0; i < vertices.length; i++) {
            int a = 3 * vertices[i];
            int b = 3 * vertices[i + 1 < vertices.length ? i + 1 : 0];
            double x = (double) positions[b] - positions[a];
            double y = (double) positions[b + 1] - positions[a + 1];
            double z = (double) positions[b + 2] - positions[a + 2];
            length += Math.sqrt(x * x + y * y + z * z);
        }
        return length;
    }
}
