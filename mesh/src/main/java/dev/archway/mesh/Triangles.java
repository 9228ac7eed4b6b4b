package dev.archway.mesh;

import java.util.Arrays;

/** The triangles of a file as its reader meets them. */
final class Triangles {

    private final Limits limits;
    private int[] corners;
    private int length;

    /** @param expected how many there will be, if that is known */
    Triangles(Limits limits, long expected) {
        this.limits = limits;
        this.corners = new int[3 * (int) Math.min(Math.max(expected, 16), limits.maxTriangles())];
    }

    int count() {
        return length / 3;
    }

    /** How many there is room for without more memory. */
    int room() {
        return corners.length / 3;
    }

    void add(int a, int b, int c) throws MeshException {
        if (length == corners.length) {
            if (count() == limits.maxTriangles()) {
                throw new MeshException("more triangles than the " + Limits.count(limits.maxTriangles()) + " accepted");
            }
            corners = Arrays.copyOf(corners, 3 * (int) Math.min(count() * 3L / 2, limits.maxTriangles()));
        }
        corners[length++] = a;
        corners[length++] = b;
        corners[length++] = c;
    }

    /** @throws MeshException when there is none */
    int[] corners() throws MeshException {
        if (length == 0) {
            throw new MeshException("no triangle in the file");
        }
        return corners.length == length ? corners : Arrays.copyOf(corners, length);
    }
}
