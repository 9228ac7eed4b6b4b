package dev.archway.server.order;

import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.OrderId;
import dev.archway.wire.Prep;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order of any clinic that waits for a modeler, a mill or a carrier, as they see it: without its patient. docs/adr/0012.
 *
 * @param revision its newest
 * @param since when it came to this state
 */
public record WorkOrder(
        CompanyId clinic,
        String clinicName,
        @Nullable String lab,
        OrderId id,
        String code,
        CaseState state,
        int revision,
        @Nullable Integer procedureMapId,
        List<Prep> preps,
        @Nullable Instant dueAt,
        Instant since) {

    public WorkOrder {
        preps = List.copyOf(preps);
    }

    /** The procedure in words; null when none was chosen. */
    public @Nullable String procedure() {
        return FoundOrder.procedure(procedureMapId);
    }
}
