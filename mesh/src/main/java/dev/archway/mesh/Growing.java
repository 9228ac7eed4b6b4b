package dev.archway.mesh;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A mesh to which vertices and triangles are added. */
final class Growing {

    float[] positions;
    int[] corners;
    private byte @Nullable [] colors;
    private int vertices;
    private int length;

    Growing(Mesh mesh) {
        positions = mesh.positions();
        corners = mesh.triangles();
        colors = mesh.colors();
        vertices = mesh.vertexCount();
        length = corners.length;
    }

    int vertexCount() {
        return vertices;
    }

    int triangleCount() {
        return length / 3;
    }

    float at(int vertex, int axis) {
        return positions[3 * vertex + axis];
    }

    /** The colour of a vertex as 0xRRGGBB, -1 without colours. */
    int color(int vertex) {
        byte[] all = colors;
        return all == null
                ? -1
                : (all[3 * vertex] & 255) << 16 | (all[3 * vertex + 1] & 255) << 8 | (all[3 * vertex + 2] & 255);
    }

    /** A new vertex's number. */
    int add(double x, double y, double z, int color) {
        int i = 3 * vertices;
        if (i == positions.length) {
            int more = longer(i);
            positions = Arrays.copyOf(positions, more);
            colors = colors == null ? null : Arrays.copyOf(colors, more);
        }
        positions[i] = (float) x;
        positions[i + 1] = (float) y;
        positions[i + 2] = (float) z;
        byte[] all = colors;
        if (all != null) {
            all[i] = (byte) (color >> 16);
            all[i + 1] = (byte) (color >> 8);
            all[i + 2] = (byte) color;
        }
        return vertices++;
    }

    void triangle(int a, int b, int c) {
        if (length == corners.length) {
            corners = Arrays.copyOf(corners, longer(length));
        }
        corners[length++] = a;
        corners[length++] = b;
        corners[length++] = c;
    }

    private static int longer(int length) {
        return (int) Math.min(length + Math.max(3L * 4096, length / 24 * 3L), Integer.MAX_VALUE / 3 * 3 - 24);
    }

    /** Forgets what was added after there were so many. */
    void back(int vertexCount, int triangleCount) {
        vertices = vertexCount;
        length = 3 * triangleCount;
    }

    Mesh mesh() {
        byte[] all = colors;
        return new Mesh(
                Arrays.copyOf(positions, 3 * vertices),
                Arrays.copyOf(corners, length),
                all == null ? null : Arrays.copyOf(all, 3 * vertices));
    }
}
