package dev.archway.server.notification;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an endpoint from its last answers: its circuit breaker.
 *
 * @param failures attempts that failed in a row
 * @param openings how often the breaker opened since the last success
 * @param pausedUntil nothing is sent before: the breaker is open, or the receiver asked for time
 * @param endedAt when the receiver answered 410; nothing is sent until somebody opens the endpoint again
 */
record Health(
        int failures,
        int openings,
        @Nullable Instant pausedUntil,
        @Nullable Instant endedAt) {

    static final Health GOOD = new Health(0, 0, null, null);

    /** Of an endpoint that nobody has looked up: equal to no other. */
    static final Health UNKNOWN = new Health(-1, 0, null, null);

    /** One success and everything is forgotten, but for an end, which somebody else's answer said. */
    Health succeeded() {
        return new Health(0, 0, null, endedAt);
    }

    /** So many more attempts failed, none succeeded. */
    Health failed(int more, Instant now, Breaker breaker) {
        int all = failures + more;
        if (all < breaker.failures()) {
            return new Health(all, openings, pausedUntil, endedAt);
        }
        return new Health(all, openings + 1, later(pausedUntil, now.plus(breaker.pause(openings + 1))), endedAt);
    }

    /** The receiver asked for time. */
    Health paused(Instant until) {
        return new Health(failures, openings, later(pausedUntil, until), endedAt);
    }

    Health ended(Instant now) {
        return new Health(failures, openings, pausedUntil, now);
    }

    boolean isPaused(Instant now) {
        return pausedUntil != null && pausedUntil.isAfter(now);
    }

    /** How many more failures in a row open the breaker; 1 when the next attempt is a probe. */
    int allowance(Breaker breaker) {
        return Math.max(1, breaker.failures() - failures);
    }

    boolean isProbing(Breaker breaker) {
        return failures >= breaker.failures();
    }

    private static Instant later(@Nullable Instant one, Instant other) {
        return one != null && one.isAfter(other) ? one : other;
    }
}
