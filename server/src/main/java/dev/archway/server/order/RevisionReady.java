package dev.archway.server.order;

import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.OrderId;
import dev.archway.server.shared.RxId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The artifacts of a new revision are there: everyone entitled is to be told. Published once a revision, in the transaction that lists it. DPMS API V2, 4.5.1.
 *
 * @param first whether the order was never ready before
 * @param lab the lab that the order is sent to; null when there is none
 */
public record RevisionReady(
        CompanyId company,
        OrderId order,
        RxId rx,
        int revision,
        RevisionKind kind,
        boolean first,
        @Nullable CompanyId lab,
        Instant at) {}
