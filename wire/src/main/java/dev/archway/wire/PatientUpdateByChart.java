package dev.archway.wire;

import org.jspecify.annotations.Nullable;

/**
 * Other details for the only patient with this chart number; what is absent or blank stays. DPMS API V2, 5.4.2.
 *
 * @param dateOfBirth {@code YYYY-MM-DD} or {@code YYYY-MM-DDTHH:MM:SS.SSSZ}
 * @param gender what {@link Gender#ofIndex} reads: a word or a number, which no one type holds
 */
public record PatientUpdateByChart(
        @Nullable String chartNumber,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String dateOfBirth,
        @Nullable Object gender) {

    /** Keeps the patient out of logs. */
    @Override
    public String toString() {
        return "PatientUpdateByChart";
    }
}
