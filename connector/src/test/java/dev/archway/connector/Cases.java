package dev.archway.connector;

import dev.archway.wire.OrderUrls;
import dev.archway.wire.PracticeOrder;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Orders of the practice 90360 as the list gives them. */
final class Cases {

    static final long COMPANY = 90360;
    static final Instant SCANNED = Instant.parse("2026-02-27T09:30:00Z");

    private Cases() {}

    static UUID rx(long orderId) {
        return new UUID(0x4000, orderId);
    }

    static PracticeOrder order(long orderId, @Nullable String chart, String status, Instant scanned, long company) {
        return new PracticeOrder(
                "Fixed Restorative",
                null,
                rx(orderId),
                orderId,
                "ABCD1234",
                scanned,
                1001,
                null,
                null,
                312,
                "Jane",
                "Doe",
                chart,
                "Restorative",
                company,
                "Riverside Dental",
                null,
                null,
                List.of(),
                null,
                "http://localhost/v",
                "http://localhost/t",
                "http://localhost/i",
                "http://localhost/s",
                status,
                null,
                5,
                "Ada River",
                null,
                new OrderUrls("http://localhost/v", "http://localhost/i", "http://localhost/s", "http://localhost/t"),
                "iTero Element 5D",
                5);
    }
}
