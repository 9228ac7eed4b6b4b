package dev.archway.wire;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.LocalDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A patient as the V2 search shows it. DPMS API V2, 5.1.3.
 *
 * @param uniqueId what {@link PatientUpdate} takes
 * @param dateOfBirth the day, at midnight
 * @param gender 1 for female, 0 for male
 */
public record V2Patient(
        UUID uniqueId,
        @JsonFormat(pattern = DATE_OF_BIRTH) @Nullable LocalDateTime dateOfBirth,
        @Nullable Integer gender,
        @Nullable String chartNumber,
        String firstName,
        String lastName) {

    /** How V2 writes a date of birth: DPMS API V2, 5.3.3. */
    static final String DATE_OF_BIRTH = "yyyy-MM-dd'T'HH:mm:ss.SSS";

    /** Keeps the patient out of logs. */
    @Override
    public String toString() {
        return "V2Patient[" + uniqueId + "]";
    }
}
