package dev.archway.mesh;

import java.util.Arrays;
import java.util.concurrent.ForkJoinTask;
import java.util.stream.IntStream;

/**
 * A mesh's triangles in a binary tree of boxes: along a Morton curve through their middles (C. Lauterbach et al., Fast BVH Construction on GPUs, 2009), eight to a
 * leaf, each node cut where the highest bit of the code changes (T. Karras, Maximizing Parallelism in the Construction of BVHs, 2012). Built in a small part of
 * the time that a surface area heuristic takes, by all processors, and always the same.
 *
 * <p>Nodes are numbered from the root, 0, downwards, first child first: the first child of node n is n + 1.
 */
final class BoxTree {

    static final int LEAF = 8;

    /** How often a cell in which triangles pile up is divided anew: from a kilometre down to less than a float can tell in a jaw. */
    private static final int DIVISIONS = 4;

    /** No way from the root to a leaf is longer: one step for each bit of each code, and halves where codes are equal. */
    static final int DEEPEST = (DIVISIONS + 1) * 33 + 30;

    /** Leaves in one cell that are a pile, as when one large triangle makes all cells large. */
    private static final int PILE = 128;

    /** Of each axis; the code of three fits into a long above the triangle's number. A cell of a jaw of 70 mm has 0.035 mm. */
    private static final int BITS = 11;

    private static final int NUMBER_BITS = 30;
    private static final long NUMBER = (1L << NUMBER_BITS) - 1;
    private static final int CHUNK = 1 << 14;

    /** Leaves in a node that is worth a task. */
    private static final int TASK = 1 << 11;

    /** Least x, y, z and greatest x, y, z of each node. */
    final float[] boxes;

    /** The second child of each node; of a leaf, the bitwise complement of the place of its first triangle. */
    final int[] links;

    /** The triangles' numbers in the tree's order. */
    final int[] order;

    private final float[] positions;
    private final int[] triangles;

    private BoxTree(Mesh mesh) {
        positions = mesh.positions();
        triangles = mesh.triangles();
        long[] codes = codes();
        Arrays.parallelSort(codes);
        if (isPiled(codes)) {
            codes = Faces.first(mesh, codes, NUMBER);
        }
        int count = codes.length;
        order = new int[count];
        int leaves = (count + LEAF - 1) / LEAF;
        boxes = new float[6 * Math.max(2 * leaves - 1, 0)];
        links = new int[Math.max(2 * leaves - 1, 0)];
        if (count > 0) {
            build(codes, 0, 0, leaves, DIVISIONS);
        }
    }

    /** Whether one cell holds very many triangles: then the same triangle may be there as often, which no tree can tell apart. */
    private static boolean isPiled(long[] codes) {
        for (int i = LEAF * PILE; i < codes.length; i += LEAF * PILE) {
            if (codes[i] >> NUMBER_BITS == codes[i - LEAF * PILE] >> NUMBER_BITS) {
                return true;
            }
        }
        return false;
    }

    /** @throws IllegalArgumentException when a corner of a triangle is no finite number */
    static BoxTree of(Mesh mesh) {
        return new BoxTree(mesh);
    }

    boolean isEmpty() {
        return order.length == 0;
    }

    boolean isLeaf(int node) {
        return links[node] < 0;
    }

    /** The place of a leaf's first triangle in the tree's order. */
    int from(int leaf) {
        return ~links[leaf];
    }

    /** The place behind a leaf's last triangle in the tree's order. */
    int to(int leaf) {
        return Math.min(~links[leaf] + LEAF, order.length);
    }

    /** Puts x, y, z of the three corners of the triangle at a place of the tree's order into {@code into}. */
    void corners(int place, float[] into) {
        int c = 3 * order[place];
        for (int k = 0; k < 3; k++) {
            int v = 3 * triangles[c + k];
            into[3 * k] = positions[v];
            into[3 * k + 1] = positions[v + 1];
            into[3 * k + 2] = positions[v + 2];
        }
    }

    float min(int node, int axis) {
        return boxes[6 * node + axis];
    }

    float max(int node, int axis) {
        return boxes[6 * node + 3 + axis];
    }

    /** The square of the distance from a point to a node's box, 0 within it. */
    double squaredDistance(int node, double x, double y, double z) {
        int i = 6 * node;
        double dx = Math.max(0, Math.max(boxes[i] - x, x - boxes[i + 3]));
        double dy = Math.max(0, Math.max(boxes[i + 1] - y, y - boxes[i + 4]));
        double dz = Math.max(0, Math.max(boxes[i + 2] - z, z - boxes[i + 5]));
        return dx * dx + dy * dy + dz * dz;
    }

    /** Of each triangle, the code of its middle and below it its number. Cells are cubes, so that boxes do not become long. */
    private long[] codes() {
        float[] low = {Float.POSITIVE_INFINITY, Float.POSITIVE_INFINITY, Float.POSITIVE_INFINITY};
        float[] high = {Float.NEGATIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.NEGATIVE_INFINITY};
        for (int corner : triangles) {
            for (int axis = 0; axis < 3; axis++) {
                float coordinate = positions[3 * corner + axis];
                if (!(Math.abs(coordinate) < Float.POSITIVE_INFINITY)) {
                    throw new IllegalArgumentException("vertex " + corner + " has a coordinate " + coordinate);
                }
                low[axis] = Math.min(low[axis], coordinate);
                high[axis] = Math.max(high[axis], coordinate);
            }
        }
        double extent = 0;
        for (int axis = 0; axis < 3; axis++) {
            extent = Math.max(extent, (double) high[axis] - low[axis]);
        }
        double scale = extent > 0 ? (1 << BITS) / extent / 3 : 0;
        long[] codes = new long[triangles.length / 3];
        IntStream.range(0, (codes.length + CHUNK - 1) / CHUNK).parallel().forEach(chunk -> {
            int end = Math.min(codes.length, (chunk + 1) * CHUNK);
            for (int t = chunk * CHUNK; t < end; t++) {
                codes[t] = code(t, low[0], low[1], low[2], scale);
            }
        });
        return codes;
    }

