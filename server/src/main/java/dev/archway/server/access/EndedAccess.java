package dev.archway.server.access;

import dev.archway.server.account.AccessEnded;
import dev.archway.server.account.ScannerLockedOut;
import dev.archway.server.account.SignInRevoked;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Ends the tokens of people who have nothing to do here any more, and of scanners with another secret, and whatever people signed in with that was taken from them: in the transaction that decides it. */
@Component
class EndedAccess {

    private final TokenFamilyRepository families;
    private final DeviceTokenRepository devices;
    private final SignInRepository people;

    EndedAccess(TokenFamilyRepository families, DeviceTokenRepository devices, SignInRepository people) {
        this.families = families;
        this.devices = devices;
        this.people = people;
    }

    @EventListener
    void on(AccessEnded ended) {
        families.endAll(ended.person(), ended.company());
    }

    @EventListener
    void on(SignInRevoked revoked) {
        people.removePasskeys(revoked.person());
        people.removeRecovery(revoked.person());
    }

    @EventListener
    void on(ScannerLockedOut locked) {
        devices.endAll(locked.scanner());
    }
}
