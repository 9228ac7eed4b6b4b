package dev.archway.server.account;

import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.NotFound;
import dev.archway.wire.ScannerModel;
import java.time.Clock;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Adds companies, people and scanners, and changes their settings. Adding what is there already changes nothing, so that a fixture can be laid again at every start. */
@Service
public class Registration {

    private final AccountRepository repository;
    private final PasswordEncoder passwords;
    private final Clock clock;

    Registration(AccountRepository repository, PasswordEncoder passwords, Clock clock) {
        this.repository = repository;
        this.passwords = passwords;
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
    }

    /** Adds a person who signs in with that password, given in clear; the {@code passwordHash} of {@code user} does not count. */
    @Transactional
    public void user(User user, String password) {
        if (repository.user(user.id()).isEmpty()) {
            repository.add(user, passwords.encode(password), clock.instant());
        }
    }

    @Transactional
    public void member(CompanyId company, User user, boolean fullOrderVisibility) {
        repository.addMember(company, user.id(), fullOrderVisibility);
    }

    @Transactional
    public void lab(CompanyId clinic, CompanyId lab) {
        repository.addLab(clinic, lab);
    }

    @Transactional
    public void scanner(CompanyId clinic, String serial, ScannerModel model, String secret) {
        if (repository.scanner(serial).isEmpty()) {
            repository.add(new Scanner(serial, clinic, model), passwords.encode(secret), clock.instant());
        }
    }
}
