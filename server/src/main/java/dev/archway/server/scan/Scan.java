package dev.archway.server.scan;

import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.Conflict;
import dev.archway.server.shared.NotFound;
import dev.archway.server.shared.OrderId;
import dev.archway.server.shared.RxId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A scan that a scanner opened; {@code revision} is what it became when it was completed. */
record Scan(
        CompanyId company,
        UUID id,
        OrderId order,
        RxId rx,
        State state,
        @Nullable Integer revision) {

    enum State {
        OPEN,
        COMPLETED,
        ABANDONED
    }

    void mustBeOpen() {
        switch (state) {
            case OPEN -> {}
            case COMPLETED ->
                throw Conflict.because("SCAN_COMPLETED", "The scan " + id + " is complete and takes no more files.");
            case ABANDONED ->
                throw Conflict.because(
                        "SCAN_ABANDONED",
                        "The scan " + id + " was given up: another one was opened for its order, or it took too long.");
        }
    }

    static NotFound notFound(UUID id) {
        return NotFound.because("SCAN_NOT_FOUND", "There is no scan " + id + " here.");
    }
}
