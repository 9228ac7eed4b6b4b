package dev.archway.mesh;

/**
 * Moves the inner vertices of a patch to where the squares of all umbrellas, the ways from each vertex to the middle of its neighbours, have the least sum: the
 * surface round the patch fixes where it lies and how it begins. Least squares by conjugate gradients (M. R. Hestenes, E. Stiefel, Methods of conjugate gradients for
 * solving linear systems, 1952), one axis after another.
 */
final class Umbrellas {

    private static final long MOST_WORK = 20_000_000;
    private static final long MOST_ROUNDS = 1_000;

    /** The square of the part of the first slope that is left at the end. */
    private static final double PRECISE = 1e-12;

    private final double[] points;
    private final int count;
    private final int border;
    private final double[][] beyond;
    private final int[] start;
    private final int[] neighbours;

    Umbrellas(double[] points, int count, int border, int[] triangles, double[][] beyond) {
        this.points = points;
        this.count = count;
        this.border = border;
        this.beyond = beyond;
        // inside the patch each vertex is followed by each neighbour once; on its border, one of the two border edges
        // is missing, and comes with the surface
        start = new int[count + 2];
        for (int corner : triangles) {
            start[corner + 2]++;
        }
        for (int v = 2; v < start.length; v++) {
            start[v] += start[v - 1];
        }
        neighbours = new int[triangles.length];
        for (int h = 0; h < triangles.length; h++) {
            neighbours[start[triangles[h] + 1]++] = triangles[HalfEdges.next(h)];
        }
    }

    void settle() {
        for (int axis = 0; axis < 3; axis++) {
            settle(axis);
        }
    }

    private void settle(int axis) {
        double[] rest = new double[count];
        for (int v = 0; v < count; v++) {
            rest[v] = -umbrella(v, axis);
        }
        double[] slope = across(rest);
        double[] way = slope.clone();
        double square = dot(slope, slope);
        double enough = square * PRECISE;
        long rounds = Math.min(MOST_ROUNDS, Math.max(50, MOST_WORK / count));
        for (long i = 0; i < rounds && square > enough; i++) {
            double[] bends = umbrellas(way);
            double step = square / dot(bends, bends);
            for (int v = border; v < count; v++) {
                points[3 * v + axis] += step * way[v];
            }
            for (int v = 0; v < count; v++) {
                rest[v] -= step * bends[v];
            }
            slope = across(rest);
            double next = dot(slope, slope);
            for (int v = border; v < count; v++) {
                way[v] = slope[v] + next / square * way[v];
            }
            square = next;
        }
    }

    private int degree(int v) {
        return start[v + 1] - start[v] + (v < border ? beyond[v].length / 3 : 0);
    }

    /** The way from a vertex to the middle of its neighbours, along an axis. */
    private double umbrella(int v, int axis) {
        double sum = 0;
        for (int i = start[v]; i < start[v + 1]; i++) {
            sum += points[3 * neighbours[i] + axis];
        }
        for (int i = axis; v < border && i < beyond[v].length; i += 3) {
            sum += beyond[v][i];
        }
        return sum / degree(v) - points[3 * v + axis];
    }

    /** By how much all umbrellas change when the inner vertices move by {@code x}. */
    private double[] umbrellas(double[] x) {
        double[] changes = new double[count];
        for (int v = 0; v < count; v++) {
            double sum = 0;
            for (int i = start[v]; i < start[v + 1]; i++) {
                sum += x[neighbours[i]];
            }
            changes[v] = sum / degree(v) - x[v];
        }
        return changes;
    }

    /** The transpose of {@link #umbrellas}; 0 for the border, which stays. */
    private double[] across(double[] umbrellas) {
        double[] slope = new double[count];
        for (int v = border; v < count; v++) {
            double sum = -umbrellas[v];
            for (int i = start[v]; i < start[v + 1]; i++) {
                sum += umbrellas[neighbours[i]] / degree(neighbours[i]);
            }
            slope[v] = sum;
        }
        return slope;
    }

    private static double dot(double[] u, double[] v) {
        double sum = 0;
        for (int i = 0; i < u.length; i++) {
            sum += u[i] * v[i];
        }
        return sum;
    }
}
