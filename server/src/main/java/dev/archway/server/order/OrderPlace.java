package dev.archway.server.order;

import dev.archway.server.shared.Invalid;
import dev.archway.server.shared.OrderId;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a list goes on: after that order. */
public record OrderPlace(Instant at, OrderId id) {

    /** A year of more than four digits is none that the database knows. */
    private static final Pattern FORM = Pattern.compile("(\\d{4}-[^_]+)_(\\d{1,18})");

    private static final String ACCEPTED = "the place that the list before it gave";

    /** Reads what {@link #toString} wrote. */
    public static OrderPlace parse(String text) {
        Matcher parts = FORM.matcher(text);
        try {
            if (parts.matches()) {
                return new OrderPlace(Instant.parse(parts.group(1)), OrderId.parse(parts.group(2)));
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
