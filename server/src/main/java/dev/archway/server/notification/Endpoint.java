package dev.archway.server.notification;

import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An address that is notified; {@code failures} attempts in a row have failed there. */
record Endpoint(UUID id, URI url, int failures, @Nullable Instant pausedUntil) {

    boolean isPaused(Instant now) {
        return pausedUntil != null && pausedUntil.isAfter(now);
    }

    /** That time, or the end of the pause if that is later. */
    Instant notBeforePauseEnds(Instant time) {
        return pausedUntil != null && pausedUntil.isAfter(time) ? pausedUntil : time;
    }
}
