package dev.archway.server.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.access.CallbackEvent;
import dev.archway.server.order.RevisionKind;
import dev.archway.server.order.RevisionReady;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.OrderId;
import dev.archway.server.shared.RxId;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** DPMS Scan Notifications, 4: the rows of its table that say "Yes". */
class RevisionEventTest {

    @ParameterizedTest
    @CsvSource({
        "SCAN, true, SCAN_READY",
        "SCAN, false, RESCAN_READY",
        "MODELING, false, MODELING_READY",
        "INTERPRETATION_2, false, INTERPRETATION2_READY",
    })
    void of(RevisionKind kind, boolean first, CallbackEvent event) {
        RevisionReady ready = new RevisionReady(
                new CompanyId(1), new OrderId(2), new RxId(new UUID(0, 3)), 4, kind, first, null, Instant.EPOCH);

        assertThat(RevisionEvent.of(ready)).isEqualTo(event);
    }
}
