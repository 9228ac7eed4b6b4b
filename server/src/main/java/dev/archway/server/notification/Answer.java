package dev.archway.server.notification;

/** What came of an attempt. */
sealed interface Answer {

    /** An answer over HTTP, whatever its status. */
    record Replied(Reply reply) implements Answer {}

    /** None, or none that can be understood, within the time. */
    record Unanswered(String reason) implements Answer {}

    /** The server stopped in its middle: nothing is known, and nothing counts. */
    record BrokenOff() implements Answer {}
}
