package dev.archway.server.notification;

import org.jspecify.annotations.Nullable;

/** What a receiver did with a notification. */
sealed interface Answer {

    /** It took it: an answer of 2xx, and all of it. */
    record Accepted(int status) implements Answer {}

    /** Anything else; {@code status} is null when there was no answer. */
    record Failed(@Nullable Integer status, String reason) implements Answer {}
}
