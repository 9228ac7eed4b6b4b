package dev.archway.wire;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An order as practices and labs see it, its fields in the documented order. DPMS API V2, 4.4.3 and 4.6.3; {@code scanningTime} is in seconds. */
public record PracticeOrder(
        @Nullable String procedureName,
        @Nullable String procedureTypeName,
        UUID rxId,
        long orderId,
        String orderCode,
        Instant scanningDate,
        long doctorId,
        @Nullable Long scanningOperatorId,
        @Nullable String scanningOperatorName,
        long scanningTime,
        String patientFirstName,
        String patientLastName,
        @Nullable String patientChartNumber,
        String caseType,
        long companyId,
        String companyName,
        @Nullable Long labId,
        @Nullable String labName,
        List<Prep> preps,
        @Nullable String notes,
        String viewerUrl,
        String thumbnailsDownloadUrl,
        String ideFileUrl,
        String screenCaptureFileUrl,
        String status,
        @Nullable Instant dueDate,
        long patientId,
        String doctorName,
        @Nullable String doctorLicenseNumber,
        OrderUrls urls,
        String scannerModelDescription,
        int scannerModelId) {}
