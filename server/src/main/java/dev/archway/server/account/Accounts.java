package dev.archway.server.account;

import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.UserId;
import java.util.List;
import java.util.Optional;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The companies, their people and their scanners. */
@Service
public class Accounts {

    private final AccountRepository repository;
    private final PasswordEncoder passwords;

    Accounts(AccountRepository repository, PasswordEncoder passwords) {
        this.repository = repository;
        this.passwords = passwords;
    }

    public Optional<Company> company(CompanyId id) {
        return repository.company(id);
    }

    /** The companies that a person belongs to, by id. */
    public List<Company> companiesOf(UserId user) {
        return repository.companiesOf(user);
    }

    public boolean belongs(UserId user, CompanyId company) {
        return repository.isMember(company, user);
    }

    public Optional<User> user(UserId id) {
        return repository.user(id);
    }

    /** The same, unless the person was deactivated. */
    public Optional<User> activeUser(UserId id) {
        return repository.activeUser(id);
    }

    public Optional<User> userByEmail(String email) {
        return repository.userByEmail(email);
    }

    /** The doctors of a clinic, by id; without those who were deactivated. */
    public List<User> doctorsOf(CompanyId clinic) {
        return repository.peopleOf(clinic).stream()
                .filter(user -> user.kind().isDoctor())
                .toList();
    }

    /** The labs that work for a clinic, by id. */
    public List<Company> labsOf(CompanyId clinic) {
        return repository.labsOf(clinic);
    }

    /** Whether a doctor may see the orders of colleagues in that clinic. */
    public boolean seesAllOrders(CompanyId clinic, UserId user) {
        return repository.seesAllOrders(clinic, user);
    }

    /** A doctor's licence number from now on. DPMS API V2, 4.2.2. */
    @Transactional
    public void licenseNumber(UserId doctor, String licenseNumber) {
        repository.saveLicense(doctor, licenseNumber);
    }

    /** Whether near-infrared images are part of a scan there: the account's setting is on, and a scanner takes them. DPMS API V2, 4.2. */
    public boolean wantsNiri(CompanyId clinic) {
        return repository.company(clinic).map(Company::niri).orElse(false)
                && repository.scannersOf(clinic).stream()
                        .anyMatch(scanner -> scanner.model().takesImages());
    }

    public Optional<Scanner> scanner(String serial) {
        return repository.scanner(serial);
    }

    /** The scanner, when serial and secret are right; the time it takes does not tell which of them was wrong. */
    public Optional<Scanner> scanner(String serial, String secret) {
        Optional<String> hash = repository.scannerSecret(serial);
        if (hash.isEmpty()) {
            passwords.encode("no scanner has this secret"); // takes as long as a comparison
            return Optional.empty();
        }
        return passwords.matches(secret, hash.get()) ? repository.scanner(serial) : Optional.empty();
    }
}
