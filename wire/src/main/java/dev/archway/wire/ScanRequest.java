package dev.archway.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * An Rx pushed to the company's scanners. DPMS API V2, 4.2.2. {@code labId} and {@code procedureMapId} are written as documented, with a small first letter.
 *
 * @param dateOfBirth {@code YYYY-MM-DD} or {@code YYYY-MM-DDTHH:MM:SS.SSSZ}
 * @param procedureMapId an id of {@link ProcedureMap}
 */
public record ScanRequest(
        @Nullable Long companyId,
        @Nullable Long doctorId,
        @Nullable String licenseNumber,
        @Nullable String patientFirstName,
        @Nullable String patientLastName,
        @Nullable String patientChartNumber,
        @Nullable Gender gender,
        @Nullable String dateOfBirth,
        @Nullable String notes,
        @JsonProperty("labId") @Nullable Long labId,
        @JsonProperty("procedureMapId") @Nullable Integer procedureMapId) {}
