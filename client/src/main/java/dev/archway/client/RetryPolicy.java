package dev.archway.client;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How often and how patiently a call is repeated. Only calls that may safely happen twice are repeated after an answer of 429, 500, 502, 503 or 504 or a broken
 * connection; the documents recommend that for 500 (DPMS API V2, 4.1.2 and the other response tables).
 *
 * @param attempts how often a call is made at most, the first included; 1 or more
 * @param notReadyAttempts how often a download is asked for at most while the server says that it is still being made (4.7.3); 1 or more
 * @param firstDelay about how long to wait before the second attempt; each further wait is twice as long
 * @param longestDelay the most that is ever waited at once; a server that asks for more is not asked again
 */
public record RetryPolicy(int attempts, int notReadyAttempts, Duration firstDelay, Duration longestDelay) {

    public RetryPolicy {
        if (attempts < 1 || notReadyAttempts < 1 || firstDelay.isNegative() || longestDelay.isNegative()) {
            throw new IllegalArgumentException("a retry policy needs attempts of 1 or more and delays of 0 or more");
        }
    }

    /** Five attempts that wait about half a second, one, two and four; up to 24 for a package in the making; never more than half a minute at once. */
    public static RetryPolicy standard() {
        return new RetryPolicy(5, 24, Duration.ofMillis(500), Duration.ofSeconds(30));
    }

    /** Every call is made once. */
    public static RetryPolicy never() {
        return new RetryPolicy(1, 1, Duration.ZERO, Duration.ZERO);
    }

    /** Whether an answer of that status may well be different the next time. */
    static boolean isPassing(int status) {
        return switch (status) {
            case 429, 500, 502, 503, 504 -> true;
            default -> false;
        };
    }

    /** The wait after that attempt (from 1): what the server asked for, else doubling with half of it left to chance so that clients do not come back together. Empty: give up. */
    Optional<Duration> delay(int attempt, Optional<Duration> askedFor, RandomGenerator random) {
        if (askedFor.isPresent()) {
            return askedFor.filter(wait -> wait.compareTo(longestDelay) <= 0);
        }
        double full = Math.min(firstDelay.toNanos() * Math.scalb(1.0, attempt - 1), (double) longestDelay.toNanos());
        return Optional.of(Duration.ofNanos((long) (full * (0.5 + 0.5 * random.nextDouble()))));
    }
}
