package dev.archway.server.export;

import dev.archway.server.scan.RevisionKey;
import dev.archway.wire.CaseType;
import dev.archway.wire.Prep;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a package says of its order beside the meshes. Nothing else of it gets into a package, so that the same facts give the same bytes.
 *
 * @param patientName null when the doctor hides it
 * @param madeAt the export time and the printed date: the time when the scan was completed, so that a package made again has the same bytes
 */
record ExportFacts(
        RevisionKey key,
        String orderCode,
        CaseType caseType,
        @Nullable String procedure,
        @Nullable String procedureType,
        UUID patientId,
        @Nullable PatientName patientName,
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

    /** "Last, First", as metadata write it; empty when it is hidden. */
    public String patient() {
        return patientName == null ? "" : patientName.listed();
    }

    /** The same without the patient's name, wherever it was written. DPMS API V2, 4.7.7. */
    ExportFacts withoutName() {
        if (patientName == null) {
            return this;
        }
        return new ExportFacts(
                key,
                orderCode,
                caseType,
                procedure,
                procedureType,
                patientId,
                null,
                patientName.hiddenIn(chartNumber),
                doctor,
                doctorId,
                doctorLicense,
                practice,
                shipTo,
                labId,
                labName,
                scannedAt,
                dueDate,
                scanner,
                preps,
                patientName.hiddenIn(notes),
                madeAt);
    }

    /** Keeps the patient out of logs. */
    @Override
    public String toString() {
        return "ExportFacts[" + key + "]";
    }
}
