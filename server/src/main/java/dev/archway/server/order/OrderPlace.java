package dev.archway.server.order;

import dev.archway.server.shared.Invalid;
import dev.archway.server.shared.OrderId;
import java.time.DateTimeException;
import java.time.Instant;

/** Where a list goes on: after that order. */
public record OrderPlace(Instant at, OrderId id) {

    private static final String ACCEPTED = "the place that the list before it gave";

    /** Reads what {@link #toString} wrote. */
    public static OrderPlace parse(String text) {
        int cut = text.indexOf('_');
        try {
            if (cut > 0) {
                return new OrderPlace(Instant.parse(text.substring(0, cut)), OrderId.parse(text.substring(cut + 1)));
            }
        } catch (DateTimeException _) {
            // as wrong as a place without a time
        }
        throw Invalid.field("after", text, ACCEPTED);
    }

    @Override
    public String toString() {
        return at + "_" + id;
    }
}
