package dev.archway.server.account;

import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.Conflict;
import dev.archway.server.shared.NotFound;
import dev.archway.server.shared.UserId;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
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
    private final PersonActs acts;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    People(
            PersonRepository repository,
            AccountRepository accounts,
            Registration registration,
            PasswordEncoder passwords,
            SecretMint secrets,
            PersonActs acts,
            ApplicationEventPublisher events,
            Clock clock) {
        this.repository = repository;
        this.accounts = accounts;
        this.registration = registration;
        this.passwords = passwords;
        this.secrets = secrets;
        this.acts = acts;
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
        acts.tell(id, by, "added the user", id + ", " + entry.kind());
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
        if (after.kind() != before.kind()) {
            mustFit(id, after.kind(), by);
            mustNotBeLast(before);
        }
        try {
            repository.save(after);
        } catch (DuplicateKeyException e) {
            throw taken(after.email());
        }
        acts.tell(
                id,
                by,
                "changed the user",
                after.kind() == before.kind() ? null : before.kind() + " to " + after.kind());
    }

    /** A new password in place of the old one; passkeys and recovery code end with it. */
    @Transactional
    public WithPassword newPassword(UserId id, Administrator by) {
        mustBeActive(get(id));
        String password = secrets.make();
        repository.savePassword(id, passwords.encode(password));
        events.publishEvent(new SignInRevoked(id));
        acts.tell(id, by, "reset the password", id.toString());
        return new WithPassword(id, password);
    }

    /** Makes somebody one of a company's; who is one already is shown more or less of it from now on. Whoever runs the server cannot do so any more then. Guideline, 3.1 and 11. */
    @Transactional
    public void join(UserId id, CompanyId company, boolean seesAllOrders, Administrator by) {
        User user = get(id).user();
        if (id.equals(by.id())) {
            throw Conflict.because("YOURSELF", "Nobody who runs the server joins a company: he would run it no more.");
        }
        mustNotBeLast(user);
        String all = seesAllOrders ? "all orders" : "own orders";
        if (registration.member(company, user, seesAllOrders)) {
            tell(company, by, "added a member", id + ", " + all);
        } else if (repository.seesAllOrders(company, id, seesAllOrders)) {
            tell(company, by, "changed what a member sees", id + ", " + all);
        }
    }

    /**
     * Somebody is no member of a company any more; the tokens for it end. A {@link Conflict} for the last company of its administrator, who would run the server from then on: nobody
     * comes to that by being sent away.
     */
    @Transactional
    public void leave(UserId id, CompanyId company, Administrator by) {
        repository.hold(id);
        if (repository.leave(company, id)) {
            mustNotRise(get(id));
            events.publishEvent(new AccessEnded(id, company));
            tell(company, by, "removed a member", id.toString());
        }
    }

    /** Nobody comes in as that person any more: sessions and tokens end, and password, passkeys and recovery code are gone. What the person did stays. */
    @Transactional
    public void deactivate(UserId id, Administrator by) {
        KnownPerson known = get(id);
        mustBeActive(known);
        if (id.equals(by.id())) {
            throw Conflict.because("YOURSELF", "Nobody deactivates himself: another administrator does.");
        }
        mustNotBeLast(known.user());
        repository.deactivatedAt(id, clock.instant());
        repository.savePassword(id, passwords.encode(secrets.make()));
        events.publishEvent(new AccessEnded(id, null));
        events.publishEvent(new SignInRevoked(id));
        acts.tell(id, by, "deactivated the user", id.toString());
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

    /** Somebody runs the server at all times. Those who do are held until the transaction ends, so that of two who send each other away the second is refused. */
    private void mustNotBeLast(User going) {
        if (going.kind() != UserKind.ADMINISTRATOR) {
            return;
        }
        repository.holdAdministrators();
        if (repository.administrators().equals(List.of(going.id()))) {
            throw Conflict.because(
                    "LAST_ADMINISTRATOR",
                    "User " + going.id() + " is the last one who runs this server; add another first.");
        }
    }

    private static void mustNotRise(KnownPerson left) {
        if (left.user().kind() == UserKind.ADMINISTRATOR && left.companies() == 0) {
            throw Conflict.because(
                    "LAST_COMPANY",
                    "User " + left.user().id()
                            + " is an administrator of no other company, and would run this server: deactivate the user, change what the user is, or add another company first.");
        }
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

    private void tell(CompanyId company, Administrator by, String what, @Nullable String detail) {
        events.publishEvent(new CompanyAct(company, CompanyAct.Kind.SETTING, by.actor(), what, detail));
    }
}
