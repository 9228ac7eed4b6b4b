package dev.archway.mesh;

import java.util.Arrays;

/**
 * Finds triangles that run through others. Those looked for lie in a tree of boxes; the others are held against those whose boxes they meet. Triangles that only
 * touch, share an edge, or lie in one plane do not cross.
 */
final class Crossings {

    /** So many triangles, one after another, are held against the tree at once: in most scans they lie side by side, and far from what is looked for. */
    private static final int BLOCK = 32;

    /** Triangles whose box meets more leaves than this do not lie side by side. */
    private static final int MOST_LEAVES = 64;

    private static final int HELD = 3;

    private final Growing mesh;
    private final int from;
    private final int to;
    private final BoxTree tree;

    /** Least x, y, z and greatest x, y, z of each triangle in the tree's order. */
    private final float[] boxes;

    /** The leaves that the triangles in hand come near. */
    private final Numbers near = new Numbers();

    private final int[] waiting = new int[BoxTree.DEEPEST];
    private final float[] low = new float[3];
    private final float[] high = new float[3];

    /** x, y, z of the corners of one that is looked for, and from corner {@link #HELD} on of the one that is held against it. */
    private final float[] corners = new float[18];

    /** How high each of those corners is above the plane of the other triangle, in some measure; 0 when it cannot be told from 0. */
    private final double[] heights = new double[6];

    private long pairs;

    /** @param from the first of the triangles looked for, {@code to} the one after the last */
    Crossings(Growing mesh, int from, int to) {
        this.mesh = mesh;
        this.from = from;
        this.to = to;
        float[] positions = new float[9 * (to - from)];
        int[] triangles = new int[3 * (to - from)];
        for (int c = 0; c < triangles.length; c++) {
            triangles[c] = c;
            for (int axis = 0; axis < 3; axis++) {
                positions[3 * c + axis] = mesh.at(mesh.corner(3 * from + c), axis);
            }
        }
        tree = BoxTree.of(Weld.of(positions, triangles, null));
        boxes = new float[6 * tree.order.length];
        for (int i = 0; i < tree.order.length; i++) {
            tree.corners(i, corners);
            for (int axis = 0; axis < 3; axis++) {
                boxes[6 * i + axis] = Math.min(corners[axis], Math.min(corners[3 + axis], corners[6 + axis]));
                boxes[6 * i + 3 + axis] = Math.max(corners[axis], Math.max(corners[3 + axis], corners[6 + axis]));
            }
        }
    }

    /** How many triangles of those from {@code first} up to {@code end} cross one that is looked for, one with a greater number where both are looked for; counts no further than {@code enough}. */
    int count(int first, int end, int enough) {
        return count(first, end, enough, Long.MAX_VALUE);
    }

    /** The same, but {@link Integer#MAX_VALUE} as soon as more than {@code most} pairs were looked at: where so much lies on top of each other, much crosses. */
    int count(int first, int end, int enough, long most) {
        int found = 0;
        for (int block = first; block < end && found < enough; block += BLOCK) {
            found += countBeside(block, Math.min(block + BLOCK, end), enough - found, most);
            if (pairs > most) {
                return Integer.MAX_VALUE;
            }
        }
        return found;
    }

    /** Counts triangles that lie side by side, or, if they do not, one half after the other. */
    private int countBeside(int first, int end, int enough, long most) {
        bound(first, end);
        boolean one = end - first == 1;
        int leaves = findLeaves(one ? Integer.MAX_VALUE : MOST_LEAVES + 1);
        int found = 0;
        if (leaves > MOST_LEAVES && !one) {
            int middle = (first + end) >>> 1;
            found = countBeside(first, middle, enough, most);
            return found < enough ? found + countBeside(middle, end, enough - found, most) : found;
        }
        // whoever comes near few leaves costs little; the others count, so that there is an end
        pairs += leaves > MOST_LEAVES ? leaves : 0;
        for (int t = first; t < end && leaves > 0 && found < enough && pairs <= most; t++) {
            found += crosses(t) ? 1 : 0;
        }
        return found;
    }

    /** Takes the box of the triangles from the first one up to the last one. */
    private void bound(int first, int end) {
        Arrays.fill(low, Float.POSITIVE_INFINITY);
        Arrays.fill(high, Float.NEGATIVE_INFINITY);
        for (int c = 3 * first; c < 3 * end; c++) {
            int vertex = mesh.corner(c);
            for (int axis = 0; axis < 3; axis++) {
                float at = mesh.at(vertex, axis);
                low[axis] = Math.min(low[axis], at);
                high[axis] = Math.max(high[axis], at);
            }
        }
    }

    /** Finds the leaves that the box in hand meets, no more than {@code enough} of them. */
    private int findLeaves(int enough) {
        near.clear();
        int depth = 0;
        if (!tree.isEmpty()) {
            waiting[depth++] = 0;
        }
        while (depth > 0 && near.size() < enough) {
            int node = waiting[--depth];
            if (!meets(tree.boxes, node)) {
                continue;
            }
            if (tree.isLeaf(node)) {
                near.add(node);
            } else {
                waiting[depth++] = tree.links[node];
                waiting[depth++] = node + 1;
            }
        }
        return near.size();
    }

