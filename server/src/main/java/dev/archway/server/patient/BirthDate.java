package dev.archway.server.patient;

import dev.archway.server.shared.Invalid;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a date of birth. DPMS API V2, 4.2.2 and 5.4.2. */
public final class BirthDate {

    private static final String ACCEPTED = "YYYY-MM-DD or YYYY-MM-DDTHH:MM:SS.SSSZ, from 1850 until today,";
    private static final LocalDate EARLIEST = LocalDate.of(1850, 1, 1);
    private static final int DATE_LENGTH = 10;
    private static final Pattern FORM = Pattern.compile("\\d{4}-\\d{2}-\\d{2}(T.+)?");

    private BirthDate() {}

    /**
     * The day that is written there; the time and the zone, if any, must be right but do not move it. Null when absent or blank.
     *
     * @param today in UTC; somewhere it is tomorrow already, and that is accepted
     */
    public static @Nullable LocalDate parse(String field, @Nullable String text, LocalDate today) {
        if (text == null || text.isBlank()) {
            return null;
        }
        LocalDate date = read(field, text.strip());
        if (date.isBefore(EARLIEST) || date.isAfter(today.plusDays(1))) {
            throw Invalid.field(field, text, ACCEPTED);
        }
        return date;
    }

    private static LocalDate read(String field, String text) {
        if (!FORM.matcher(text).matches()) {
            throw Invalid.field(field, text, ACCEPTED);
        }
        try {
            if (text.length() > DATE_LENGTH) {
                DateTimeFormatter.ISO_DATE_TIME.parse(text);
            }
            return LocalDate.parse(text.substring(0, DATE_LENGTH));
        } catch (DateTimeException _) {
            throw Invalid.field(field, text, ACCEPTED);
        }
    }
}
