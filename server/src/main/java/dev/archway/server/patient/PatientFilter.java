package dev.archway.server.patient;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Which patients the V3 search asks for: those that everything given here lets through; dates are days in UTC, each {@code To} the first day too late. DPMS API V2, 5.2.2. */
public record PatientFilter(
        @Nullable NamePattern firstName,
        @Nullable NamePattern lastName,
        @Nullable NamePattern chartNumber,
        @Nullable LocalDate updatedFrom,
        @Nullable LocalDate updatedTo,
        @Nullable LocalDate lastScanFrom,
        @Nullable LocalDate lastScanTo) {

    /** Keeps the patients out of logs. */
    @Override
    public String toString() {
        return "PatientFilter";
    }
}
