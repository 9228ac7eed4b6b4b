package dev.archway.server.order;

import dev.archway.wire.CaseType;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When a lab is to deliver. DPMS API V2, 4.4.3, with the number of days decided in PRODUCT.md, "due date". */
final class DueDate {

    private static final Duration LAB_TIME = Duration.ofDays(7);

    private DueDate() {}

    /** Restorative: seven days after the scan; Invisalign: when the order was made; the other kinds have none. */
    static @Nullable Instant of(CaseType type, Instant scannedAt, Instant createdAt) {
        return switch (type) {
            case RESTORATIVE -> scannedAt.plus(LAB_TIME);
            case INVISALIGN, INVISALIGN_IRECORD -> createdAt;
            case IRECORD, ICAST -> null;
        };
    }
}
