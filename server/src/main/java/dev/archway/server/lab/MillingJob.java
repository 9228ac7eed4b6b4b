package dev.archway.server.lab;

import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.OrderId;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A physical model that is wanted of a revision.
 *
 * @param number counts the models of an order, from 1
 * @param station that mills it; null while it waits
 * @param endedAt when it was milled, or left, or was stopped, whichever came last; null while it waits or is milled
 */
public record MillingJob(
        CompanyId company,
        OrderId order,
        int number,
        int revision,
        State state,
        @Nullable String station,
        @Nullable String carrier,
        @Nullable String tracking,
        Instant createdAt,
        @Nullable Instant endedAt) {

    /** How far a model is; STOPPED when interpretation 2 took its case out of milling. */
    public enum State {
        WAITING("Waiting"),
        MILLING("Milling"),
        MILLED("Milled"),
        SHIPPED("Shipped"),
        STOPPED("Stopped");

        private final String wire;

        State(String wire) {
            this.wire = wire;
        }

        /** The same as a name for style sheets and texts. */
        public String slug() {
            return wire.toLowerCase(Locale.ROOT);
        }

        /** The word on the wire. */
        public String wire() {
            return wire;
        }
    }
}
