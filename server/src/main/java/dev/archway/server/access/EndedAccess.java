package dev.archway.server.access;

import dev.archway.server.account.AccessEnded;
import dev.archway.server.account.ScannerLockedOut;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Ends the tokens of people who have nothing to do here any more, and of scanners with another secret, in the transaction that decides it. */
@Component
class EndedAccess {

    private final TokenFamilyRepository families;
    private final DeviceTokenRepository devices;

    EndedAccess(TokenFamilyRepository families, DeviceTokenRepository devices) {
        this.families = families;
        this.devices = devices;
    }

    @EventListener
    void on(AccessEnded ended) {
        families.endAll(ended.person(), ended.company());
    }

    @EventListener
    void on(ScannerLockedOut locked) {
        devices.endAll(locked.scanner());
    }
}
