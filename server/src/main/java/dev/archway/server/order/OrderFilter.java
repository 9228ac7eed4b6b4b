package dev.archway.server.order;

import dev.archway.server.shared.Invalid;
import dev.archway.server.shared.PlainText;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which of a practice's orders are asked for. DPMS API V2, 4.4.2; what a date means is decided in PRODUCT.md, "dateFrom, dateTo".
 *
 * @param from the earliest scanning time
 * @param before the first scanning time that is too late
 */
public record OrderFilter(
        @Nullable Instant from,
        @Nullable Instant before,
        @Nullable String chartNumber) {

    private static final String ACCEPTED =
            "a date such as 2026-01-31 (that whole day in UTC) or a time such as 2026-01-31T09:30:00Z";
    private static final Pattern FORM = Pattern.compile("\\d{4}-\\d{2}-\\d{2}(T.+)?");
    private static final Pattern LOST_PLUS = Pattern.compile("(T[^ ]+) (\\d{2}:\\d{2})$");
    private static final int DATE_LENGTH = 10;
    private static final int LONGEST_CHART_NUMBER = 100;
    private static final Duration SMALLEST = Duration.ofMillis(1); // what scanning times are kept to

    /** Reads the parameters as they were sent; absent ones are null. */
    public static OrderFilter of(@Nullable String dateFrom, @Nullable String dateTo, @Nullable String chartNumber) {
        return new OrderFilter(
                dateFrom == null ? null : first("dateFrom", dateFrom),
                dateTo == null ? null : afterLast("dateTo", dateTo),
                PlainText.line("chartNumber", chartNumber, LONGEST_CHART_NUMBER));
    }

    private static Instant first(String name, String text) {
        return isDate(name, text)
                ? date(name, text).atStartOfDay(ZoneOffset.UTC).toInstant()
                : time(name, text);
    }

    private static Instant afterLast(String name, String text) {
        return isDate(name, text)
                ? date(name, text).plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant()
                : time(name, text).plus(SMALLEST);
    }

    private static boolean isDate(String name, String text) {
        if (!FORM.matcher(text).matches()) {
            throw Invalid.field(name, text, ACCEPTED);
        }
        return text.length() == DATE_LENGTH;
    }

    private static LocalDate date(String name, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException _) {
            throw Invalid.field(name, text, ACCEPTED);
        }
    }

    /** A time without a zone is UTC; a plus that nobody escaped came as a space. */
    private static Instant time(String name, String text) {
        try {
            TemporalAccessor time = DateTimeFormatter.ISO_DATE_TIME.parseBest(
                    LOST_PLUS.matcher(text).replaceFirst("$1+$2"), ZonedDateTime::from, LocalDateTime::from);
            return time instanceof ZonedDateTime zoned
                    ? zoned.toInstant()
                    : LocalDateTime.from(time).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException _) {
            throw Invalid.field(name, text, ACCEPTED);
        }
    }
}