    /** How much was looked at so far: leaves of the tree, and pairs of triangles whose boxes meet. */
    long pairs() {
        return pairs;
    }

    /** Whether a triangle crosses one in the leaves that are near. */
    private boolean crosses(int triangle) {
        bound(triangle, triangle + 1);
        for (int k = 0; k < 3; k++) {
            for (int axis = 0; axis < 3; axis++) {
                corners[3 * (HELD + k) + axis] = mesh.at(mesh.corner(3 * triangle + k), axis);
            }
        }
        for (int l = 0; l < near.size(); l++) {
            int leaf = near.get(l);
            if (meets(tree.boxes, leaf)) {
                pairs++;
                if (!isOneFloor(leaf) && crossesIn(leaf, triangle)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether the triangle in hand and all of a leaf lie in one horizontal plane, as the triangles of a floor do, each of whose boxes meets many others. */
    private boolean isOneFloor(int leaf) {
        return low[2] == high[2] && tree.min(leaf, 2) == tree.max(leaf, 2);
    }

    private boolean crossesIn(int leaf, int triangle) {
        for (int i = tree.from(leaf); i < tree.to(leaf); i++) {
            int other = from + tree.order[i];
            boolean counts = other != triangle && (triangle < from || triangle >= to || other > triangle);
            if (counts && meets(boxes, i)) {
                pairs++;
                tree.corners(i, corners);
                if (!neighbours(triangle, other) && crosses()) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether the box in hand meets one of a list of boxes. */
    private boolean meets(float[] all, int number) {
        int box = 6 * number;
        return all[box] <= high[0]
                && all[box + 3] >= low[0]
                && all[box + 1] <= high[1]
                && all[box + 4] >= low[1]
                && all[box + 2] <= high[2]
                && all[box + 5] >= low[2];
    }

    /** Whether two triangles have two vertices in common, so that each side of either ends at the other. */
    private boolean neighbours(int one, int other) {
        int common = 0;
        for (int k = 0; k < 3; k++) {
            int v = mesh.corner(3 * one + k);
            for (int l = 0; l < 3; l++) {
                common += v == mesh.corner(3 * other + l) ? 1 : 0;
            }
        }
        return common >= 2;
    }

    /** Whether the two triangles in hand run through each other. */
    private boolean crosses() {
        return !isBeside(HELD, 0) && !isBeside(0, HELD) && (pierces(HELD, 0) || pierces(0, HELD));
    }

    /** Whether a triangle lies on one side of the plane of the other one; finds its corners' heights. Triangles are known by their first corners. */
    private boolean isBeside(int triangle, int other) {
        int above = 0;
        int below = 0;
        for (int k = triangle; k < triangle + 3; k++) {
            heights[k] = volume(other, other + 1, other + 2, k);
            above += heights[k] > 0 ? 1 : 0;
            below += heights[k] < 0 ? 1 : 0;
        }
        return above == 3 || below == 3;
    }

    /** Whether a side of a triangle runs through the inside of the other one. */
    private boolean pierces(int triangle, int other) {
        for (int k = 0; k < 3; k++) {
            int p = triangle + k;
            int q = triangle + (k + 1) % 3;
            if (heights[p] * heights[q] < 0 && passes(p, q, other)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the line through p and q passes a triangle's sides all on the same side. */
    private boolean passes(int p, int q, int triangle) {
        double u = volume(p, q, triangle, triangle + 1);
        double v = volume(p, q, triangle + 1, triangle + 2);
        double w = volume(p, q, triangle + 2, triangle);
        return (u > 0 && v > 0 && w > 0) || (u < 0 && v < 0 && w < 0);
    }

    /** Six times the volume of the tetrahedron between four corners in hand, 0 when it is too flat to tell its sign. */
    private double volume(int a, int b, int c, int d) {
        double dx = corners[3 * d];
        double dy = corners[3 * d + 1];
        double dz = corners[3 * d + 2];
        double ax = corners[3 * a] - dx;
        double ay = corners[3 * a + 1] - dy;
        double az = corners[3 * a + 2] - dz;
        double bx = corners[3 * b] - dx;
        double by = corners[3 * b + 1] - dy;
        double bz = corners[3 * b + 2] - dz;
        double cx = corners[3 * c] - dx;
        double cy = corners[3 * c + 1] - dy;
        double cz = corners[3 * c + 2] - dz;
        double x = ax * (by * cz - bz * cy);
        double y = ay * (bz * cx - bx * cz);
        double z = az * (bx * cy - by * cx);
        double sum = x + y + z;
        // J. R. Shewchuk, Adaptive precision floating-point arithmetic, 1997: the error of the plain sum
        double error = 8e-16
                * (Math.abs(ax) * (Math.abs(by * cz) + Math.abs(bz * cy))
                        + Math.abs(ay) * (Math.abs(bz * cx) + Math.abs(bx * cz))
                        + Math.abs(az) * (Math.abs(bx * cy) + Math.abs(by * cx)));
        return Math.abs(sum) > error ? sum : 0;
    }
}
