package dev.archway.mesh;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * A patch made as fine and as smooth as the surface round it: triangles that are too large get a vertex in the middle, edges are flipped where the other diagonal
 * gives better triangles (P. Liepa, Filling holes in meshes, 2003), and then the new vertices are moved so that the patch goes on as the surface does, with the
 * least bend (the thin plate of L. Kobbelt, S. Campagna, J. Vorsatz, H.-P. Seidel, Interactive multi-resolution modeling on arbitrary meshes, 1998).
 */
final class Filling {

    private static final int MOST = 30_000;
    private static final int PASSES = 14;

    private final int border;
    private double[] points;
    private double[] scales;
    private int count;
    private int[] corners;
    private int length;
    private int[] opposite = new int[0];
    private final Set<Long> edges = new HashSet<>();
    private final Linked linked;
    private final int[] given;

    /**
     * @param points x, y, z of the border's vertices
     * @param triangles the patch, in numbers of these
     * @param given the border's vertices as {@code linked} knows them
     */
    Filling(double[] points, int[] triangles, int[] given, Linked linked) {
        this.points = points;
        this.corners = triangles;
        this.given = given;
        this.linked = linked;
        border = given.length;
        count = border;
        length = triangles.length;
        scales = new double[count];
        for (int i = 0; i < count; i++) {
            scales[i] = (distance(i, (i + 1) % count) + distance(i, (i + count - 1) % count)) / 2;
        }
    }

    int vertexCount() {
        return count;
    }

    double at(int vertex, int axis) {
        return points[3 * vertex + axis];
    }

    int[] triangles() {
        return Arrays.copyOf(corners, length);
    }

    void refine() {
        coarsen();
        for (int pass = 0; pass < PASSES && divide(); pass++) {
            relax();
        }
    }

    /** Lets the patch have larger triangles than the surface if there would be too many. */
    private void coarsen() {
        double area = 0;
        double[] v = new double[3];
        for (int t = 0; t < length; t += 3) {
            area += normal(corners[t], corners[t + 1], corners[t + 2], v) / 2;
        }
        double mean = Arrays.stream(scales).sum() / count;
        double wanted = Math.sqrt(area / MOST);
        for (int i = 0; i < count && mean < wanted; i++) {
            scales[i] *= wanted / mean;
        }
    }

    private boolean divide() {
        int triangles = length;
        for (int t = 0; t < triangles; t += 3) {
            int a = corners[t];
            int b = corners[t + 1];
            int c = corners[t + 2];
            double scale = (scales[a] + scales[b] + scales[c]) / 3;
            double x = (points[3 * a] + points[3 * b] + points[3 * c]) / 3;
            double y = (points[3 * a + 1] + points[3 * b + 1] + points[3 * c + 1]) / 3;
            double z = (points[3 * a + 2] + points[3 * b + 2] + points[3 * c + 2]) / 3;
            if (count < 2 * MOST && far(a, x, y, z, scale) && far(b, x, y, z, scale) && far(c, x, y, z, scale)) {
                int middle = add(x, y, z, scale);
                corners[t + 2] = middle;
                append(b, c, middle);
                append(c, a, middle);
            }
        }
        return length > triangles;
    }

    private boolean far(int v, double x, double y, double z, double scale) {
        double dx = points[3 * v] - x;
        double dy = points[3 * v + 1] - y;
        double dz = points[3 * v + 2] - z;
        double square = 2 * (dx * dx + dy * dy + dz * dz);
        return square > scale * scale && square > scales[v] * scales[v];
    }

    private int add(double x, double y, double z, double scale) {
        if (3 * count == points.length) {
            points = Arrays.copyOf(points, 2 * points.length + 30);
        }
        if (count == scales.length) {
            scales = Arrays.copyOf(scales, 2 * count + 10);
        }
        points[3 * count] = x;
        points[3 * count + 1] = y;
        points[3 * count + 2] = z;
        scales[count] = scale;
        return count++;
    }

    private void append(int a, int b, int c) {
        if (length == corners.length) {
            corners = Arrays.copyOf(corners, 2 * length + 30);
        }
        corners[length++] = a;
        corners[length++] = b;
        corners[length++] = c;
    }

