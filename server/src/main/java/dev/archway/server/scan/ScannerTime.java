package dev.archway.server.scan;

import dev.archway.server.shared.Invalid;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When something happened, as a scanner says. Its clock may be wrong, but what seems to be from next year would be the newest for ever. */
final class ScannerTime {

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Duration AHEAD = Duration.ofDays(1);

    private ScannerTime() {}

    /** The time that was given, or now. */
    static Instant check(String field, @Nullable Instant given, Instant now) {
        if (given == null) {
            return now;
        }
        if (given.isAfter(now.plus(AHEAD)) || given.isBefore(EARLIEST)) {
            throw Invalid.field(field, given, "a time between the year 2000 and now");
        }
        return given;
    }
}
