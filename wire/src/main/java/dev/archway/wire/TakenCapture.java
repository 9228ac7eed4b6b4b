package dev.archway.wire;

import java.time.Instant;
import java.util.UUID;

/**
 * A screen capture that the server has.
 *
 * @param captureId the {@code screenCaptureID} of its address (DPMS API V2, 4.9.2)
 * @param annotated whether somebody drew on it
 * @param takenDate when the scanner took it
 * @param createdDate since when the server has it, to the millisecond
 */
public record TakenCapture(
        UUID captureId, long orderId, CaptureKind kind, boolean annotated, Instant takenDate, Instant createdDate) {}
