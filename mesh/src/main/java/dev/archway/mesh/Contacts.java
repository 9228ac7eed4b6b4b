package dev.archway.mesh;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The connected parts of a surface whose vertices come near enough. Vertices in contact that share an edge belong together (union-find with path halving; R.
 * Tarjan, J. van Leeuwen, Worst-case Analysis of Set Union Algorithms, 1984).
 */
final class Contacts {

    private final Mesh jaw;
    private final float[] distances;
    private final float contact;

    /** Of each vertex one of its part, itself when it stands for the part. */
    private final int[] parts;

    Contacts(Mesh jaw, float[] distances, float contact) {
        this.jaw = jaw;
        this.distances = distances;
        this.contact = contact;
        parts = new int[distances.length];
        Arrays.setAll(parts, v -> v);
        int[] triangles = jaw.triangles();
        for (int t = 0; t < triangles.length; t += 3) {
            join(triangles[t], triangles[t + 1]);
            join(triangles[t + 1], triangles[t + 2]);
            join(triangles[t + 2], triangles[t]);
        }
    }

    private boolean touches(int vertex) {
        return distances[vertex] <= contact;
    }

    private void join(int a, int b) {
        if (touches(a) && touches(b)) {
            int first = part(a);
            int second = part(b);
            // the nearer vertex stands for the part, of equals the one with the least number
            boolean inOrder =
                    distances[first] < distances[second] || (distances[first] == distances[second] && first < second);
            parts[inOrder ? second : first] = inOrder ? first : second;
        }
    }

    private int part(int vertex) {
        int v = vertex;
        while (parts[v] != v) {
            parts[v] = parts[parts[v]];
            v = parts[v];
        }
        return v;
    }

    /** The least distance of all vertices that a triangle has; positive infinity when there is none. */
    double least() {
        float least = Float.POSITIVE_INFINITY;
        for (int vertex : jaw.triangles()) {
            least = Math.min(least, distances[vertex]);
        }
        return least;
    }

    List<Contact> largestFirst() {
        double[] areas = areas();
        float[] p = jaw.positions();
        List<Contact> contacts = new ArrayList<>();
        for (int v = 0; v < areas.length; v++) {
            if (areas[v] > 0) {
                contacts.add(new Contact(p[3 * v], p[3 * v + 1], p[3 * v + 2], distances[v], areas[v]));
            }
        }
        contacts.sort(Comparator.comparingDouble(Contact::area).reversed());
        return List.copyOf(contacts);
    }

    /** The area of each part, at the vertex that stands for it. A triangle's corners in contact belong to one part, as they share edges. */
    private double[] areas() {
        double[] areas = new double[distances.length];
        int[] triangles = jaw.triangles();
        double[] facet = new double[3];
        for (int t = 0; t < triangles.length; t += 3) {
            int nearest = triangles[t];
            nearest = distances[triangles[t + 1]] < distances[nearest] ? triangles[t + 1] : nearest;
            nearest = distances[triangles[t + 2]] < distances[nearest] ? triangles[t + 2] : nearest;
            if (touches(nearest)) {
                Facet.areaVector(jaw.positions(), triangles, t, facet);
                areas[part(nearest)] += share(t) * Facet.length(facet) / 2;
            }
        }
        return areas;
    }

    /** The part of a triangle that is in contact, when distances change evenly along it. */
    private double share(int t) {
        double a = distance(t);
        double b = distance(t + 1);
        double c = distance(t + 2);
        double low = Math.min(a, Math.min(b, c));
        double high = Math.max(a, Math.max(b, c));
        double middle = Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
        if (high <= contact) {
            return 1;
        }
        if (middle > contact) {
            return (contact - low) * (contact - low) / ((middle - low) * (high - low));
        }
        return 1 - (high - contact) * (high - contact) / ((high - low) * (high - middle));
    }

    private double distance(int corner) {
        return Math.min(distances[jaw.triangles()[corner]], ContactMap.FARTHEST);
    }
}
