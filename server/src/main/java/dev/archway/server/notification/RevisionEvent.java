package dev.archway.server.notification;

import dev.archway.server.access.CallbackEvent;
import dev.archway.server.order.RevisionReady;

/** Why somebody is told of a revision. DPMS Scan Notifications, 4. */
final class RevisionEvent {

    private RevisionEvent() {}

    static CallbackEvent of(RevisionReady ready) {
        return switch (ready.kind()) {
            case SCAN -> ready.first() ? CallbackEvent.SCAN_READY : CallbackEvent.RESCAN_READY;
            case MODELING -> CallbackEvent.MODELING_READY;
            case INTERPRETATION_2 -> CallbackEvent.INTERPRETATION2_READY;
        };
    }
}
