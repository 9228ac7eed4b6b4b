package dev.archway.server.account;

import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.Conflict;
import dev.archway.server.shared.NotFound;
import dev.archway.server.shared.UserId;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The people who can sign in, for whoever runs the server. Each change is told to the companies of the person, or to the server where there is none. Passwords are made
 * here and known to nobody else: a new one is returned once.
 */
@Service
public class People {

    private final PersonRepository repository;
    private final AccountRepository accounts;
    private final Registration registration;
    private final PasswordEncoder passwords;
    private final SecretMint secrets;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    People(
            PersonRepository repository,
            AccountRepository accounts,
            Registration registration,
            PasswordEncoder passwords,
            SecretMint secrets,
            ApplicationEventPublisher events,
            Clock clock) {
        this.repository = repository;
        this.accounts = accounts;
        this.registration = registration;
        this.passwords = passwords;
        this.secrets = secrets;
        this.events = events;
        this.clock = clock;
    }

    /** Somebody with a password in clear, which is nowhere else. */
    public record WithPassword(UserId person, String password) {

        /** Keeps the password out of logs. */
        @Override
        public String toString() {
            return "WithPassword[" + person + "]";
        }
    }

    /** By id, those after one; {@code words} are a part of name or address, or the id. */
    public List<KnownPerson> find(String words, @Nullable UserKind kind, @Nullable UserId after, int most) {
        return repository.list(words.strip(), kind, after, most);
    }

    public KnownPerson get(UserId id) {
        return repository
                .find(id)
                .orElseThrow(() -> NotFound.because("USER_NOT_FOUND", "There is no user " + id + " here."));
    }

    /** What somebody belongs to, by number. */
    public List<Membership> companiesOf(User person) {
        return repository.companiesOf(person);
    }

    /** Who belongs to a company, by id; those too who were deactivated. */
    public List<Membership> membersOf(Company company) {
        return repository.membersOf(company);
    }

    /** Adds somebody, as one of a company's at once when there is one. */
    @Transactional
    public WithPassword add(PersonEntry entry, @Nullable CompanyId company, boolean seesAllOrders, Administrator by) {
        String password = secrets.make();
        UserId id = repository
                .add(entry.checked(), passwords.encode(password), clock.instant())
                .orElseThrow(() -> taken(entry.email()));
        tell(id, by, "added the user", id + ", " + entry.kind());
        if (company != null) {
            join(id, company, seesAllOrders, by);
        }
        return new WithPassword(id, password);
    }

    /** Nobody becomes what the companies of that person do not have. Guideline, 11. */
    @Transactional
    public void change(UserId id, PersonEntry entry, Administrator by) {
        User before = get(id).user();
        User after = entry.checked().as(id);
        accounts.userByEmail(after.email())
                .filter(other -> !other.id().equals(id))
                .ifPresent(_ -> {
                    throw taken(after.email());
                });
        if (after.kind() != before.kind()) {
            mustFit(id, after.kind(), by);
        }
        repository.save(after);
        tell(id, by, "changed the user", after.kind() == before.kind() ? null : before.kind() + " to " + after.kind());
    }

    /** A new password in place of the old one. */
    @Transactional
    public WithPassword newPassword(UserId id, Administrator by) {
        mustBeActive(get(id));
        String password = secrets.make();
        repository.savePassword(id, passwords.encode(password));
        tell(id, by, "reset the password", id.toString());
        return new WithPassword(id, password);
    }

    /** Makes somebody one of a company's; who is one already is shown more or less of it from now on. Guideline, 3.1 and 11. */
    @Transactional
    public void join(UserId id, CompanyId company, boolean seesAllOrders, Administrator by) {
        User user = get(id).user();
        boolean isNew = !accounts.isMember(company, id);
        registration.member(company, user, seesAllOrders);
        String all = seesAllOrders ? "all orders" : "own orders";
        if (isNew) {
            tell(company, by, "added a member", id + ", " + all);
        } else if (repository.seesAllOrders(company, id, seesAllOrders)) {
            tell(company, by, "changed what a member sees", id + ", " + all);
        }
    }

    /** Somebody is no member of a company any more; the tokens for it end. */
    @Transactional
    public void leave(UserId id, CompanyId company, Administrator by) {
        if (repository.leave(company, id)) {
            events.publishEvent(new AccessEnded(id, company));
            tell(company, by, "removed a member", id.toString());
        }
    }

    /** Nobody comes in as that person any more: sessions and tokens end, and the password is gone. What the person did stays. */
    @Transactional
    public void deactivate(UserId id, Administrator by) {
        mustBeActive(get(id));
        if (id.equals(by.id())) {
            throw Conflict.because("YOURSELF", "Nobody deactivates himself: another administrator does.");
        }
        repository.deactivatedAt(id, clock.instant());
        repository.savePassword(id, passwords.encode(secrets.make()));
        events.publishEvent(new AccessEnded(id, null));
        tell(id, by, "deactivated the user", id.toString());
    }

    /** Lets somebody in again, with a new password. */
    @Transactional
    public WithPassword activate(UserId id, Administrator by) {
        if (get(id).isActive()) {
            throw Conflict.because("NOT_DEACTIVATED", "User " + id + " is not deactivated.");
        }
        repository.deactivatedAt(id, null);
        return newPassword(id, by);
    }

    private void mustFit(UserId id, UserKind kind, Administrator by) {
        if (id.equals(by.id())) {
            throw Conflict.because("OWN_KIND", "Nobody changes what he is himself: another administrator does.");
        }
        accounts.companiesOf(id).stream()
                .filter(company -> !kind.belongsTo(company.kind()))
                .findFirst()
                .ifPresent(company -> {
                    throw Conflict.because(
                            "KIND_DOES_NOT_FIT",
                            "User " + id + " belongs to " + company.name() + ", a "
                                    + company.kind().wire() + ": nobody is both doctor and lab person.");
                });
    }

    private static void mustBeActive(KnownPerson person) {
        if (!person.isActive()) {
            throw Conflict.because(
                    "DEACTIVATED", "User " + person.user().id() + " is deactivated; activate the user first.");
        }
    }

    private static Conflict taken(String email) {
        return Conflict.because("EMAIL_TAKEN", email + " signs in another user already.");
    }

    /** All companies of the person, or the server when there is none. */
    private void tell(UserId person, Administrator by, String what, @Nullable String detail) {
        List<Company> companies = accounts.companiesOf(person);
        companies.forEach(company -> tell(company.id(), by, what, detail));
        if (companies.isEmpty()) {
            events.publishEvent(new ServerAct(by.actor(), what, detail));
        }
    }

    private void tell(CompanyId company, Administrator by, String what, @Nullable String detail) {
        events.publishEvent(new CompanyAct(company, CompanyAct.Kind.SETTING, by.actor(), what, detail));
    }
}
