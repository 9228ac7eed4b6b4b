package dev.archway.server.notification;

import dev.archway.server.access.CallbackEvent;
import dev.archway.server.access.CallbackTargets.Occasion;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.RxId;
import java.util.UUID;

/**
 * A notification that waits for delivery.
 *
 * @param company the company whose pairing it is
 * @param tries how many attempts failed since it was made, or last replayed
 */
record Waiting(CompanyId company, UUID id, RxId rx, CallbackEvent event, int tries) {

    Occasion occasion() {
        return new Occasion(company, event);
    }
}
