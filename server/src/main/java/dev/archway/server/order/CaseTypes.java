package dev.archway.server.order;

import dev.archway.wire.CaseType;
import dev.archway.wire.Prep;
import dev.archway.wire.ProcedureMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The older kind of case that fits an order best. DPMS API V2, 4.4.5. */
public final class CaseTypes {

    private CaseTypes() {}

    /** By the procedure; without one, prepared teeth make it restorative, and their absence an iRecord. */
    public static CaseType of(@Nullable Integer procedureMapId, List<Prep> preps) {
        Optional<ProcedureMap> procedure = procedureMapId == null ? Optional.empty() : ProcedureMap.of(procedureMapId);
        return procedure.map(ProcedureMap::caseType).orElse(preps.isEmpty() ? CaseType.IRECORD : CaseType.RESTORATIVE);
    }

    static boolean isInvisalign(CaseType type) {
        return type == CaseType.INVISALIGN || type == CaseType.INVISALIGN_IRECORD;
    }
}
