package dev.archway.server.account;

import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.Conflict;
import dev.archway.server.shared.Invalid;
import dev.archway.server.shared.NotFound;
import dev.archway.server.shared.PlainText;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The scanners of the server, for whoever runs it; each change is told to the clinic. Secrets are made here and returned once. */
@Service("registeredScanners") // scanners is the chain that lets them in
public class Scanners {

    private static final Pattern SERIAL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{2,39}");

    private final AccountRepository repository;
    private final Registration registration;
    private final PasswordEncoder passwords;
    private final SecretMint secrets;
    private final ApplicationEventPublisher events;

    Scanners(
            AccountRepository repository,
            Registration registration,
            PasswordEncoder passwords,
            SecretMint secrets,
            ApplicationEventPublisher events) {
        this.repository = repository;
        this.registration = registration;
        this.passwords = passwords;
        this.secrets = secrets;
        this.events = events;
    }

    /** By serial number, those after one; {@code words} are a part of the serial number, or of the name or the number of the clinic. */
    public List<Placed> find(String words, @Nullable String after, int most) {
        return repository.scanners(words.strip(), after == null ? "" : after, most);
    }

    /** A scanner, and where it stands. */
    public record Placed(Scanner scanner, String clinic) {}

    public List<Scanner> of(CompanyId clinic) {
        return repository.scannersOf(clinic);
    }

    public Scanner get(String serial) {
        return repository
                .scanner(serial)
                .orElseThrow(() -> NotFound.because("SCANNER_NOT_FOUND", "There is no scanner of that serial number."));
    }

    /** Registers a scanner of a clinic; its secret. A legacy scanner is {@link Invalid}. Guideline, 3 and 11. */
    @Transactional
    public String add(CompanyId clinic, String serial, String model, Administrator by) {
        String line = PlainText.line("serial", serial, 200);
        if (line == null || !SERIAL.matcher(line.strip()).matches()) {
            throw Invalid.field("serial", serial, "3 to 40 letters, digits, dots, dashes and underscores");
        }
        String own = line.strip();
        String secret = secrets.make();
        if (!registration.scanner(clinic, own, model, secret)) {
            throw Conflict.because("SERIAL_TAKEN", "There is a scanner of that serial number already.");
        }
        tell(clinic, by, "added a scanner", own);
        return secret;
    }

    /** Another secret in place of the present one, at once: the scanner has to log in with it. */
    @Transactional
    public String renew(String serial, Administrator by) {
        Scanner scanner = get(serial);
        String secret = secrets.make();
        repository.saveScannerSecret(scanner, passwords.encode(secret));
        events.publishEvent(new ScannerLockedOut(scanner));
        tell(scanner.company(), by, "renewed the secret of a scanner", serial);
        return secret;
    }

    /** The scanner is gone, and lets nobody in; its scans stay, and keep its serial number. */
    @Transactional
    public void remove(String serial, Administrator by) {
        Scanner scanner = get(serial);
        repository.remove(scanner);
        tell(scanner.company(), by, "removed a scanner", serial);
    }

    private void tell(CompanyId clinic, Administrator by, String what, String serial) {
        events.publishEvent(new CompanyAct(clinic, CompanyAct.Kind.SETTING, by.actor(), what, serial));
    }
}
