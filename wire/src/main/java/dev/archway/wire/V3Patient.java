package dev.archway.wire;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A patient as the V3 search shows it. DPMS API V2, 5.2.3. */
public record V3Patient(
        UUID id,
        String firstName,
        String lastName,
        @Nullable String chartNumber,
        @Nullable LocalDate dateOfBirth,
        @Nullable Gender gender,
        Instant creationDate,
        Instant updatedDate,
        @Nullable Instant lastScanDate) {

    /** Keeps the patient out of logs. */
    @Override
    public String toString() {
        return "V3Patient[" + id + "]";
    }
}