    private void relax() {
        int[] triangles = triangles();
        opposite = HalfEdges.opposites(new float[0], triangles, count);
        edges.clear();
        Numbers stack = new Numbers();
        for (int h = 0; h < length; h++) {
            edges.add(key(triangles[h], triangles[HalfEdges.next(h)]));
            if (opposite[h] > h) {
                stack.add(h);
            }
        }
        for (long most = 12L * length; !stack.isEmpty() && most > 0; most--) {
            int h = stack.removeLast();
            int o = opposite[h];
            if (o != HalfEdges.BORDER && flips(triangles, h, o)) {
                edges.remove(key(triangles[h], triangles[o]));
                edges.add(key(triangles[HalfEdges.previous(h)], triangles[HalfEdges.previous(o)]));
                HalfEdges.flip(triangles, opposite, h);
                for (int k = 0; k < 3; k++) {
                    stack.add(h / 3 * 3 + k);
                    stack.add(o / 3 * 3 + k);
                }
            }
        }
        corners = triangles;
    }

    /** Whether the angles across the edge are more than 180 degrees together, and the flip folds nothing and joins nothing that is joined. */
    private boolean flips(int[] triangles, int h, int o) {
        int a = triangles[h];
        int b = triangles[o];
        int c = triangles[HalfEdges.previous(h)];
        int d = triangles[HalfEdges.previous(o)];
        if (edges.contains(key(c, d)) || (c < border && d < border && linked.linked(given[c], given[d]))) {
            return false;
        }
        double[] u = new double[3];
        double[] v = new double[3];
        if (!(angle(c, a, b) + angle(d, a, b) > Math.PI + 1e-6)) {
            return false;
        }
        normal(d, b, c, u);
        normal(c, a, d, v);
        double[] m = new double[3];
        double[] n = new double[3];
        normal(a, b, c, m);
        normal(b, a, d, n);
        for (int axis = 0; axis < 3; axis++) {
            m[axis] += n[axis];
        }
        return dot(u, v) > 0 && dot(u, m) > 0 && dot(v, m) > 0;
    }

    private double angle(int at, int a, int b) {
        double[] v = new double[3];
        double sine = normal(at, a, b, v);
        double cosine = 0;
        for (int axis = 0; axis < 3; axis++) {
            cosine += (points[3 * a + axis] - points[3 * at + axis]) * (points[3 * b + axis] - points[3 * at + axis]);
        }
        return StrictMath.atan2(sine, cosine);
    }

    /** Twice the area; the vector of that length goes into {@code v}. */
    private double normal(int a, int b, int c, double[] v) {
        double ux = points[3 * b] - points[3 * a];
        double uy = points[3 * b + 1] - points[3 * a + 1];
        double uz = points[3 * b + 2] - points[3 * a + 2];
        double vx = points[3 * c] - points[3 * a];
        double vy = points[3 * c + 1] - points[3 * a + 1];
        double vz = points[3 * c + 2] - points[3 * a + 2];
        v[0] = uy * vz - uz * vy;
        v[1] = uz * vx - ux * vz;
        v[2] = ux * vy - uy * vx;
        return Facet.length(v);
    }

    private static double dot(double[] u, double[] v) {
        return u[0] * v[0] + u[1] * v[1] + u[2] * v[2];
    }

    private double distance(int a, int b) {
        double x = points[3 * a] - points[3 * b];
        double y = points[3 * a + 1] - points[3 * b + 1];
        double z = points[3 * a + 2] - points[3 * b + 2];
        return Math.sqrt(x * x + y * y + z * z);
    }

    private static long key(int a, int b) {
        return (long) Math.min(a, b) << 32 | Math.max(a, b);
    }

    /**
     * Moves the new vertices.
     *
     * @param beyond for each vertex of the border, x, y, z of its neighbours in the surface
     */
    void smooth(double[][] beyond) {
        if (count == border) {
            return;
        }
        new Umbrellas(points, count, border, triangles(), beyond).settle();
    }
}
