package dev.archway.mesh;

import java.util.Arrays;

/** Sums up the distances of a mesh's vertices, each weighted with the area that it stands for. */
final class Statistics {

    private static final double MOST = 0.95;

    private Statistics() {}

    /** @param distances in millimetres, NaN where there is none */
    static Difference.Numbers of(Mesh mesh, float[] distances, double tolerance) {
        double[] areas = areas(mesh);
        double paired = 0;
        double unpaired = 0;
        double sum = 0;
        double absolute = 0;
        double within = 0;
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        for (int v = 0; v < distances.length; v++) {
            double distance = distances[v];
            if (Double.isNaN(distance)) {
                unpaired += areas[v];
            } else if (areas[v] > 0) {
                paired += areas[v];
                sum += areas[v] * distance;
                absolute += areas[v] * Math.abs(distance);
                within += Math.abs(distance) <= tolerance ? areas[v] : 0;
                lowest = Math.min(lowest, distance);
                highest = Math.max(highest, distance);
            }
        }
        if (paired == 0) {
            return new Difference.Numbers(0, 0, 0, 0, 0, 0, 0, 0, unpaired);
        }
        double mean = sum / paired;
        double squares = 0;
        for (int v = 0; v < distances.length; v++) {
            double off = distances[v] - mean;
            squares += Double.isNaN(off) ? 0 : areas[v] * off * off;
        }
        return new Difference.Numbers(
                mean,
                absolute / paired,
                Math.sqrt(squares / paired),
                percentile(distances, areas, MOST * paired),
                lowest,
                highest,
                within / paired,
                paired,
                unpaired);
    }

    /** The least size such that vertices of no greater size have the given area. */
    private static double percentile(float[] distances, double[] areas, double area) {
        // the bits of numbers that are not negative are in their order; NaN comes last
        long[] order = new long[distances.length];
        Arrays.setAll(order, v -> (long) Float.floatToIntBits(Math.abs(distances[v])) << 32 | v);
        Arrays.parallelSort(order);
        double reached = 0;
        double size = 0;
        for (int i = 0; i < order.length && reached < area; i++) {
            int v = (int) order[i];
            if (areas[v] > 0 && !Float.isNaN(distances[v])) {
                reached += areas[v];
                size = Math.abs(distances[v]);
            }
        }
        return size;
    }

    /** Of each vertex a third of its triangles' areas, in square millimetres. */
    private static double[] areas(Mesh mesh) {
        double[] areas = new double[mesh.vertexCount()];
        double[] facet = new double[3];
        int[] triangles = mesh.triangles();
        for (int t = 0; t < triangles.length; t += 3) {
            Facet.areaVector(mesh.positions(), triangles, t, facet);
            double third = Facet.length(facet) / 6;
            for (int c = t; c < t + 3; c++) {
                areas[triangles[c]] += third;
            }
        }
        return areas;
    }
}
