package dev.archway.server.scan;

import dev.archway.server.platform.StoredObject;
import dev.archway.server.shared.OrderId;
import dev.archway.wire.CaptureKind;
import java.time.Instant;
import java.util.UUID;

/** A picture that a scanner took of an order after its scan; {@code picture} is a JPEG. DPMS API V2, 4.7.4. */
public record Capture(
        UUID id,
        OrderId order,
        CaptureKind kind,
        boolean annotated,
        StoredObject picture,
        Instant takenAt,
        Instant createdAt) {}
