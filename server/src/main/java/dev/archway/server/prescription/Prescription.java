package dev.archway.server.prescription;

import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.OrderId;
import dev.archway.server.shared.PatientId;
import dev.archway.server.shared.RxId;
import dev.archway.server.shared.UserId;
import dev.archway.wire.Prep;
import dev.archway.wire.ProcedureMap;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for.
 *
 * @param licenseNumber the doctor's when it was asked for
 * @param lab where the scan goes; null when it stays in the practice
 * @param niri whether near-infrared images are wanted (DPMS API V2, 4.2): the account's setting when it was made, if a scanner there takes any
 * @param preps the teeth that it asks to prepare
 * @param reason why it waits for a scan again; null the first time
 * @param order null until a scan was opened
 */
public record Prescription(
        RxId id,
        CompanyId company,
        PatientId patient,
        UserId doctor,
        @Nullable String licenseNumber,
        @Nullable String notes,
        @Nullable CompanyId lab,
        @Nullable Integer procedureMapId,
        boolean niri,
        List<Prep> preps,
        RxStatus status,
        @Nullable String reason,
        @Nullable OrderId order,
        Instant createdAt) {

    public Prescription {
        preps = List.copyOf(preps);
    }

    /** The chosen line of the procedure map; empty when none was chosen. */
    public Optional<ProcedureMap> procedure() {
        return procedureMapId == null ? Optional.empty() : ProcedureMap.of(procedureMapId);
    }

    /** Keeps the notes out of logs. */
    @Override
    public String toString() {
        return "Prescription[" + id + ", " + status + "]";
    }
}
