package dev.archway.mesh;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * A mesh made into a manifold: at each edge two triangles at most, which run through it in opposite directions; at each vertex one fan of triangles; in shells,
 * numbered from 0. Triangles are turned over and vertices doubled where that needs it; no triangle comes or goes. A. Guéziec, G. Taubin, F. Lazarus, W. Horn,
 * Cutting and stitching: converting sets of polygons to manifold surfaces, 2001.
 */
final class Shells {

    /** A vertex whose ways to its neighbours come to less than this part of the shortest lies in their middle. */
    private static final double MIDDLE = 1e-3;

    float[] positions;
    int[] corners;
    byte @Nullable [] colors;
    int vertexCount;

    /** The opposite of each half-edge, or {@link HalfEdges#BORDER}. */
    final int[] opposite;

    /** The shell of each triangle. */
    final int[] shells;

    final int shellCount;

    /** The triangles that were turned over. */
    private final BitSet turned = new BitSet();

    /** How many edges were cut because their triangles cannot be turned so that they agree. */
    int cuts;

    /** For each doubled vertex, from {@link #given} on, the one that it was. */
    int[] doubleOf = new int[0];

    /** How many vertices there were. */
    final int given;

    /** Whether {@link #corners} are still the mesh's own, as they stay where nothing has to change. */
    private boolean shared = true;

    /** @param mesh without triangles that have a corner twice */
    Shells(Mesh mesh) {
        positions = mesh.positions();
        corners = mesh.triangles();
        colors = mesh.colors();
        given = mesh.vertexCount();
        vertexCount = given;
        Fan fan = new Fan(positions, corners);
        opposite = HalfEdges.opposites(fan, corners, vertexCount);
        shells = new int[corners.length / 3];
        shellCount = orient();
        split();
        if (fan.wasAsked() && cutDoubleEdges()) {
            split();
        }
        zip();
    }

    /** Turns triangles so that neighbours agree, within each shell the way in which most of its area lay already. */
    private int orient() {
        Arrays.fill(shells, -1);
        Numbers front = new Numbers();
        Numbers next = new Numbers();
        double[] balances = new double[1];
        double[] area = new double[3];
        int count = 0;
        for (int seed = 0; seed < shells.length; seed++) {
            if (shells[seed] >= 0) {
                continue;
            }
            balances = count < balances.length ? balances : Arrays.copyOf(balances, 2 * count);
            front.add(seed);
            shells[seed] = count;
            while (!front.isEmpty()) {
                for (int i = 0; i < front.size(); i++) {
                    int t = front.get(i);
                    Facet.areaVector(positions, corners, 3 * t, area);
                    balances[count] += turned.get(t) ? -Facet.length(area) : Facet.length(area);
                    visitNeighbours(t, count, next);
                }
                Numbers done = front;
                front = next;
                next = done;
                next.clear();
            }
            count++;
        }
        for (int t = 0; t < shells.length; t++) {
            if (balances[shells[t]] < 0) {
                turn(t);
            }
        }
        return count;
    }

    private void visitNeighbours(int t, int shell, Numbers next) {
        for (int h = 3 * t; h < 3 * t + 3; h++) {
            int o = opposite[h];
            if (o == HalfEdges.BORDER) {
                continue;
            }
            boolean agree = corners[o] != corners[h];
            int neighbour = o / 3;
            if (shells[neighbour] < 0) {
                shells[neighbour] = shell;
                next.add(neighbour);
                if (!agree) {
                    turn(neighbour);
                }
            } else if (!agree) {
                opposite[h] = HalfEdges.BORDER;
                opposite[o] = HalfEdges.BORDER;
                cuts++;
            }
        }
    }

    private void turn(int triangle) {
        HalfEdges.turn(ownCorners(), opposite, triangle);
        turned.flip(triangle);
    }

    /** The corners, to be changed. */
    private int[] ownCorners() {
        if (shared) {
            corners = corners.clone();
            shared = false;
        }
        return corners;
    }

    /** Gives each fan of triangles its own vertex. */
    private void split() {
        int before = vertexCount;
        BitSet seen = new BitSet(corners.length);
        BitSet taken = new BitSet(vertexCount);
        for (int c = 0; c < corners.length; c++) {
            if (seen.get(c)) {
                continue;
            }
            int own = taken.get(corners[c]) ? twin(corners[c]) : corners[c];
            taken.set(own);
            int first = firstOfFan(c);
            int h = first;
            do {
                seen.set(h);
                if (corners[h] != own) {
                    ownCorners()[h] = own;
                }
                int o = opposite[HalfEdges.previous(h)];
                h = o == HalfEdges.BORDER ? first : o;
            } while (h != first);
        }
        if (vertexCount > before) {
            positions = Arrays.copyOf(positions, 3 * vertexCount);
            colors = colors == null ? null : Arrays.copyOf(colors, 3 * vertexCount);
            for (int v = before; v < vertexCount; v++) {
                System.arraycopy(positions, 3 * doubleOf[v - given], positions, 3 * v, 3);
                if (colors != null) {
                    System.arraycopy(colors, 3 * doubleOf[v - given], colors, 3 * v, 3);
                }
            }
        }
    }

    /** Cuts edges that still have more than two triangles: those whose two ends the same fans share. */
    private boolean cutDoubleEdges() {
        boolean[] any = {false};
        HalfEdges.forEach(corners, vertexCount, (halfEdges, from, to) -> {
            for (int i = from; i < to && to - from > 2; i++) {
                any[0] = true;
                int h = (int) halfEdges[i];
                if (opposite[h] != HalfEdges.BORDER) {
                    opposite[opposite[h]] = HalfEdges.BORDER;
                    opposite[h] = HalfEdges.BORDER;
                }
            }
        });
        return any[0];
    }

