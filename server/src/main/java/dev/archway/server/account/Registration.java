package dev.archway.server.account;

import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.Conflict;
import dev.archway.server.shared.Invalid;
import dev.archway.server.shared.NotFound;
import dev.archway.wire.ScannerModel;
import java.time.Clock;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Adds companies, people and scanners, changes their settings, and refuses in words what accounts may not be (guideline, 3 and 11); the database holds the same
 * rules. Adding what is there already changes nothing, so that a fixture can be laid again at every start.
 */
@Service
public class Registration {

    private final AccountRepository repository;
    private final PasswordEncoder passwords;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Registration(
            AccountRepository repository, PasswordEncoder passwords, ApplicationEventPublisher events, Clock clock) {
        this.repository = repository;
        this.passwords = passwords;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    public void company(Company company) {
        repository.add(company, clock.instant());
    }

    /** The account's NIRI setting from now on: Rx that exist keep what they have. */
    @Transactional
    public void niri(CompanyId company, boolean on) {
        if (!repository.niri(company, on)) {
            throw NotFound.because("COMPANY_NOT_FOUND", "There is no company " + company + " here.");
        }
        events.publishEvent(new CompanyAct(
                company, CompanyAct.Kind.SETTING, "archway", "switched NIRI " + (on ? "on" : "off"), null));
    }

    /** Adds a person who signs in with that password, given in clear; the {@code passwordHash} of {@code user} does not count. */
    @Transactional
    public void user(User user, String password) {
        Optional<User> known = repository.user(user.id()).or(() -> repository.userByEmail(user.email()));
        if (known.isEmpty()) {
            repository.add(user, passwords.encode(password), clock.instant());
        } else if (!known.get().id().equals(user.id())) {
            throw Conflict.because(
                    "EMAIL_TAKEN",
                    user.email() + " signs in another user already: "
                            + known.get().id() + ".");
        } else if (known.get().kind() != user.kind()) {
            throw Conflict.because(
                    "ONE_TYPE_ONLY",
                    "User " + user.id() + " is " + known.get().kind() + " and cannot be " + user.kind()
                            + " too: a user has one type.");
        }
    }

    /**
     * Makes a person one of a company's, as one of several perhaps; what counts is the type that the person was registered with. False when the person is one already, of
     * which nothing changes. Guideline, 3.1 and 11.
     */
    @Transactional
    public boolean member(CompanyId company, User user, boolean fullOrderVisibility) {
        CompanyKind kind = kind(company);
        UserKind registered = repository
                .user(user.id())
                .orElseThrow(() -> NotFound.because("USER_NOT_FOUND", "There is no user " + user.id() + "."))
                .kind();
        if (!registered.belongsTo(kind)) {
            throw Conflict.because(
                    "WRONG_TYPE_OF_USER",
                    "User " + user.id() + " is " + registered + " and cannot belong to " + company + ", which is a "
                            + kind.wire() + ": nobody is both doctor and lab person.");
        }
        return repository.addMember(company, user.id(), fullOrderVisibility);
    }

    /** Lets a lab work for a clinic. */
    @Transactional
    public void lab(CompanyId clinic, CompanyId lab) {
        mustBe(CompanyKind.CLINIC, clinic);
        mustBe(CompanyKind.LAB, lab);
        repository.addLab(clinic, lab);
    }

    /** The same for a scanner that is told by the name of its model; a legacy scanner, which is older than Element 1, is {@link Invalid}. Guideline, 3 and 11. */
    @Transactional
    public boolean scanner(CompanyId clinic, String serial, String model, String secret) {
        return scanner(clinic, serial, SupportedScanners.model(model), secret);
    }

    /** Adds a scanner to a clinic; false when there is one of that serial number, which stays as it is. */
    @Transactional
    public boolean scanner(CompanyId clinic, String serial, ScannerModel model, String secret) {
        mustBe(CompanyKind.CLINIC, clinic);
        return repository.scanner(serial).isEmpty()
                && repository.add(new Scanner(serial, clinic, model), passwords.encode(secret), clock.instant());
    }

    private void mustBe(CompanyKind wanted, CompanyId company) {
        CompanyKind kind = kind(company);
        if (kind != wanted) {
            throw Conflict.because(
                    "WRONG_TYPE_OF_COMPANY",
                    "Company " + company + " is a " + kind.wire() + "; a " + wanted.wire() + " is needed here.");
        }
    }

    private CompanyKind kind(CompanyId company) {
        return repository
                .company(company)
                .orElseThrow(() -> NotFound.because("COMPANY_NOT_FOUND", "There is no company " + company + "."))
                .kind();
    }
}
