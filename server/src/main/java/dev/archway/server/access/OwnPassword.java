package dev.archway.server.access;

import dev.archway.server.account.Accounts;
import dev.archway.server.account.PersonActs;
import dev.archway.server.account.User;
import dev.archway.server.shared.UserId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;

/**
 * Asks somebody who is signed in for the password once more, before it is changed, another way in is made, or a passkey is taken away: a browser that was left open, or a session
 * that somebody took, is not enough for that. {@link SignInLimit} holds for these guesses, too.
 */
@Service
public class OwnPassword {

    private static final String KEY = OwnPassword.class.getName();
    private static final Duration LASTS = Duration.ofMinutes(1);

    private final Accounts accounts;
    private final SignInLimit limit;
    private final PersonActs acts;
    private final PasswordEncoder passwords;
    private final Clock clock;

    OwnPassword(Accounts accounts, SignInLimit limit, PersonActs acts, PasswordEncoder passwords, Clock clock) {
        this.accounts = accounts;
        this.limit = limit;
        this.acts = acts;
        this.passwords = passwords;
        this.clock = clock;
    }

    /** What a password is worth that somebody gave as the own one. */
    public sealed interface Answer {

        record Right() implements Answer {}

        /** It is not the own one, or was not looked at. */
        sealed interface No extends Answer {}

        /** The key of the message that says what is wrong. */
        record Wrong(String message) implements No {}

        /** There were too many wrong passwords. */
        record Wait(Duration time) implements No {}
    }

    /** Allows the next passkey to be made in this session, once and soon. */
    public Answer confirm(UserId person, String given, HttpServletRequest request) {
        Answer answer = check(accounts.user(person).orElseThrow(), given, "add a passkey", request);
        if (answer instanceof Answer.Right) {
            request.getSession().setAttribute(KEY, new Confirmed(person.value(), clock.instant()));
        }
        return answer;
    }

    /** Whether the password was given just now in this session; from then on it was not. */
    boolean spend(UserId person, HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        boolean confirmed = session != null
                && session.getAttribute(KEY) instanceof Confirmed known
                && known.person() == person.value()
                && clock.instant().isBefore(known.at().plus(LASTS));
        forget(request);
        return confirmed;
    }

    static void forget(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(KEY);
        }
    }

    /** Slow, as passwords are: not for within a transaction. */
    Answer check(User user, String given, String purpose, HttpServletRequest request) {
        if (given.isEmpty()) {
            return new Answer.Wrong("account.password.wrong.missing");
        }
        Duration wait = limit.take(user.email(), request);
        if (!wait.isZero()) {
            return new Answer.Wait(wait);
        }
        if (!passwords.matches(given, user.passwordHash())) {
            acts.tell(user.id(), "could not " + purpose);
            return new Answer.Wrong("account.password.wrong.current");
        }
        limit.succeeded(user.email(), request);
        return new Answer.Right();
    }

    private record Confirmed(long person, Instant at) implements Serializable {}
}
