package dev.archway.mesh;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Triangles across a closed line in space. Of all ways to span it without a new point, the one with the least bend and then the least area, by dynamic programming
 * (G. Barequet, M. Sharir, Filling gaps in the boundary of a polyhedron, 1995; the bend is P. Liepa's, Filling holes in meshes, 2003). A line of many points is
 * first cut short where it turns most sharply, because that cost grows with the cube of the points.
 */
final class Patch {

    private static final int MOST = 120;

    private final float[] positions;
    private final int[] line;
    private final int[] across;
    private final Linked linked;
    private final Numbers triangles = new Numbers();

    private Patch(float[] positions, int[] line, int[] across, Linked linked) {
        this.positions = positions;
        this.line = line;
        this.across = across;
        this.linked = linked;
    }

    /**
     * Closes a hole.
     *
     * @param surface whose hole it is
     * @param loop the half-edges of its border
     * @param into where the patch's vertices and triangles go, turned as the surface
     */
    static void close(Shells surface, int[] loop, Growing into) {
        // the patch runs against the surface's border
        int n = loop.length;
        int[] line = new int[n];
        int[] across = new int[n];
        Map<Integer, Integer> place = new HashMap<>();
        for (int i = 0; i < n; i++) {
            line[i] = surface.corners[loop[n - 1 - i]];
            across[i] = surface.corners[HalfEdges.previous(loop[(2 * n - 2 - i) % n])];
            place.put(line[i], i);
        }
        Linked linked = new Linked(surface, loop);
        Patch patch = new Patch(surface.positions, line, across, linked);
        int[] rest = patch.span();
        if (rest.length > 0) {
            patch.emit(into);
            fan(rest, into);
            return;
        }
        int[] triangles = patch.triangles.array();
        for (int c = 0; c < triangles.length; c++) {
            triangles[c] = Objects.requireNonNull(place.get(triangles[c]));
        }
        double[] points = new double[3 * n];
        for (int i = 0; i < points.length; i++) {
            points[i] = surface.positions[3 * line[i / 3] + i % 3];
        }
        Filling filling = new Filling(points, triangles, line, linked);
        filling.refine();
        filling.smooth(linked.beyond(surface, loop));
        put(filling, line, into);
    }

    /**
     * Closes a rim with the least area and without a new point, whatever the surface beyond does: as flat as the rim is.
     *
     * @param surface whose rim it is
     * @param loop the half-edges of its border
     * @param into where the triangles go, turned as the surface
     */
    static void flat(Shells surface, int[] loop, Growing into) {
        int n = loop.length;
        int[] line = new int[n];
        for (int i = 0; i < n; i++) {
            line[i] = surface.corners[loop[n - 1 - i]];
        }
        int[] nothing = new int[n];
        Arrays.fill(nothing, -1);
        Patch patch = new Patch(surface.positions, line, nothing, new Linked(surface, loop));
        int[] rest = patch.span();
        patch.emit(into);
        if (rest.length > 0) {
            fan(rest, into);
        }
    }

    private void emit(Growing into) {
        for (int t = 0; t < triangles.size(); t += 3) {
            into.triangle(triangles.get(t), triangles.get(t + 1), triangles.get(t + 2));
        }
    }

    private static void put(Filling filling, int[] line, Growing into) {
        int color = meanColor(line, into);
        int[] numbers = Arrays.copyOf(line, filling.vertexCount());
        for (int v = line.length; v < numbers.length; v++) {
            numbers[v] = into.add(filling.at(v, 0), filling.at(v, 1), filling.at(v, 2), color);
        }
        int[] corners = filling.triangles();
        for (int t = 0; t < corners.length; t += 3) {
            into.triangle(numbers[corners[t]], numbers[corners[t + 1]], numbers[corners[t + 2]]);
        }
    }

    private static int meanColor(int[] line, Growing into) {
        long red = 0;
        long green = 0;
        long blue = 0;
        for (int v : line) {
            int color = into.color(v);
            red += (color >> 16) & 255;
            green += (color >> 8) & 255;
            blue += color & 255;
        }
        return ((int) (red / line.length) << 16) | ((int) (green / line.length) << 8) | (int) (blue / line.length);
    }

    /** What could not be spanned. */
    private int[] span() {
        int[] rest = line;
        int[] beyond = across;
        if (line.length > MOST) {
            Ears ears = new Ears(positions, line, across, linked, triangles);
            ears.cutTo(MOST);
            rest = ears.line();
            beyond = ears.across();
        }
        return rest.length <= 2 * MOST && new Best(rest, beyond).emit() ? new int[0] : rest;
    }

    private static void fan(int[] line, Growing into) {
        double[] sum = new double[3];
        for (int v : line) {
            for (int axis = 0; axis < 3; axis++) {
                sum[axis] += into.at(v, axis) / line.length;
            }
        }
        int middle = into.add(sum[0], sum[1], sum[2], meanColor(line, into));
        for (int i = 0; i < line.length; i++) {
            into.triangle(line[i], line[(i + 1) % line.length], middle);
        }
    }

    private final class Best {

        private final int[] p;
        private final int[] across;
        private final int n;
        private final double[] bend;
        private final double[] area;
        private final int[] split;
        private final double[] normal;

        Best(int[] p, int[] across) {
            this.p = p;
            this.across = across;
            n = p.length;
            bend = new double[n * n];
            area = new double[n * n];
            split = new int[n * n];
            normal = new double[3 * n * n];
        }

        /** Whether there is a way. */
        boolean emit() {
            for (int i = 0; i + 1 < n; i++) {
                outer(i, i + 1, across[i]);
            }
            double[] v = new double[3];
            for (int span = 2; span < n; span++) {
                for (int i = 0; i + span < n; i++) {
                    best(i, i + span, v);
                }
            }
            if (area[n - 1] == Double.POSITIVE_INFINITY) {
                return false;
            }
            emit(0, n - 1);
            return true;
        }

        /** The surface beyond a side of the line. */
        private void outer(int i, int j, int beyond) {
            if (beyond >= 0) {
                double[] v = new double[3];
                normal(p[j], p[i], beyond, v);
                System.arraycopy(v, 0, normal, 3 * (i * n + j), 3);
            }
        }

        private void best(int i, int j, double[] v) {
            int at = i * n + j;
            bend[at] = Double.POSITIVE_INFINITY;
            area[at] = Double.POSITIVE_INFINITY;
            boolean whole = i == 0 && j == n - 1;
            if (!whole && linked.linked(p[i], p[j])) {
                return;
            }
            double[] last = null;
            if (whole && across[n - 1] >= 0) {
                last = new double[3];
                normal(p[i], p[j], across[n - 1], last);
            }
            for (int k = i + 1; k < j; k++) {
                double size = normal(p[i], p[k], p[j], v);
                double worst = Math.max(
                        Math.max(bend[i * n + k], bend[k * n + j]),
                        Math.max(bend(v, normal, 3 * (i * n + k)), bend(v, normal, 3 * (k * n + j))));
                if (last != null) {
                    worst = Math.max(worst, bend(v, last, 0));
                }
                double total = area[i * n + k] + area[k * n + j] + size;
                if (total < Double.POSITIVE_INFINITY
                        && (worst < bend[at] - 1e-9 || (worst < bend[at] + 1e-9 && total < area[at]))) {
                    bend[at] = worst;
                    area[at] = total;
                    split[at] = k;
                    System.arraycopy(v, 0, normal, 3 * at, 3);
                }
            }
        }

        private void emit(int from, int to) {
            // a stack of its own: a hole's line may be long
            Numbers open = new Numbers();
            open.add(from);
            open.add(to);
            while (!open.isEmpty()) {
                int j = open.removeLast();
                int i = open.removeLast();
                if (j - i < 2) {
                    continue;
                }
                int k = split[i * n + j];
                triangles.add(p[i]);
                triangles.add(p[k]);
                triangles.add(p[j]);
                open.add(i);
                open.add(k);
                open.add(k);
                open.add(j);
            }
        }
    }

    /** 0 for two normals that agree, 2 for a fold, 1 where one has no area. */
    private static double bend(double[] v, double[] normals, int at) {
        return 1 - (v[0] * normals[at] + v[1] * normals[at + 1] + v[2] * normals[at + 2]);
    }

    /** The area of a triangle; its unit normal goes into {@code v}, 0 for a triangle without area. */
    private double normal(int a, int b, int c, double[] v) {
        return normal(positions, a, b, c, v);
    }

    static double normal(float[] positions, int a, int b, int c, double[] v) {
        Facet.areaVector(positions, new int[] {a, b, c}, 0, v);
        double length = Facet.length(v);
        if (length > 0) {
            v[0] /= length;
            v[1] /= length;
            v[2] /= length;
        } else {
            Arrays.fill(v, 0);
        }
        return length / 2;
    }
}
