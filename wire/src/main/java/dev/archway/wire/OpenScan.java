package dev.archway.wire;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Opens a scan for an Rx of the worklist ({@code rxId} alone), or without one: then doctor and patient make an Rx of their own, whose chart number may be empty. */
public record OpenScan(
        @Nullable UUID rxId,
        @Nullable Long doctorId,
        @Nullable String patientFirstName,
        @Nullable String patientLastName,
        @Nullable String patientChartNumber,
        @Nullable Gender gender,
        @Nullable String dateOfBirth,
        @Nullable String notes,
        @Nullable Long labId,
        @Nullable Integer procedureMapId) {

    public static OpenScan forRx(UUID rxId) {
        return new OpenScan(rxId, null, null, null, null, null, null, null, null, null);
    }
}
