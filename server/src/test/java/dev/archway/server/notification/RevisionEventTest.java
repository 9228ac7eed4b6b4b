package dev.archway.server.notification;

import static dev.archway.server.order.CaseState.LAB_REVIEW;
import static dev.archway.server.order.CaseState.MILLING;
import static dev.archway.server.order.CaseState.MODELING;
import static dev.archway.server.order.CaseState.PROCESSING;
import static dev.archway.server.order.CaseState.READY;
import static dev.archway.server.order.CaseState.SCANNING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.access.CallbackEvent;
import dev.archway.server.order.CaseState;
import dev.archway.server.order.Cause;
import dev.archway.server.order.OrderEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** DPMS Scan Notifications, 4: the rows of its table that say "Yes". */
class RevisionEventTest {

    @Test
    void afterScanning() {
        assertThat(event(SCANNING, PROCESSING, READY)).isEqualTo(CallbackEvent.SCAN_READY);
    }

    @Test
    void afterScanning_thatFailedBefore() {
        assertThat(event(SCANNING, PROCESSING, SCANNING, PROCESSING, READY)).isEqualTo(CallbackEvent.SCAN_READY);
    }

    @Test
    void afterModeling() {
        assertThat(event(SCANNING, PROCESSING, READY, MODELING, PROCESSING, LAB_REVIEW))
                .isEqualTo(CallbackEvent.MODELING_READY);
    }

    @Test
    void rescanCompleted() {
        assertThat(event(SCANNING, PROCESSING, READY, SCANNING, PROCESSING, READY))
                .isEqualTo(CallbackEvent.RESCAN_READY);
        assertThat(event(SCANNING, PROCESSING, READY, MODELING, PROCESSING, LAB_REVIEW, SCANNING, PROCESSING, READY))
                .isEqualTo(CallbackEvent.RESCAN_READY);
    }

    @Test
    void interpretation2Completed() {
        assertThat(event(SCANNING, PROCESSING, READY, MODELING, PROCESSING, LAB_REVIEW, MILLING, PROCESSING, MILLING))
                .isEqualTo(CallbackEvent.INTERPRETATION2_READY);
    }

    @Test
    void historyThatIsNotKnown_isAFirstScan() {
        assertThat(RevisionEvent.of(List.of())).isEqualTo(CallbackEvent.SCAN_READY);
    }

    private static CallbackEvent event(CaseState... states) {
        List<OrderEvent> history = new ArrayList<>();
        CaseState from = null;
        for (CaseState to : states) {
            history.add(
                    new OrderEvent(history.size() + 1, Instant.EPOCH, from, to, new Cause("archway", "moved", null)));
            from = to;
        }
        return RevisionEvent.of(history);
    }
}
