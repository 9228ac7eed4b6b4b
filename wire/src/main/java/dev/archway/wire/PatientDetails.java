package dev.archway.wire;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A patient after an update. DPMS API V2, 5.3.3. What no document explains is always what its example shows: {@code RowStatus} 1, {@code Type} 0, and null for
 * {@code AlignPatientId}, {@code MI} and {@code ZipCode}.
 *
 * @param id the number that orders show as {@code PatientId}
 * @param dateOfBirth the day, at midnight
 * @param gender 1 for female, 0 for male
 */
public record PatientDetails(
        @Nullable Instant lastScanDate,
        int rowStatus,
        Instant dateUpdated,
        int type,
        @Nullable Long alignPatientId,
        long id,
        @JsonProperty("UID") UUID uid,
        String firstName,
        String lastName,
        @Nullable String chartNumber,

        @JsonFormat(pattern = V2Patient.DATE_OF_BIRTH) @Nullable
        LocalDateTime dateOfBirth,

        @Nullable Integer gender,
        @JsonProperty("MI") @Nullable String mi,
        @Nullable String zipCode) {

    /** Keeps the patient out of logs. */
    @Override
    public String toString() {
        return "PatientDetails[" + uid + "]";
    }
}
