package dev.archway.server.notification;

import java.time.Duration;
import java.time.Instant;

/**
 * A notification that was sent once.
 *
 * @param request the head of the request as it was sent
 */
record Attempt(Instant at, Duration took, String request, Answer answer) {

    boolean isAccepted() {
        return answer instanceof Answer.Replied(Reply reply) && reply.isSuccess();
    }

    boolean isBrokenOff() {
        return answer instanceof Answer.BrokenOff;
    }
}
