package dev.archway.mesh;

import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Cuts the corners off a closed line in space, the sharpest first, until few are left; where the surface beyond bends away least counts as sharper. What is cut off
 * goes to a list of triangles.
 */
final class Ears {

    private final float[] positions;
    private final int[] vertices;
    private final int[] across;
    private final int[] before;
    private final int[] after;
    private final int[] version;
    private final Linked linked;
    private final Numbers triangles;
    private int left;
    private int some;

    private record Ear(int at, int version, double weight) {}

    Ears(float[] positions, int[] line, int[] across, Linked linked, Numbers triangles) {
        this.positions = positions;
        this.vertices = line;
        this.across = across.clone();
        this.linked = linked;
        this.triangles = triangles;
        left = line.length;
        before = new int[left];
        after = new int[left];
        version = new int[left];
        for (int i = 0; i < left; i++) {
            before[i] = (i + left - 1) % left;
            after[i] = (i + 1) % left;
        }
    }

    void cutTo(int most) {
        PriorityQueue<Ear> queue =
                new PriorityQueue<>(Comparator.comparingDouble(Ear::weight).thenComparingInt(Ear::at));
        for (int i = 0; i < vertices.length; i++) {
            queue.add(new Ear(i, 0, weight(i)));
        }
        while (left > most && !queue.isEmpty()) {
            Ear ear = queue.remove();
            int i = ear.at();
            if (ear.version() != version[i]) {
                continue;
            }
            int a = before[i];
            int c = after[i];
            if (linked.linked(vertices[a], vertices[c])) {
                continue;
            }
            triangles.add(vertices[a]);
            triangles.add(vertices[i]);
            triangles.add(vertices[c]);
            version[i] = -1;
            after[a] = c;
            before[c] = a;
            across[a] = vertices[i];
            left--;
            some = a;
            version[a]++;
            version[c]++;
            queue.add(new Ear(a, version[a], weight(a)));
            queue.add(new Ear(c, version[c], weight(c)));
        }
    }

    /** The longer the cut and the more it bends away from the surface, the worse. */
    private double weight(int i) {
        int a = vertices[before[i]];
        int b = vertices[i];
        int c = vertices[after[i]];
        double[] v = new double[3];
        double[] beyond = new double[3];
        Patch.normal(positions, a, b, c, v);
        double bend = 0;
        if (across[before[i]] >= 0) {
            Patch.normal(positions, b, a, across[before[i]], beyond);
            bend = 1 - dot(v, beyond);
        }
        if (across[i] >= 0) {
            Patch.normal(positions, c, b, across[i], beyond);
            bend = Math.max(bend, 1 - dot(v, beyond));
        }
        return distance(a, c) * (1 + 4 * bend);
    }

    private static double dot(double[] u, double[] v) {
        return u[0] * v[0] + u[1] * v[1] + u[2] * v[2];
    }

    private double distance(int a, int b) {
        double x = (double) positions[3 * a] - positions[3 * b];
        double y = (double) positions[3 * a + 1] - positions[3 * b + 1];
        double z = (double) positions[3 * a + 2] - positions[3 * b + 2];
        return Math.sqrt(x * x + y * y + z * z);
    }

    int[] line() {
        return walk(vertices);
    }

    int[] across() {
        return walk(across);
    }

    private int[] walk(int[] values) {
        int[] kept = new int[left];
        int i = some;
        for (int k = 0; k < left; k++) {
            kept[k] = values[i];
            i = after[i];
        }
        return kept;
    }
}
