package dev.archway.server.order;

import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.OrderId;
import dev.archway.wire.ProcedureMap;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An order as a line of a list that people read.
 *
 * @param patient last name, first name
 * @param seenAt when it was scanned, or made while there is no scan: what lists are sorted by
 * @param readyRevision the newest with pictures; 0 while there are none
 */
public record FoundOrder(
        CompanyId clinic,
        String clinicName,
        OrderId id,
        CaseState state,
        String patient,
        @Nullable String chartNumber,
        @Nullable Integer procedureMapId,
        String doctor,
        @Nullable String lab,
        Instant seenAt,
        @Nullable Instant scannedAt,
        @Nullable Instant dueAt,
        int readyRevision) {

    /** The procedure in words; null when none was chosen. */
    public @Nullable String procedure() {
        return procedure(procedureMapId);
    }

    static @Nullable String procedure(@Nullable Integer procedureMapId) {
        return Optional.ofNullable(procedureMapId)
                .flatMap(ProcedureMap::of)
                .map(line -> line.procedure().text())
                .orElse(null);
    }

    /** Keeps people out of logs. */
    @Override
    public String toString() {
        return "FoundOrder[" + id + ", " + state + "]";
    }
}