    private long code(int t, double x, double y, double z, double scale) {
        long code = cell(t, 0, x, scale) << 2 | cell(t, 1, y, scale) << 1 | cell(t, 2, z, scale);
        return code << NUMBER_BITS | t;
    }

    /** Three times the middle of a triangle along an axis. */
    private double sum(int t, int axis) {
        return (double) positions[3 * triangles[3 * t] + axis]
                + positions[3 * triangles[3 * t + 1] + axis]
                + positions[3 * triangles[3 * t + 2] + axis];
    }

    /** The cell of a triangle's middle along an axis, two empty bits between each two of its bits. */
    private long cell(int t, int axis, double low, double scale) {
        long cell = Math.clamp((long) ((sum(t, axis) - 3 * low) * scale), 0, (1 << BITS) - 1);
        cell = (cell | cell << 16) & 0xff0000ffL;
        cell = (cell | cell << 8) & 0xf00f00f00fL;
        cell = (cell | cell << 4) & 0xc30c30c30c3L;
        return (cell | cell << 2) & 0x249249249249L;
    }

    /**
     * Builds the node over the leaves from {@code from} to {@code to}; below it are 2 (to - from) - 2 more.
     *
     * @param divisions how often cells may still be divided anew
     */
    private void build(long[] codes, int node, int from, int to, int divisions) {
        if (to - from == 1) {
            links[node] = ~(LEAF * from);
            fill(codes, node);
            return;
        }
        boolean divides = to - from > PILE && divisions > 0 && different(codes, from, to) == 0;
        if (divides) {
            divide(codes, LEAF * from);
        }
        int left = divides ? divisions - 1 : divisions;
        int middle = middle(codes, from, to);
        int second = node + 2 * (middle - from);
        links[node] = second;
        if (to - from > TASK) {
            ForkJoinTask<?> task = ForkJoinTask.adapt(() -> build(codes, second, middle, to, left))
                    .fork();
            build(codes, node + 1, from, middle, left);
            task.join();
        } else {
            build(codes, node + 1, from, middle, left);
            build(codes, second, middle, to, left);
        }
        for (int axis = 0; axis < 3; axis++) {
            boxes[6 * node + axis] = Math.min(min(node + 1, axis), min(second, axis));
            boxes[6 * node + 3 + axis] = Math.max(max(node + 1, axis), max(second, axis));
        }
    }

    /** The bits that are not the same in all codes. */
    private static long different(long[] codes, int from, int to) {
        return (codes[LEAF * from] ^ codes[LEAF * (to - 1)]) >>> NUMBER_BITS;
    }

    /** Gives the triangles of one cell, from the given place on, new codes in cells of the box that their middles have, and sorts them. */
    private void divide(long[] codes, int from) {
        int to = from + 1;
        while (to < codes.length && codes[to] >> NUMBER_BITS == codes[from] >> NUMBER_BITS) {
            to++;
        }
        double[] low = new double[3];
        double extent = 0;
        for (int axis = 0; axis < 3; axis++) {
            double least = Double.POSITIVE_INFINITY;
            double most = Double.NEGATIVE_INFINITY;
            for (int i = from; i < to; i++) {
                double sum = sum((int) (codes[i] & NUMBER), axis);
                least = Math.min(least, sum);
                most = Math.max(most, sum);
            }
            low[axis] = least / 3;
            extent = Math.max(extent, (most - least) / 3);
        }
        double scale = extent > 0 ? (1 << BITS) / extent / 3 : 0;
        for (int i = from; i < to; i++) {
            codes[i] = code((int) (codes[i] & NUMBER), low[0], low[1], low[2], scale);
        }
        Arrays.sort(codes, from, to);
    }

    /** The first leaf of the second child: where the highest bit that is not the same in all codes becomes 1. */
    private static int middle(long[] codes, int from, int to) {
        long different = different(codes, from, to);
        if (different == 0) {
            return (from + to) >>> 1;
        }
        long bit = Long.highestOneBit(different) << NUMBER_BITS;
        int low = from + 1;
        int high = to - 1;
        while (low < high) {
            int probe = (low + high) >>> 1;
            if ((codes[LEAF * probe] & bit) == 0) {
                low = probe + 1;
            } else {
                high = probe;
            }
        }
        return low;
    }

    private void fill(long[] codes, int leaf) {
        float[] low = {Float.POSITIVE_INFINITY, Float.POSITIVE_INFINITY, Float.POSITIVE_INFINITY};
        float[] high = {Float.NEGATIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.NEGATIVE_INFINITY};
        for (int i = from(leaf); i < to(leaf); i++) {
            int t = (int) (codes[i] & NUMBER);
            order[i] = t;
            for (int c = 0; c < 3; c++) {
                for (int axis = 0; axis < 3; axis++) {
                    float coordinate = positions[3 * triangles[3 * t + c] + axis];
                    low[axis] = Math.min(low[axis], coordinate);
                    high[axis] = Math.max(high[axis], coordinate);
                }
            }
        }
        System.arraycopy(low, 0, boxes, 6 * leaf, 3);
        System.arraycopy(high, 0, boxes, 6 * leaf + 3, 3);
    }
}
