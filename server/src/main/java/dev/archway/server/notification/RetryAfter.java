package dev.archway.server.notification;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a receiver means by its header {@code Retry-After}: seconds, or a date. RFC 9110, 10.2.3. */
final class RetryAfter {

    private static final Pattern SECONDS = Pattern.compile("\\d+");
    private static final int MOST_DIGITS = 9; // thirty years

    private RetryAfter() {}

    /** When it wants to be asked again, at most {@code longest} from now; empty when it says nothing that can be read. */
    static Optional<Instant> until(String header, Instant now, Duration longest) {
        return wait(header.strip(), now)
                .map(wait -> wait.compareTo(longest) > 0 ? longest : wait)
                .map(wait -> wait.isNegative() ? now : now.plus(wait));
    }

    private static Optional<Duration> wait(String header, Instant now) {
        if (SECONDS.matcher(header).matches()) {
            String few = header.length() > MOST_DIGITS ? "9".repeat(MOST_DIGITS) : header;
            return Optional.of(Duration.ofSeconds(Long.parseLong(few)));
        }
        try {
            Instant date = ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(Duration.between(now, date));
        } catch (DateTimeException | ArithmeticException _) {
            return Optional.empty();
        }
    }
}
