package dev.archway.mesh;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Joins a surface where it only touches itself at a vertex, as it does where triangles are missing: between two fans of triangles at such a vertex lies a wedge, and
 * the triangle across it is mostly just the one that is missing. All wedges of a vertex are closed but the widest. This way is our own.
 */
final class Wedges {

    /** A wedge that is closed may leave others to close. */
    private static final int ROUNDS = 4;

    /** What is narrower or wider than this, in radians, is no wedge: its triangle would lie on another one, or have next to no area. */
    private static final double NARROWEST = 1e-3;

    private static final double WIDEST = Math.PI - 0.1;

    private final Shells surface;

    /** The border half-edge that goes out from each vertex, and the one that comes in; -1 without. */
    private final int[] out;

    private final int[] in;

    /** Vertices a and b of each way along a side of a wedge, in order. */
    private long[] sides = new long[0];

    /** The sides along which a triangle runs already. */
    private final BitSet taken = new BitSet();

    private Wedges(Shells surface) {
        this.surface = surface;
        out = new int[surface.vertexCount];
        in = new int[surface.vertexCount];
        Arrays.fill(out, -1);
        Arrays.fill(in, -1);
        for (int h = 0; h < surface.corners.length; h++) {
            if (surface.opposite[h] == HalfEdges.BORDER) {
                out[surface.corners[h]] = h;
                in[surface.corners[HalfEdges.next(h)]] = h;
            }
        }
    }

    /**
     * The surface with its wedges closed: its triangles first, in their order, and those of the wedges after them. The same surface when there are none. The cost is
     * linear, but for sorting the wedges.
     *
     * @param surface whose shells show their outsides where they touch
     */
    static Shells join(Shells surface) {
        Shells joined = surface;
        for (int round = 0; round < ROUNDS && joined.vertexCount > joined.given; round++) {
            Mesh mesh = new Wedges(joined).closed();
            if (mesh == null) {
                break;
            }
            joined = new Shells(mesh);
        }
        return joined;
    }

    /** A wedge at a vertex, counter-clockwise from the end of one fan to the beginning of the next; an angle in radians. */
    private record Wedge(int vertex, int from, int to, double angle) {

        long side(int number) {
            return switch (number) {
                case 0 -> (long) vertex << 32 | from;
                case 1 -> (long) from << 32 | to;
                default -> (long) to << 32 | vertex;
            };
        }
    }

    private @Nullable Mesh closed() {
        List<Wedge> wedges = find();
        wedges.sort(
                (l, r) -> l.angle != r.angle ? Double.compare(l.angle, r.angle) : Integer.compare(l.vertex, r.vertex));
        takeSides(wedges);
        Numbers added = new Numbers();
        for (Wedge wedge : wedges) {
            if (take(wedge)) {
                added.add(wedge.vertex);
                added.add(wedge.from);
                added.add(wedge.to);
            }
        }
        return added.isEmpty() ? null : surface.with(added);
    }

    private List<Wedge> find() {
        int doubles = surface.vertexCount - surface.given;
        long[] byOrigin = new long[doubles];
        for (int i = 0; i < doubles; i++) {
            byOrigin[i] = (long) surface.origin(surface.given + i) << 32 | surface.given + i;
        }
        Arrays.sort(byOrigin);
        List<Wedge> wedges = new ArrayList<>();
        for (int from = 0, to; from < doubles; from = to) {
            int origin = (int) (byOrigin[from] >> 32);
            to = from;
            while (to < doubles && (int) (byOrigin[to] >> 32) == origin) {
                to++;
            }
            int[] vertices = new int[to - from + 1];
            vertices[0] = origin;
            for (int i = from; i < to; i++) {
                vertices[i - from + 1] = (int) byOrigin[i];
            }
            findAt(vertices, wedges);
        }
        return wedges;
    }

    /** The fan of a vertex, from where it begins to where it ends round the vertex, in radians. */
    private record Ray(int vertex, double begins, double ends) {}

