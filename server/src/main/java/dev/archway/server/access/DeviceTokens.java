package dev.archway.server.access;

import dev.archway.server.account.Accounts;
import dev.archway.server.account.CompanyAct;
import dev.archway.server.account.Scanner;
import dev.archway.server.account.SupportedScanners;
import dev.archway.server.shared.Forbidden;
import dev.archway.server.shared.Invalid;
import dev.archway.server.shared.NotSignedIn;
import dev.archway.wire.DeviceLogin;
import dev.archway.wire.DeviceToken;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** A scanner's own login. Its tokens are random and known to the database by their hash only. */
@Service
public class DeviceTokens {

    private final Accounts accounts;
    private final DeviceTokenRepository repository;
    private final TokenMint mint;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Duration life;
    private final Clock clock;

    DeviceTokens(
            Accounts accounts,
            DeviceTokenRepository repository,
            TokenMint mint,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            AccessProperties properties,
            Clock clock) {
        this.accounts = accounts;
        this.repository = repository;
        this.mint = mint;
        this.events = events;
        this.transaction = transaction;
        this.life = properties.tokens().device();
        this.clock = clock;
    }

    /** A token for the scanner of that serial and secret; which of the two was wrong is not told. */
    public DeviceToken login(DeviceLogin login) {
        String serial = login.serial();
        if (serial == null) {
            throw Invalid.missing("Serial", "the scanner's serial number");
        }
        String secret = login.secret();
        if (secret == null) {
            throw Invalid.missing("Secret", "the scanner's device secret");
        }
        Scanner scanner = accounts.scanner(serial, secret)
                .orElseThrow(() -> NotSignedIn.because(
                        "DEVICE_LOGIN_FAILED", "There is no scanner with that serial number and secret."));
        mustBeSupported(login.model());
        String token = mint.random();
        transaction.executeWithoutResult(_ -> {
            repository.add(scanner, token, clock.instant().plus(life));
            events.publishEvent(new CompanyAct(
                    scanner.company(), CompanyAct.Kind.SIGN_IN, "scanner " + scanner.serial(), "logged in", null));
        });
        String company = accounts.company(scanner.company()).orElseThrow().name();
        return new DeviceToken(
                token,
                life.toSeconds(),
                scanner.serial(),
                scanner.company().value(),
                company,
                scanner.model().text());
    }

    /** A scanner that says of itself that it is older than Element 1 is sent away, whatever it was registered as. Guideline, 3 and 11. */
    private static void mustBeSupported(@Nullable String model) {
        if (model == null || model.isBlank()) {
            return;
        }
        try {
            SupportedScanners.model(model);
        } catch (Invalid legacy) {
            throw Forbidden.because("SCANNER_NOT_SUPPORTED", legacy.reason());
        }
    }

    Optional<Scanner> scanner(String token) {
        return repository.scanner(token, clock.instant());
    }
}
