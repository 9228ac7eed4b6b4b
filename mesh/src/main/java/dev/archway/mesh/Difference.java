package dev.archway.mesh;

/** How a jaw differs between two revisions: of each vertex of the newer, how far it is from the older surface, outwards or inwards. */
public final class Difference {

    private final Mesh mesh;
    private final float[] distances;
    private final Numbers numbers;

    private Difference(Mesh newer, float[] distances, Terms terms) {
        mesh = terms.scale().paint(newer, distances);
        this.distances = distances;
        numbers = Statistics.of(newer, distances, terms.tolerance());
    }

    /**
     * What to compare by, all in millimetres.
     *
     * @param tolerance differences up to this are none; also how far beside the older jaw's open border a vertex may lie and still be compared with it
     * @param range where the colours end, more than twice the tolerance
     * @param farthest what is farther away has no counterpart, at least {@code range}
     */
    public record Terms(double tolerance, double range, double farthest) {

        /** Tolerance 0.05 mm, about what a scanner repeats; colours up to 0.5 mm; no counterpart beyond 3 mm, more than any preparation takes away. */
        public static final Terms USUAL = new Terms(0.05, 0.5, 3);

        /** @throws IllegalArgumentException when the numbers are not in that order */
        public Terms {
            if (!(tolerance > 0 && tolerance < range / 2 && range <= farthest && farthest < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "tolerance is " + tolerance + " mm, range " + range + " mm, farthest " + farthest
                                + " mm; accepted are 0 < tolerance < range / 2 and range <= farthest");
            }
        }

        /** The colours that go with these terms. */
        public ColorScale scale() {
            return ColorScale.difference(range, tolerance);
        }
    }

    /**
     * What all distances come to. Each vertex counts with the third of its triangles' areas, so that it does not matter how finely a region is triangulated.
     * Lengths are millimetres; all are 0 when nothing is paired.
     *
     * @param mean of the signed distances
     * @param meanAbsolute of their sizes
     * @param standardDeviation of the signed distances from their mean
     * @param percentile95 the size that 95 % of the paired surface do not pass
     * @param lowest the signed distance where most is gone
     * @param highest the signed distance where most was added
     * @param withinTolerance the share of the paired surface, 0 to 1, whose distance is no more than the tolerance
     * @param pairedArea square millimetres of the newer surface that were compared
     * @param unpairedArea square millimetres of the newer surface without a counterpart
     */
    public record Numbers(
            double mean,
            double meanAbsolute,
            double standardDeviation,
            double percentile95,
            double lowest,
            double highest,
            double withinTolerance,
            double pairedArea,
            double unpairedArea) {}

    /** The difference by {@link Terms#USUAL}. */
    public static Difference between(Mesh older, Mesh newer) {
        return between(older, newer, Terms.USUAL);
    }

    /**
     * Compares two revisions that stand in one frame, with all processors. What only the older one has is not seen; exchange the two to see it.
     *
     * @param older the older jaw, welded
     * @param newer the newer jaw, welded
     * @param terms what to compare by
     * @throws IllegalArgumentException when a coordinate of the older jaw is not finite
     * @throws TangledSurfaceException when the older jaw's triangles lie across each other too often
     */
    public static Difference between(Mesh older, Mesh newer, Terms terms) {
        float[] distances = new float[newer.vertexCount()];
        float[] p = newer.positions();
        Surface.of(older).forEach(p, (v, probe) -> {
            boolean near = probe.nearest(p[3 * v], p[3 * v + 1], p[3 * v + 2], terms.farthest());
            distances[v] = near && !isBeside(probe, terms.tolerance()) ? (float) probe.signedDistance() : Float.NaN;
        });
        return new Difference(newer, distances, terms);
    }

    /** The newer jaw in the colours of the scale, for PLY, GLB or a picture, grey where it has no counterpart; positions and triangles are the given jaw's. */
    public Mesh mesh() {
        return mesh;
    }

    /**
     * Of each vertex of the newer jaw its distance from the nearest point of the older, in millimetres: positive where something was added (it lies before the
     * older surface), negative where something is gone (behind it), NaN where it has no counterpart. Not a copy.
     */
    public float[] distances() {
        return distances;
    }

    /** What the distances come to. */
    public Numbers numbers() {
        return numbers;
    }

    /** Whether a point lies beside the surface instead of before or behind it: its nearest point is on an open border, and it is not above that. */
    private static boolean isBeside(Probe probe, double tolerance) {
        if (!probe.isOnBorder()) {
            return false;
        }
        double distance = probe.distance();
        double height = probe.height();
        return distance * distance - height * height > tolerance * tolerance;
    }
}
