package dev.archway.server.shared;

import java.time.Duration;

/** Something that is being made and can be fetched later: 404 with Retry-After. DPMS API V2, 4.7.3. */
public final class NotReady extends Refusal {

    private final Duration retryAfter;

    private NotReady(String code, String message, Duration retryAfter) {
        super(code, message);
        this.retryAfter = retryAfter;
    }

    public static NotReady retryAfter(Duration wait, String code, String message) {
        return new NotReady(code, message, wait);
    }

    public Duration retryAfter() {
        return retryAfter;
    }
}
