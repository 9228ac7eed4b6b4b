package dev.archway.server.notification;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is written down of a notification whose turn came.
 *
 * @param attempts how often it has been sent by now
 * @param status the receiver's HTTP status; null when there was none
 * @param failure why it was not delivered; null when it was
 * @param next when it is sent again; null when it is not
 */
record Outcome(
        Waiting notification,
        State state,
        int attempts,
        @Nullable Integer status,
        @Nullable String failure,
        Instant at,
        @Nullable Instant next) {

    /** Where a notification is in its life; all but WAITING are ends. */
    enum State {
        WAITING,
        DELIVERED,
        /** Every attempt failed. */
        DEAD,
        /** Its receiver is not to be told any more. */
        DROPPED
    }

    static Outcome delivered(Waiting sent, int status, Instant at) {
        return new Outcome(sent, State.DELIVERED, sent.attempts() + 1, status, null, at, null);
    }

    static Outcome dropped(Waiting unsent, Instant at) {
        return new Outcome(unsent, State.DROPPED, unsent.attempts(), null, "no longer paired", at, null);
    }

    static Outcome failed(Waiting sent, Answer.Failed answer, Instant at, RetrySchedule schedule) {
        int attempts = sent.attempts() + 1;
        Instant next = schedule.next(attempts, at).orElse(null);
        State state = next == null ? State.DEAD : State.WAITING;
        return new Outcome(sent, state, attempts, answer.status(), answer.reason(), at, next);
    }
}
