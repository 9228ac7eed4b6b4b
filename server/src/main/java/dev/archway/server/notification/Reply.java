package dev.archway.server.notification;

import org.jspecify.annotations.Nullable;

/**
 * A receiver's answer over HTTP.
 *
 * @param head its status line and headers, as far as the delivery log keeps them
 * @param body its first bytes as text
 * @param retryAfter the header of that name; null when there is none
 * @param reusable whether the connection may take another request
 */
record Reply(int status, String head, String body, @Nullable String retryAfter, boolean reusable) {

    private static final int GONE = 410;

    boolean isSuccess() {
        return status / 100 == 2;
    }

    boolean isGone() {
        return status == GONE;
    }
}
