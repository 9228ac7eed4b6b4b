package dev.archway.wire;

import org.jspecify.annotations.Nullable;

/** Other names for the patient with this GUID; what is absent or blank stays. DPMS API V2, 5.3.2. */
public record PatientUpdate(
        @Nullable String patientId,
        @Nullable String chartNumber,
        @Nullable String firstName,
        @Nullable String lastName) {

    /** Keeps the patient out of logs. */
    @Override
    public String toString() {
        return "PatientUpdate[" + patientId + "]";
    }
}
