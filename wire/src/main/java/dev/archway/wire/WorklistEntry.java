package dev.archway.wire;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An Rx that waits for a scan.
 *
 * @param orderId null until a scan was opened
 * @param status "Rx Created" before the first scan, "Scanning" when one was opened, failed or was returned
 * @param reason why it came back: what a lab said, or what was wrong with the last scan; null the first time
 * @param niri whether near-infrared images are wanted (DPMS API V2, 4.2): the account's setting when the Rx was made
 * @param preps the teeth that it asks to prepare; empty when it names none, as every Rx that software pushed
 */
public record WorklistEntry(
        UUID rxId,
        @Nullable Long orderId,
        String status,
        @Nullable String reason,
        String patientFirstName,
        String patientLastName,
        @Nullable String patientChartNumber,
        long doctorId,
        String doctorName,
        @Nullable String procedureName,
        @Nullable String procedureTypeName,
        @Nullable String labName,
        @Nullable String notes,
        boolean niri,
        List<Prep> preps,
        Instant createdDate) {

    public WorklistEntry {
        preps = preps == null ? List.of() : List.copyOf(preps); // a server of before says nothing of them
    }
}
