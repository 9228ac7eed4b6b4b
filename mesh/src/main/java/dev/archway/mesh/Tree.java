package dev.archway.mesh;

import java.util.stream.IntStream;

/**
 * A mesh's triangles in a binary tree of boxes, halved by their place seen from above. Node n has the children 2n + 1 and 2n + 2; triangles that stand upright
 * cover nothing seen from above and are left out.
 */
final class Tree {

    static final int LEAF = 8;

    final float[] positions;
    final int[] corners;

    /** The triangles' numbers; each node has a stretch of them. */
    final int[] order;

    private final float[] boxes;
    private final int depth;

    private Tree(Mesh mesh) {
        positions = mesh.positions();
        corners = mesh.triangles();
        order = IntStream.range(0, mesh.triangleCount())
                .filter(t -> coveredArea(3 * t) != 0)
                .toArray();
        int levels = 0;
        while ((order.length >> levels) > LEAF) {
            levels++;
        }
        depth = levels;
        boxes = new float[6 * ((2 << levels) - 1)];
        build(0, 0, order.length, 0);
    }

    static Tree of(Mesh mesh) {
        return new Tree(mesh);
    }

    /** Twice the area that a triangle covers seen from above, with a sign; {@code c} is the place of its first corner. */
    private double coveredArea(int c) {
        int a = 3 * corners[c];
        int b = 3 * corners[c + 1];
        int d = 3 * corners[c + 2];
        return ((double) positions[b] - positions[a]) * ((double) positions[d + 1] - positions[a + 1])
                - ((double) positions[b + 1] - positions[a + 1]) * ((double) positions[d] - positions[a]);
    }

    boolean isEmpty() {
        return order.length == 0;
    }

    boolean isLeaf(int level) {
        return level == depth;
    }

    float min(int node, int axis) {
        return boxes[6 * node + axis];
    }

    float max(int node, int axis) {
        return boxes[6 * node + 3 + axis];
    }

    private void build(int node, int from, int to, int level) {
        for (int axis = 0; axis < 3; axis++) {
            float min = Float.POSITIVE_INFINITY;
            float max = Float.NEGATIVE_INFINITY;
            for (int i = from; i < to; i++) {
                for (int c = 3 * order[i]; c < 3 * order[i] + 3; c++) {
                    min = Math.min(min, positions[3 * corners[c] + axis]);
                    max = Math.max(max, positions[3 * corners[c] + axis]);
                }
            }
            boxes[6 * node + axis] = min;
            boxes[6 * node + 3 + axis] = max;
        }
        if (level < depth) {
            int middle = (from + to) >>> 1;
            int axis = max(node, 0) - min(node, 0) > max(node, 1) - min(node, 1) ? 0 : 1;
            select(from, to - 1, middle, axis);
            build(2 * node + 1, from, middle, level + 1);
            build(2 * node + 2, middle, to, level + 1);
        }
    }

    /** Puts the triangles in part into order, so that those before {@code middle} lie no farther along the axis than those after (C. A. R. Hoare, Find, 1961). */
    private void select(int from, int to, int middle, int axis) {
        int low = from;
        int high = to;
        while (low < high) {
            float pivot = place(order[(low + high) >>> 1], axis);
            int i = low;
            int j = high;
            while (i <= j) {
                while (place(order[i], axis) < pivot) {
                    i++;
                }
                while (place(order[j], axis) > pivot) {
                    j--;
                }
                if (i <= j) {
                    int swapped = order[i];
                    order[i++] = order[j];
                    order[j--] = swapped;
                }
            }
            if (middle <= j) {
                high = j;
            } else if (middle >= i) {
                low = i;
            } else {
                return;
            }
        }
    }

    private float place(int triangle, int axis) {
        int c = 3 * triangle;
        return positions[3 * corners[c] + axis]
                + positions[3 * corners[c + 1] + axis]
                + positions[3 * corners[c + 2] + axis];
    }
}
