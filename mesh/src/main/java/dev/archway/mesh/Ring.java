package dev.archway.mesh;

import java.util.Arrays;

/** The neighbours of a vertex, each with the number of triangles on the edge between them. Used again and again. */
final class Ring {

    private final int[] counts;
    private int[] neighbours = new int[64];
    private int size;

    Ring(int vertices) {
        counts = new int[vertices];
    }

    void clear() {
        for (int i = 0; i < size; i++) {
            counts[neighbours[i]] = 0;
        }
        size = 0;
    }

    void add(int neighbour) {
        if (counts[neighbour]++ == 0) {
            if (size == neighbours.length) {
                neighbours = Arrays.copyOf(neighbours, 2 * size);
            }
            neighbours[size++] = neighbour;
        }
    }

    int size() {
        return size;
    }

    int get(int i) {
        return neighbours[i];
    }

    /** How many triangles the edge to this vertex has, 0 when it is no neighbour. */
    int count(int vertex) {
        return counts[vertex];
    }

    /** Whether an edge belongs to one triangle only. */
    boolean isOpen() {
        for (int i = 0; i < size; i++) {
            if (counts[neighbours[i]] == 1) {
                return true;
            }
        }
        return false;
    }

    /** Whether an edge belongs to more than two triangles. */
    boolean isCrowded() {
        for (int i = 0; i < size; i++) {
            if (counts[neighbours[i]] > 2) {
                return true;
            }
        }
        return false;
    }

    int inCommonWith(Ring other) {
        int common = 0;
        for (int i = 0; i < size; i++) {
            common += other.counts[neighbours[i]] > 0 ? 1 : 0;
        }
        return common;
    }
}
