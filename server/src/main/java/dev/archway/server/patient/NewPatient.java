package dev.archway.server.patient;

import dev.archway.wire.Gender;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A patient as a scan request or a scanner names one. The chart number may be missing only on a scanner. DPMS API V2, 4.2.2. */
public record NewPatient(
        String firstName,
        String lastName,
        @Nullable String chartNumber,
        @Nullable Gender gender,
        @Nullable LocalDate dateOfBirth) {

    /** The most characters that a name or a chart number has. */
    public static final int LONGEST_NAME = 100;

    /** Keeps the patient out of logs. */
    @Override
    public String toString() {
        return "NewPatient";
    }
}