    /**
     * Closes borders that run to a vertex and back: two triangles on one edge, with the same fans at both ends, that were cut from each other or from two others
     * there. Whatever filled such a border, or ran along it, would have that edge a second time.
     */
    private void zip() {
        for (int h = 0; h < opposite.length; h++) {
            if (opposite[h] == HalfEdges.BORDER) {
                int g = HalfEdges.nextOnBorder(opposite, h);
                if (HalfEdges.nextOnBorder(opposite, g) == h) {
                    HalfEdges.link(opposite, h, g);
                }
            }
        }
    }

    /** The outgoing half-edge at the fan's border, if it has one, else the one given: turning clockwise. */
    private int firstOfFan(int start) {
        int h = start;
        while (opposite[h] != HalfEdges.BORDER) {
            h = HalfEdges.next(opposite[h]);
            if (h == start) {
                break;
            }
        }
        return h;
    }

    private int twin(int vertex) {
        int number = vertexCount - given;
        if (number == doubleOf.length) {
            doubleOf = Arrays.copyOf(doubleOf, Math.max(16, 2 * number));
        }
        doubleOf[number] = vertex;
        return vertexCount++;
    }

    /**
     * Moves each vertex that was doubled a little into its own fan of triangles, or behind it where it has no middle to move to, so that nothing meets there any more,
     * not even in a file that has no vertex numbers.
     *
     * @param distance in millimetres; less where the triangles are small, nothing where coordinates are so large that a float has no step as small
     */
    void part(double distance) {
        if (vertexCount == given) {
            return;
        }
        double[] into = new double[3 * (vertexCount - given)];
        double[] behind = new double[into.length];
        double[] nearest = new double[vertexCount - given];
        Arrays.fill(nearest, Double.POSITIVE_INFINITY);
        double[] v = new double[3];
        for (int c = 0; c < corners.length; c++) {
            int i = corners[c] - given;
            if (i >= 0) {
                Facet.areaVector(positions, corners, c / 3 * 3, v);
                for (int axis = 0; axis < 3; axis++) {
                    behind[3 * i + axis] -= v[axis];
                }
                towards(corners[c], corners[HalfEdges.next(c)], into, nearest);
                towards(corners[c], corners[HalfEdges.previous(c)], into, nearest);
            }
        }
        for (int i = 0; i < nearest.length; i++) {
            System.arraycopy(into, 3 * i, v, 0, 3);
            if (Facet.length(v) < MIDDLE * nearest[i]) {
                System.arraycopy(behind, 3 * i, v, 0, 3);
            }
            double length = Facet.length(v);
            for (int axis = 0; axis < 3 && length > 0; axis++) {
                positions[3 * (given + i) + axis] += (float) (v[axis] / length * Math.min(distance, nearest[i] / 8));
            }
        }
    }

    private void towards(int doubled, int neighbour, double[] into, double[] nearest) {
        double square = 0;
        for (int axis = 0; axis < 3; axis++) {
            double way = (double) positions[3 * neighbour + axis] - positions[3 * doubled + axis];
            into[3 * (doubled - given) + axis] += way;
            square += way * way;
        }
        nearest[doubled - given] = Math.min(nearest[doubled - given], Math.sqrt(square));
    }

    /** Turns all triangles of the shells that are marked. */
    void turn(boolean[] marked) {
        for (int t = 0; t < shells.length; t++) {
            if (marked[shells[t]]) {
                turn(t);
            }
        }
    }

    /** The shells that have a border. */
    boolean[] open() {
        boolean[] open = new boolean[shellCount];
        for (int h = 0; h < opposite.length; h++) {
            open[shells[h / 3]] |= opposite[h] == HalfEdges.BORDER;
        }
        return open;
    }

    /** The box round each shell. */
    Box[] boxes() {
        float[] min = new float[3 * shellCount];
        float[] max = new float[3 * shellCount];
        Arrays.fill(min, Float.POSITIVE_INFINITY);
        Arrays.fill(max, Float.NEGATIVE_INFINITY);
        for (int t = 0; t < shells.length; t++) {
            int shell = 3 * shells[t];
            for (int axis = 0; axis < 3; axis++) {
                float a = positions[3 * corners[3 * t] + axis];
                float b = positions[3 * corners[3 * t + 1] + axis];
                float c = positions[3 * corners[3 * t + 2] + axis];
                min[shell + axis] = Math.min(min[shell + axis], Math.min(a, Math.min(b, c)));
                max[shell + axis] = Math.max(max[shell + axis], Math.max(a, Math.max(b, c)));
            }
        }
        Box[] boxes = new Box[shellCount];
        for (int s = 0; s < shellCount; s++) {
            int i = 3 * s;
            boxes[s] = new Box(min[i], min[i + 1], min[i + 2], max[i], max[i + 1], max[i + 2]);
        }
        return boxes;
    }

    int turned() {
        return turned.cardinality();
    }

    /** The vertex of the mesh given that a vertex is or is a double of. */
    int origin(int vertex) {
        int v = vertex;
        while (v >= given) {
            v = doubleOf[v - given];
        }
        return v;
    }

    /** The triangles as they are now and those added, in the numbers of the mesh given. */
    Mesh with(Numbers added) {
        int[] all = Arrays.copyOf(corners, corners.length + added.size());
        for (int c = 0; c < all.length; c++) {
            all[c] = origin(c < corners.length ? corners[c] : added.get(c - corners.length));
        }
        byte[] painted = colors;
        return new Mesh(
                Arrays.copyOf(positions, 3 * given), all, painted == null ? null : Arrays.copyOf(painted, 3 * given));
    }

    Mesh mesh() {
        return new Mesh(positions, corners, colors);
    }
}
