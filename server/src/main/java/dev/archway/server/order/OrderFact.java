package dev.archway.server.order;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to an order, as one of those who know tells it.
 *
 * @param state the state that the order got; null unless it moved
 */
public record OrderFact(
        Instant at,
        Kind kind,
        String what,
        String actor,
        @Nullable Integer revision,
        @Nullable CaseState state,
        @Nullable String detail) {

    /** What kinds of things happen to orders. */
    public enum Kind {
        MOVE("Move"),
        ARTIFACT("Artifact"),
        DOWNLOAD("Download"),
        NOTIFICATION("Notification"),
        MARK("Mark");

        private final String wire;

        Kind(String wire) {
            this.wire = wire;
        }

        /** The word on the wire. */
        public String wire() {
            return wire;
        }
    }
}
