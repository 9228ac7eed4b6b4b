package dev.archway.server.notification;

import java.time.Duration;

/**
 * When a receiver that fails is left alone for a while.
 *
 * @param failures so many attempts in a row must have failed
 * @param pause for so long nothing is sent then; twice as long whenever the probe after it fails, too
 * @param longestPause but never longer than this
 */
record Breaker(int failures, Duration pause, Duration longestPause) {

    private static final int MOST_DOUBLINGS = 20;

    static Breaker of(NotificationProperties properties) {
        return new Breaker(properties.breakerFailures(), properties.breakerPause(), properties.breakerLongestPause());
    }

    /** The pause after the breaker has opened so many times without a success in between. */
    Duration pause(int openings) {
        Duration doubled = pause.multipliedBy(1L << Math.min(openings - 1, MOST_DOUBLINGS));
        return doubled.compareTo(longestPause) < 0 ? doubled : longestPause;
    }
}
