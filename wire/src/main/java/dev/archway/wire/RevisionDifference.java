package dev.archway.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the jaws of a revision differ from those of an older one. Beyond the documents.
 *
 * @param orderId nine digits
 * @param from the older revision
 * @param to the revision that is compared with it, whose shape the models have
 * @param fitted whether each jaw was moved onto its older self before
 * @param tolerance differences up to this are none, in millimetres
 * @param range where the colours end, in millimetres
 * @param farthest what is farther away has no counterpart, in millimetres
 * @param upper null unless both revisions have an upper jaw
 * @param lower null unless both revisions have a lower jaw
 * @param colors of the models
 */
public record RevisionDifference(
        long orderId,
        int from,
        int to,
        boolean fitted,
        double tolerance,
        double range,
        double farthest,
        @Nullable JawDifference upper,
        @Nullable JawDifference lower,
        List<ColorStop> colors) {

    public RevisionDifference {
        colors = List.copyOf(colors);
    }

    /**
     * The signed distances of a jaw from its older self in millimetres, positive where something was added; each place counts by its area.
     *
     * @param mean of the signed distances
     * @param meanAbsolute of their sizes
     * @param standardDeviation from the mean
     * @param percentile95 the size that 95 % of the compared surface do not pass
     * @param max the greatest size
     * @param lowest where most is gone
     * @param highest where most was added
     * @param withinTolerance the share of the compared surface, 0 to 1
     * @param comparedArea square millimetres
     * @param uncomparedArea square millimetres that have no counterpart
     */
    public record JawDifference(
            double mean,
            double meanAbsolute,
            double standardDeviation,
            double percentile95,
            double max,
            double lowest,
            double highest,
            double withinTolerance,
            double comparedArea,
            double uncomparedArea) {}
}
