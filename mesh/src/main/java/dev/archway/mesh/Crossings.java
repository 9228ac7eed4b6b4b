package dev.archway.mesh;

/**
 * Finds triangles that run through others. Those looked for lie in a tree of boxes; the others are held against those whose boxes they meet. Triangles that only
 * touch, share an edge, or lie in one plane do not cross.
 */
final class Crossings {

    private final Growing mesh;
    private final int from;
    private final int to;
    private final BoxTree tree;
    private final int[] waiting = new int[BoxTree.DEEPEST];
    private final float[] low = new float[3];
    private final float[] high = new float[3];
    private final float[] corners = new float[9];
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
    }

    /** How many triangles of those from {@code first} up to {@code end} cross one that is looked for, one with a greater number where both are looked for; counts no further than {@code enough}. */
    int count(int first, int end, int enough) {
        return count(first, end, enough, Long.MAX_VALUE);
    }

    /** The same, but {@link Integer#MAX_VALUE} as soon as more than {@code most} pairs were looked at: where so much lies on top of each other, much crosses. */
    int count(int first, int end, int enough, long most) {
        int found = 0;
        for (int t = first; t < end && found < enough; t++) {
            found += crosses(t) ? 1 : 0;
            if (pairs > most) {
                return Integer.MAX_VALUE;
            }
        }
        return found;
    }

    /** How much was looked at so far: leaves of the tree, and pairs of triangles whose boxes meet. */
    long pairs() {
        return pairs;
    }

    private boolean crosses(int triangle) {
        for (int axis = 0; axis < 3; axis++) {
            float a = mesh.at(mesh.corner(3 * triangle), axis);
            float b = mesh.at(mesh.corner(3 * triangle + 1), axis);
            float c = mesh.at(mesh.corner(3 * triangle + 2), axis);
            low[axis] = Math.min(a, Math.min(b, c));
            high[axis] = Math.max(a, Math.max(b, c));
        }
        int depth = 0;
        if (!tree.isEmpty()) {
            waiting[depth++] = 0;
        }
        while (depth > 0) {
            int node = waiting[--depth];
            if (!meets(node)) {
                continue;
            }
            if (!tree.isLeaf(node)) {
                waiting[depth++] = tree.links[node];
                waiting[depth++] = node + 1;
                continue;
            }
            pairs++;
            for (int i = tree.from(node); i < tree.to(node); i++) {
                int other = from + tree.order[i];
                boolean counts = other != triangle && (triangle < from || triangle >= to || other > triangle);
                if (counts && meetsAt(i)) {
                    pairs++;
                    if (crosses(3 * triangle, 3 * other)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private boolean meets(int node) {
        for (int axis = 0; axis < 3; axis++) {
            if (tree.min(node, axis) > high[axis] || tree.max(node, axis) < low[axis]) {
                return false;
            }
        }
        return true;
    }

    /** Whether the box of the triangle at a place of the tree's order meets that of the one in hand. */
    private boolean meetsAt(int place) {
        tree.corners(place, corners);
        for (int axis = 0; axis < 3; axis++) {
            float a = corners[axis];
            float b = corners[3 + axis];
            float c = corners[6 + axis];
            if (Math.min(a, Math.min(b, c)) > high[axis] || Math.max(a, Math.max(b, c)) < low[axis]) {
                return false;
            }
        }
        return true;
    }

    private boolean crosses(int s, int t) {
        for (int k = 0; k < 3; k++) {
            if (pierces(mesh.corner(s + k), mesh.corner(s + (k + 1) % 3), t)
                    || pierces(mesh.corner(t + k), mesh.corner(t + (k + 1) % 3), s)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the line from p to q runs through the inside of the triangle. */
    private boolean pierces(int p, int q, int triangle) {
        int a = mesh.corner(triangle);
        int b = mesh.corner(triangle + 1);
        int c = mesh.corner(triangle + 2);
        if (p == a || p == b || p == c || q == a || q == b || q == c) {
            return false;
        }
        double above = volume(a, b, c, p);
        double below = volume(a, b, c, q);
        if (!(above > 0 && below < 0) && !(above < 0 && below > 0)) {
            return false;
        }
        double u = volume(p, q, a, b);
        double v = volume(p, q, b, c);
        double w = volume(p, q, c, a);
        return (u > 0 && v > 0 && w > 0) || (u < 0 && v < 0 && w < 0);
    }

    /** Six times the volume of a tetrahedron, 0 when it is too flat to tell its sign. */
    private double volume(int a, int b, int c, int d) {
        double dx = mesh.at(d, 0);
        double dy = mesh.at(d, 1);
        double dz = mesh.at(d, 2);
        double ax = mesh.at(a, 0) - dx;
        double ay = mesh.at(a, 1) - dy;
        double az = mesh.at(a, 2) - dz;
        double bx = mesh.at(b, 0) - dx;
        double by = mesh.at(b, 1) - dy;
        double bz = mesh.at(b, 2) - dz;
        double cx = mesh.at(c, 0) - dx;
        double cy = mesh.at(c, 1) - dy;
        double cz = mesh.at(c, 2) - dz;
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
