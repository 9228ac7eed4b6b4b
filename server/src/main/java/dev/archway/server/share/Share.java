package dev.archway.server.share;

import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.OrderId;
import dev.archway.server.shared.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A link to the scan of one order.
 *
 * @param number counts the links of the order's clinic
 * @param endedAt when somebody took it back; null unless that happened
 * @param opened how often somebody came in by it
 */
public record Share(
        CompanyId company,
        OrderId order,
        long number,
        UserId madeBy,
        Instant madeAt,
        Instant expiresAt,
        @Nullable Instant endedAt,
        int opened) {

    /** Whether it still leads anywhere. */
    public boolean isOpen(Instant now) {
        return endedAt == null && now.isBefore(expiresAt);
    }
}
