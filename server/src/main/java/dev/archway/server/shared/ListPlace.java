package dev.archway.server.shared;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a list that is sorted by time goes on: after the line of that time and number. */
public record ListPlace(Instant at, long number) {

    /** A year of more than four digits is none that the database knows. */
    private static final Pattern FORM = Pattern.compile("(\\d{4}-[^_]+)_(\\d{1,18})");

    /** Reads what {@link #toString} wrote. */
    public static ListPlace parse(String text) {
        Matcher parts = FORM.matcher(text);
        try {
            if (parts.matches()) {
                return new ListPlace(Instant.parse(parts.group(1)), Long.parseLong(parts.group(2)));
            }
        } catch (DateTimeException _) {
            // as wrong as a place without a time
        }
        throw Invalid.field("after", text, "the place that the list before it gave");
    }

    @Override
    public String toString() {
        return at + "_" + number;
    }
}
