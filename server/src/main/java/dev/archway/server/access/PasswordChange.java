package dev.archway.server.access;

import dev.archway.server.account.Accounts;
import dev.archway.server.account.Company;
import dev.archway.server.account.PersonActs;
import dev.archway.server.account.User;
import dev.archway.server.shared.UserId;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Changes a person's password, who gives the old one; every other session in a browser ends, and software that the person connected stays connected. */
@Service
public class PasswordChange {

    private final Accounts accounts;
    private final SignInRepository people;
    private final Standings standings;
    private final BrowserSessions sessions;
    private final OwnPassword own;
    private final PersonActs acts;
    private final PasswordEncoder passwords;
    private final TransactionTemplate transaction;

    PasswordChange(
            Accounts accounts,
            SignInRepository people,
            Standings standings,
            BrowserSessions sessions,
            OwnPassword own,
            PersonActs acts,
            PasswordEncoder passwords,
            TransactionTemplate transaction) {
        this.accounts = accounts;
        this.people = people;
        this.standings = standings;
        this.sessions = sessions;
        this.own = own;
        this.acts = acts;
        this.passwords = passwords;
        this.transaction = transaction;
    }

    /** How many characters a new password of this person has at least. */
    public int shortest(UserId person) {
        return hasPasskey(person) ? PasswordRules.SHORTEST_WITH_PASSKEY : PasswordRules.SHORTEST;
    }

    /**
     * The old password is looked at last, so that a new one that will not do costs none of the guesses that {@link SignInLimit} allows. The hashes take their time, so they are
     * computed before the transaction, which changes only the password that was looked at.
     */
    public Outcome change(UserId person, Passwords given, HttpServletRequest request) {
        User user = accounts.user(person).orElseThrow();
        Optional<Outcome> wrong = wrong(user, given);
        if (wrong.isPresent()) {
            return wrong.get();
        }
        return switch (own.check(user, given.current(), "change the password", request)) {
            case OwnPassword.Answer.Right() -> changed(user, passwords.encode(given.fresh()), request);
            case OwnPassword.Answer.Wrong(var message) -> new Refused("current", message);
            case OwnPassword.Answer.Wait(var time) -> new Wait(time);
        };
    }

    private Outcome changed(User user, String hash, HttpServletRequest request) {
        boolean changed = Boolean.TRUE.equals(transaction.execute(_ -> {
            if (!people.changePassword(user.id(), user.passwordHash(), hash)) {
                return false;
            }
            sessions.endOthers(user.id(), request);
            acts.tell(user.id(), "changed the password");
            return true;
        }));
        if (!changed) { // somebody was faster: the password that was given is none any more
            return new Refused("current", "account.password.wrong.current");
        }
        request.changeSessionId();
        return new Changed();
    }

    private Optional<Outcome> wrong(User user, Passwords given) {
        if (given.current().isEmpty()) {
            return Optional.of(new Refused("current", "account.password.wrong.missing"));
        }
        if (given.fresh().equals(given.current())) {
            return Optional.of(new Refused("fresh", "account.password.wrong.same"));
        }
        Stream<String> companies = accounts.companiesOf(user.id()).stream().map(Company::name);
        return PasswordRules.check(
                        given.fresh(),
                        hasPasskey(user.id()),
                        Stream.concat(Stream.of(user.email(), user.name()), companies)
                                .toList())
                .<Outcome>map(why -> new Refused(
                        "fresh",
                        switch (why) {
                            case SHORT -> "account.password.wrong.short";
                            case LONG -> "account.password.wrong.long";
                            case SIMPLE -> "account.password.wrong.simple";
                            case KNOWN_WORDS -> "account.password.wrong.words";
                        }))
                .or(() -> given.fresh().equals(given.again())
                        ? Optional.empty()
                        : Optional.of(new Refused("again", "account.password.wrong.again")));
    }

    private boolean hasPasskey(UserId person) {
        return standings.of(person).map(SignInRepository.Standing::passkeys).orElse(false);
    }

    /** What the form holds; kept out of logs. */
    public record Passwords(String current, String fresh, String again) {

        @Override
        public String toString() {
            return "Passwords";
        }
    }

    /** What became of it. */
    public sealed interface Outcome {}

    public record Changed() implements Outcome {}

    /** A field of the form, and the key of the message that says what is wrong with it. */
    public record Refused(String field, String message) implements Outcome {}

    /** There were too many wrong passwords. */
    public record Wait(Duration time) implements Outcome {}
}
