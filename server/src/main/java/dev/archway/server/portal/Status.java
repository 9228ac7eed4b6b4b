package dev.archway.server.portal;

import dev.archway.server.order.CaseState;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/** Where an order is, in one of the words of the documents. DPMS API V2, 4.4.6; Lab Connector Flows. */
public record Status(String text) {

    /** What the clinic sees. */
    public static Status practice(CaseState state) {
        return new Status(state.practice());
    }

    /** What the lab sees. */
    public static Status lab(CaseState state) {
        return new Status(state.lab());
    }

    /** All that a clinic can see, in the order of the life cycle. */
    public static List<Status> ofPractice() {
        return distinct(Arrays.stream(CaseState.values()).map(CaseState::practice));
    }

    /** All that a lab has a word for. */
    public static List<Status> ofLab() {
        return distinct(
                Arrays.stream(CaseState.values()).filter(CaseState::isOfLab).map(CaseState::lab));
    }

    /** The same as a name for style sheets and texts: {@code itero-modeling}. */
    public String slug() {
        return text.toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    private static List<Status> distinct(Stream<String> words) {
        Function<String, Status> status = Status::new;
        return words.filter(Objects::nonNull).distinct().map(status).toList();
    }
}
