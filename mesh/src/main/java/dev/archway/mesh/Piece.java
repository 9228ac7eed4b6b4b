package dev.archway.mesh;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** A part of a mesh by itself: its triangles, with vertices numbered anew, relative to their middle. */
final class Piece {

    private final float[] positions;
    private final float[] costs;
    private final byte @Nullable [] bytes;
    private final BitSet seams;
    private final int[] corners;

    /** The vertices in the mesh by those here. */
    private int[] vertices;

    private int count;
    private final double[] origin = new double[3];

    /**
     * @param positions of the mesh; the vertices return there
     * @param costs what each vertex has cost in earlier rounds; they return there
     * @param bytes the colours of the mesh; they return there
     * @param triangles of the mesh
     * @param numbers of the triangles of this piece
     * @param seams vertices of the mesh that other pieces have, too
     */
    Piece(float[] positions, float[] costs, byte @Nullable [] bytes, int[] triangles, int[] numbers, BitSet seams) {
        this.positions = positions;
        this.costs = costs;
        this.bytes = bytes;
        this.seams = seams;
        corners = new int[3 * numbers.length];
        vertices = new int[numbers.length + 3];
        int[] slots = new int[Integer.highestOneBit(Math.max(corners.length, 1)) * 4];
        for (int c = 0; c < corners.length; c++) {
            corners[c] = number(triangles[3 * numbers[c / 3] + c % 3], slots);
        }
        vertices = Arrays.copyOf(vertices, count);
    }

    /** The number here of a vertex, found in a table in which each vertex is at the first free place from that of its hash on. */
    private int number(int vertex, int[] slots) {
        int slot = (vertex * 0x9E3779B9) >>> (Integer.numberOfLeadingZeros(slots.length) + 1);
        while (slots[slot] > 0) {
            int number = slots[slot] - 1;
            if (vertices[number] == vertex) {
                return number;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        if (count == vertices.length) {
            vertices = Arrays.copyOf(vertices, 2 * count);
        }
        vertices[count] = vertex;
        slots[slot] = ++count;
        return count - 1;
    }

    int vertexCount() {
        return count;
    }

    /** Three vertices of each triangle; not a copy. */
    int[] corners() {
        return corners;
    }

    /** The number in the mesh. */
    int vertex(int here) {
        return vertices[here];
    }

    /** Whether other pieces have this vertex too, so that it must stay where it is. */
    boolean isHeld(int here) {
        return seams.get(vertices[here]);
    }

    /** What a vertex has cost in earlier rounds: the sum of the squared distances from planes that are no longer here. */
    float cost(int here) {
        return costs[vertices[here]];
    }

    /** x, y, z of each vertex. */
    double[] places() {
        double[] places = new double[3 * count];
        for (int axis = 0; axis < 3; axis++) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (int v = 0; v < count; v++) {
                low = Math.min(low, positions[3 * vertices[v] + axis]);
                high = Math.max(high, positions[3 * vertices[v] + axis]);
            }
            origin[axis] = count == 0 ? 0 : (low + high) / 2;
            for (int v = 0; v < count; v++) {
                places[3 * v + axis] = positions[3 * vertices[v] + axis] - origin[axis];
            }
        }
        return places;
    }

    /** Red, green, blue of each vertex, 0 to 255. */
    float @Nullable [] colors() {
        if (bytes == null) {
            return null;
        }
        float[] colors = new float[3 * count];
        for (int i = 0; i < colors.length; i++) {
            colors[i] = bytes[3 * vertices[i / 3] + i % 3] & 0xff;
        }
        return colors;
    }

    /** Gives the mesh the places, colours and costs of the vertices that are not held. */
    void putBack(double[] places, float @Nullable [] colors, Quadrics quadrics) {
        for (int v = 0; v < count; v++) {
            if (isHeld(v)) {
                continue;
            }
            costs[vertices[v]] = (float) quadrics.at(v);
            for (int axis = 0; axis < 3; axis++) {
                positions[3 * vertices[v] + axis] = (float) (places[3 * v + axis] + origin[axis]);
                if (bytes != null && colors != null) {
                    bytes[3 * vertices[v] + axis] = (byte) Math.round(colors[3 * v + axis]);
                }
            }
        }
    }
}