    /** @param vertices the numbers that one vertex has, one for each fan */
    private void findAt(int[] vertices, List<Wedge> wedges) {
        double[] up = new double[3];
        double[][] normals = new double[vertices.length][3];
        for (int i = 0; i < vertices.length; i++) {
            if (out[vertices[i]] < 0) {
                return;
            }
            addNormals(vertices[i], normals[i]);
            for (int axis = 0; axis < 3; axis++) {
                up[axis] += normals[i][axis];
            }
        }
        double length = Facet.length(up);
        for (double[] normal : normals) {
            if (!(dot(normal, up) > 0)) {
                return; // fans that do not look to one side have no order round the vertex
            }
        }
        double[] y = cross(up, way(vertices[0], end(vertices[0])));
        double[] x = cross(y, up);
        Ray[] rays = new Ray[vertices.length];
        for (int i = 0; i < rays.length; i++) {
            int v = vertices[i];
            double begins = angle(way(v, surface.corners[HalfEdges.next(out[v])]), x, y, length);
            double ends = angle(way(v, end(v)), x, y, length);
            rays[i] = new Ray(v, begins, ends < begins ? ends + 2 * Math.PI : ends);
        }
        Arrays.sort(rays, (l, r) -> Double.compare(l.begins, r.begins));
        Wedge[] all = new Wedge[rays.length];
        int widest = 0;
        for (int i = 0; i < rays.length; i++) {
            Ray next = rays[(i + 1) % rays.length];
            double angle = next.begins + (i + 1 == rays.length ? 2 * Math.PI : 0) - rays[i].ends;
            int from = surface.origin(end(rays[i].vertex));
            int to = surface.origin(surface.corners[HalfEdges.next(out[next.vertex])]);
            all[i] = new Wedge(vertices[0], from, to, angle);
            widest = angle > all[widest].angle ? i : widest;
        }
        for (int i = 0; i < all.length; i++) {
            if (i != widest && all[i].angle > NARROWEST && all[i].angle < WIDEST && all[i].from != all[i].to) {
                wedges.add(all[i]);
            }
        }
    }

    /** The vertex from which the border comes in to this one. */
    private int end(int vertex) {
        return surface.corners[in[vertex]];
    }

    private void addNormals(int vertex, double[] sum) {
        double[] v = new double[3];
        for (int h = out[vertex]; h != HalfEdges.BORDER; h = surface.opposite[HalfEdges.previous(h)]) {
            Facet.areaVector(surface.positions, surface.corners, h / 3 * 3, v);
            for (int axis = 0; axis < 3; axis++) {
                sum[axis] += v[axis];
            }
        }
    }

    private double[] way(int from, int to) {
        double[] way = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            way[axis] = (double) surface.positions[3 * to + axis] - surface.positions[3 * from + axis];
        }
        return way;
    }

    /** From 0 on; {@code x} is {@code length} times as long as {@code y}. */
    private static double angle(double[] way, double[] x, double[] y, double length) {
        double angle = StrictMath.atan2(dot(way, y) * length, dot(way, x));
        return angle < 0 ? angle + 2 * Math.PI : angle;
    }

    private static double[] cross(double[] u, double[] v) {
        return new double[] {u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]};
    }

    private static double dot(double[] u, double[] v) {
        return u[0] * v[0] + u[1] * v[1] + u[2] * v[2];
    }

    /** Finds the sides along which the surface has a triangle. */
    private void takeSides(List<Wedge> wedges) {
        sides = new long[3 * wedges.size()];
        BitSet near = new BitSet();
        for (int i = 0; i < sides.length; i++) {
            sides[i] = wedges.get(i / 3).side(i % 3);
            near.set((int) sides[i]);
        }
        Arrays.sort(sides);
        for (int h = 0; h < surface.corners.length; h++) {
            int a = surface.origin(surface.corners[h]);
            int b = surface.origin(surface.corners[HalfEdges.next(h)]);
            if (near.get(a) && near.get(b)) {
                int side = Arrays.binarySearch(sides, (long) a << 32 | b);
                if (side >= 0) {
                    taken.set(side);
                }
            }
        }
    }

    /** Whether none of a wedge's sides was taken; then they are. */
    private boolean take(Wedge wedge) {
        int[] numbers = new int[3];
        for (int k = 0; k < 3; k++) {
            numbers[k] = Arrays.binarySearch(sides, wedge.side(k));
            if (taken.get(numbers[k])) {
                return false;
            }
        }
        for (int number : numbers) {
            taken.set(number);
        }
        return true;
    }
}
