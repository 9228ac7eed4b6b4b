package dev.archway.client;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Narrows a list of patients; what is null does not count, and all else must hold. {@code *} and {@code %} in a text stand for any letters. DPMS API V2, 5.2.2.
 *
 * @param updatedFrom updated on this UTC day or later
 * @param updatedBefore updated before this UTC day
 * @param lastScanFrom last scanned on this UTC day or later
 * @param lastScanBefore last scanned before this UTC day
 */
public record PatientFilter(
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String chartNumber,
        @Nullable LocalDate updatedFrom,
        @Nullable LocalDate updatedBefore,
        @Nullable LocalDate lastScanFrom,
        @Nullable LocalDate lastScanBefore) {

    /** Every patient. */
    public static PatientFilter none() {
        return new PatientFilter(null, null, null, null, null, null, null);
    }

    /** Patients by their names and chart number. */
    public static PatientFilter of(
            @Nullable String firstName, @Nullable String lastName, @Nullable String chartNumber) {
        return new PatientFilter(firstName, lastName, chartNumber, null, null, null, null);
    }

    /** The same, updated since that UTC day: what a practice asks that keeps a list of its own. */
    public PatientFilter updatedSince(LocalDate day) {
        return new PatientFilter(
                firstName, lastName, chartNumber, day, updatedBefore, lastScanFrom, lastScanBefore);
    }

    Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        put(parameters, "FirstName", firstName);
        put(parameters, "LastName", lastName);
        put(parameters, "ChartNumber", chartNumber);
        put(parameters, "UpdatedDateFrom", updatedFrom);
        put(parameters, "UpdatedDateTo", updatedBefore);
        put(parameters, "LastScanDateFrom", lastScanFrom);
        put(parameters, "LastScanDateTo", lastScanBefore);
        return parameters;
    }

    private static void put(Map<String, String> parameters, String name, @Nullable Object value) {
        if (value != null) {
            parameters.put(name, value.toString());
        }
    }

    /** Keeps the patient out of logs. */
    @Override
    public String toString() {
        return "PatientFilter";
    }
}
