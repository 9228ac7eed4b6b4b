package dev.archway.server.order;

import dev.archway.server.shared.UserId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which orders somebody looks for; all that is given applies.
 *
 * @param words of the patient's name or chart number, or an order's number; empty for any
 * @param states empty for all
 * @param procedures lines of the procedure map; empty for all
 * @param from the earliest time of the scan, or of the order while it has none
 * @param before the first time that is too late
 */
public record OrderQuestion(
        String words,
        Set<CaseState> states,
        @Nullable UserId doctor,
        Set<Integer> procedures,
        @Nullable Instant from,
        @Nullable Instant before) {

    public OrderQuestion {
        states = Set.copyOf(states);
        procedures = Set.copyOf(procedures);
    }

    /** The same among the orders of one doctor. */
    OrderQuestion of(UserId own) {
        return new OrderQuestion(words, states, own, procedures, from, before);
    }

    /** Keeps the patient out of logs. */
    @Override
    public String toString() {
        return "OrderQuestion[" + states + "]";
    }
}
