package dev.archway.server.lab;

import dev.archway.server.scan.Jaw;
import dev.archway.server.shared.Invalid;
import dev.archway.server.shared.PlainText;
import org.jspecify.annotations.Nullable;

/**
 * A remark on one point of a scan; a point that no scan has, or a remark that says nothing, is {@link Invalid}.
 *
 * @param x in millimetres, in the frame of the scan, as {@code y} and {@code z} are
 * @param text one line
 */
public record Mark(Jaw jaw, double x, double y, double z, String text) {

    /** No arch reaches farther from its own middle, in millimetres. */
    private static final double FARTHEST = 1000;

    private static final int LONGEST_TEXT = 200;

    public Mark {
        for (double coordinate : new double[] {x, y, z}) {
            if (!(Math.abs(coordinate) <= FARTHEST)) {
                throw Invalid.field("Mark", coordinate, "a coordinate of at most 1000 mm");
            }
        }
    }

    /** Reads what somebody wrote at a point. */
    public static Mark of(Jaw jaw, double x, double y, double z, @Nullable String text) {
        String remark = PlainText.line("Mark", text, LONGEST_TEXT);
        if (remark == null) {
            throw Invalid.missing("Mark", "what is wrong at this point, in at most " + LONGEST_TEXT + " characters");
        }
        return new Mark(jaw, x, y, z, remark.strip());
    }
}
