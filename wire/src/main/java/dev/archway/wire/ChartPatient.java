package dev.archway.wire;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One of several patients who share a chart number, in the list of the 409. DPMS API V2, 5.4.3. What no document explains is always what its example shows:
 * {@code RowStatus} and {@code Type} 1; {@code MI} is null, since Archway keeps none.
 *
 * @param doctorId the doctor of the patient's newest Rx; null without one
 * @param id the number that orders show as {@code PatientId}
 * @param dateOfBirth the day, at midnight
 * @param gender 1 for female, 0 for male
 */
public record ChartPatient(
        @Nullable Long doctorId,
        long companyId,
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
        return "ChartPatient[" + uid + "]";
    }
}
