package dev.archway.server.notification;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is written down of a notification that was sent.
 *
 * @param tries attempts since it was made or last replayed, this one included
 * @param failure why it was not delivered; null when it was
 * @param next when it is sent again; null when it is not
 * @param pause until when the receiver wants no other request either; null when it does not say
 */
record Outcome(
        Waiting notification,
        NotificationState state,
        int tries,
        Attempt attempt,
        @Nullable String failure,
        Instant at,
        @Nullable Instant next,
        @Nullable Instant pause) {

    /** What follows from an attempt; one that was broken off has no outcome. */
    static Outcome of(Waiting sent, Attempt attempt, Instant now, RetrySchedule schedule, Duration longestRetryAfter) {
        Reply reply = attempt.answer() instanceof Answer.Replied replied ? replied.reply() : null;
        int tries = sent.tries() + 1;
        if (reply != null && reply.isSuccess()) {
            return new Outcome(sent, NotificationState.DELIVERED, tries, attempt, null, now, null, null);
        }
        if (reply != null && reply.isGone()) {
            return new Outcome(
                    sent, NotificationState.DEAD, tries, attempt, "HTTP 410: the endpoint has ended", now, null, null);
        }
        Instant asked = reply == null || reply.retryAfter() == null
                ? null
                : RetryAfter.until(reply.retryAfter(), now, longestRetryAfter).orElse(null);
        Instant next = schedule.next(tries, now)
                .map(planned -> asked != null && asked.isAfter(planned) ? asked : planned)
                .orElse(null);
        return new Outcome(
                sent,
                next == null ? NotificationState.DEAD : NotificationState.WAITING,
                tries,
                attempt,
                failure(attempt),
                now,
                next,
                asked);
    }

    boolean isDelivered() {
        return state == NotificationState.DELIVERED;
    }

    boolean isGone() {
        Reply reply = reply();
        return reply != null && reply.isGone();
    }

    @Nullable
    Reply reply() {
        return attempt.answer() instanceof Answer.Replied replied ? replied.reply() : null;
    }

    private static String failure(Attempt attempt) {
        return switch (attempt.answer()) {
            case Answer.Replied replied -> "HTTP " + replied.reply().status();
            case Answer.Unanswered unanswered -> unanswered.reason();
            case Answer.BrokenOff _ -> throw new IllegalArgumentException("nothing is known of it");
        };
    }
}
