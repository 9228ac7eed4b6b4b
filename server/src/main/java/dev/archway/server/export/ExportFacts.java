package dev.archway.server.export;

import dev.archway.server.scan.RevisionKey;
import dev.archway.wire.CaseType;
import dev.archway.wire.Prep;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a package says of its order beside the meshes.
 *
 * @param madeAt the export time and the printed date: the time when the scan was completed, so that a package made again has the same bytes
 */
record ExportFacts(
        RevisionKey key,
        String orderCode,
        CaseType caseType,
        @Nullable String procedure,
        @Nullable String procedureType,
        String patientFirstName,
        String patientLastName,
        @Nullable String chartNumber,
        String doctor,
        long doctorId,
        @Nullable String doctorLicense,
        String practice,
        String shipTo,
        @Nullable Long labId,
        @Nullable String labName,
        @Nullable Instant scannedAt,
        @Nullable Instant dueDate,
        String scanner,
        List<Prep> preps,
        @Nullable String notes,
        Instant madeAt) {

    /** "Last, First", as metadata write it. */
    public String patient() {
        return patientLastName + ", " + patientFirstName;
    }

    /** Keeps the patient out of logs. */
    @Override
    public String toString() {
        return "ExportFacts[" + key + "]";
    }
}
