package dev.archway.server.notification;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of the delivery log.
 *
 * @param number counts from 1; 0 for the test of an endpoint, which is no notification's
 * @param request the head of the request, signature included
 * @param response the head of the answer; null when there was none
 * @param responseBody the first bytes of the answer's body
 * @param failure what went wrong; null when the receiver took it
 */
public record LoggedAttempt(
        int number,
        Instant at,
        long durationMs,
        String request,
        @Nullable Integer status,
        @Nullable String response,
        @Nullable String responseBody,
        @Nullable String failure) {

    static LoggedAttempt of(Attempt attempt) {
        Reply reply = attempt.answer() instanceof Answer.Replied replied ? replied.reply() : null;
        return new LoggedAttempt(
                0,
                attempt.at(),
                attempt.took().toMillis(),
                attempt.request(),
                reply == null ? null : reply.status(),
                reply == null ? null : reply.head(),
                reply == null ? null : reply.body(),
                switch (attempt.answer()) {
                    case Answer.Replied replied ->
                        replied.reply().isSuccess()
                                ? null
                                : "HTTP " + replied.reply().status();
                    case Answer.Unanswered unanswered -> unanswered.reason();
                    case Answer.BrokenOff _ -> "broken off: the server stops";
                });
    }
}
