package dev.archway.server.portal;

import dev.archway.server.lab.Mark;
import dev.archway.server.lab.Marks;
import dev.archway.server.scan.Jaw;
import dev.archway.server.shared.Invalid;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.springframework.util.MultiValueMap;

/**
 * What a lab wrote to return a scan, kept as it was typed.
 *
 * @param revision that the pins are on
 * @param pins on the scan, in their order
 */
public record ReturnForm(String reason, String revision, List<Pin> pins) {

    private static final String POINT = "(upper|lower)( -?\\d{1,4}(\\.\\d{1,9})?){3}";

    public ReturnForm {
        pins = List.copyOf(pins);
    }

    /**
     * A point that was clicked.
     *
     * @param at such as "upper 12.5 -3.25 4", in millimetres in the frame of the scan
     * @param remark what was typed for it
     */
    public record Pin(String at, String remark) {

        Mark mark() {
            if (!at.matches(POINT)) {
                throw Invalid.field("Mark", at, "a jaw and three coordinates such as 'upper 12.5 -3.25 4'");
            }
            String[] parts = at.split(" ", -1);
            return Mark.of(
                    Jaw.valueOf(parts[0].toUpperCase(Locale.ROOT)),
                    Double.parseDouble(parts[1]),
                    Double.parseDouble(parts[2]),
                    Double.parseDouble(parts[3]),
                    remark);
        }
    }

    /** Reads a form; a point without a remark, or the other way round, is kept and found wrong later. */
    public static ReturnForm of(MultiValueMap<String, String> fields) {
        List<String> at = fields.getOrDefault("at", List.of());
        List<String> remarks = fields.getOrDefault("remark", List.of());
        List<Pin> pins = IntStream.range(0, Math.min(Math.max(at.size(), remarks.size()), Marks.MOST + 1))
                .mapToObj(i -> new Pin(one(at, i), one(remarks, i)))
                .toList();
        return new ReturnForm(
                one(fields.getOrDefault("reason", List.of()), 0),
                one(fields.getOrDefault("revision", List.of()), 0),
                pins);
    }

    /** The revision that the pins are on; 0, which none has, when it is no number. */
    public int markedRevision() {
        return revision.matches("\\d{1,9}") ? Integer.parseInt(revision) : 0;
    }

    /** What is pinned; a pin that says nothing is {@link Invalid}. */
    public List<Mark> marks() {
        return pins.stream().map(Pin::mark).toList();
    }

    private static String one(List<String> values, int i) {
        return i < values.size() ? values.get(i) : "";
    }
}
