package dev.archway.server.access.rest;

import java.time.Duration;

/** How long to wait, for people and for programs; rounded up, so that it is not too soon. */
final class Waiting {

    private Waiting() {}

    static long minutes(Duration wait) {
        return wait.plusMinutes(1).minusNanos(1).toMinutes();
    }

    static String seconds(Duration wait) {
        return Long.toString(wait.plusSeconds(1).minusNanos(1).toSeconds());
    }
}
