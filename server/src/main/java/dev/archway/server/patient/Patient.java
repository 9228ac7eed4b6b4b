package dev.archway.server.patient;

import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.PatientId;
import dev.archway.wire.Gender;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A patient of a clinic, spelled as sent; {@code number} is the wire's deprecated PatientId. */
public record Patient(
        PatientId id,
        long number,
        CompanyId company,
        String firstName,
        String lastName,
        @Nullable String chartNumber,
        @Nullable Gender gender,
        @Nullable LocalDate dateOfBirth,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant lastScanAt) {

    /** Keeps the patient out of logs. */
    @Override
    public String toString() {
        return "Patient[" + id + "]";
    }
}
