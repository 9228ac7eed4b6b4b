package dev.archway.server.export;

import dev.archway.server.shared.OrderId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the viewer's page says of an order.
 *
 * @param patient last name, first name
 * @param status in the words of the viewer's side
 * @param revisions those whose models can be seen, oldest first
 */
public record ViewedOrder(
        OrderId id,
        String patient,
        @Nullable String chartNumber,
        @Nullable String procedure,
        String doctor,
        String practice,
        @Nullable String lab,
        @Nullable Instant scannedAt,
        List<Tooth> teeth,
        String status,
        List<Integer> revisions) {

    /** The one that is shown first. */
    public int newest() {
        return revisions.getLast();
    }

    /** Keeps the patient out of logs. */
    @Override
    public String toString() {
        return "ViewedOrder[" + id + "]";
    }
}
