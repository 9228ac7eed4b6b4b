package dev.archway.server.notification;

import dev.archway.server.access.CallbackEvent;
import dev.archway.server.order.CaseState;
import dev.archway.server.order.OrderEvent;
import java.util.List;

/** Why a revision was made, as the order's history tells it. DPMS Scan Notifications, 4. */
final class RevisionEvent {

    private RevisionEvent() {}

    /** {@code history} is the order's, oldest first, when its revision has just become ready. */
    static CallbackEvent of(List<OrderEvent> history) {
        int begun = history.size() - 1;
        while (begun >= 0 && history.get(begun).to() != CaseState.PROCESSING) {
            begun--;
        }
        if (begun < 0) {
            return CallbackEvent.SCAN_READY;
        }
        CaseState from = history.get(begun).from();
        if (from == CaseState.MODELING) {
            return CallbackEvent.MODELING_READY;
        }
        if (from == CaseState.MILLING) {
            return CallbackEvent.INTERPRETATION2_READY;
        }
        boolean wasReadyBefore = history.subList(0, begun).stream()
                .anyMatch(each -> each.from() == CaseState.PROCESSING && each.to() != CaseState.SCANNING);
        return wasReadyBefore ? CallbackEvent.RESCAN_READY : CallbackEvent.SCAN_READY;
    }
}
