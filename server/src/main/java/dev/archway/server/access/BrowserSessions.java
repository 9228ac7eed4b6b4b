package dev.archway.server.access;

import dev.archway.server.account.PersonActs;
import dev.archway.server.shared.UserId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.webauthn.registration.HttpSessionPublicKeyCredentialCreationOptionsRepository;
import org.springframework.security.web.webauthn.registration.PublicKeyCredentialCreationOptionsRepository;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The sessions of people in browsers. They live in this server's memory and end with it, after half an hour in which the person did nothing (server.servlet.session.timeout), after twelve hours in
 * all, and when the person signs out everywhere or changes the password. Tokens of software that the person connected are none of them and go on.
 */
@Service
public class BrowserSessions {

    /** When a person used a session, which its container does not tell from what a page asks for by itself. */
    private static final String USED = "archway.used";

    private final SignInRepository people;
    private final Standings standings;
    private final PersonActs acts;
    private final PublicKeyCredentialCreationOptionsRepository ceremonies =
            new HttpSessionPublicKeyCredentialCreationOptionsRepository();
    private final Duration longest;
    private final Clock clock;

    BrowserSessions(
            SignInRepository people, Standings standings, PersonActs acts, SignInProperties settings, Clock clock) {
        this.people = people;
        this.standings = standings;
        this.acts = acts;
        this.longest = settings.longestSession();
        this.clock = clock;
    }

    /** Whether a browser comes with a session that is no more. */
    public static boolean hasEnded(HttpServletRequest request) {
        return request.getRequestedSessionId() != null && !request.isRequestedSessionIdValid();
    }

    /** Ends every session of the person but the one of this request, which may be somebody else's: then all end. */
    @Transactional
    public void endOthers(UserId user, HttpServletRequest request) {
        long edition = people.nextEdition(user);
        if (request.getSession(false) != null
                && request.getSession().getAttribute(SignedIn.KEY) instanceof SignedIn own
                && own.user().equals(user)) {
            request.getSession().setAttribute(SignedIn.KEY, new SignedIn(own.person(), own.since(), edition));
        }
    }

    /** The same as an act of that person. */
    @Transactional
    public void signOutEverywhere(UserId user, HttpServletRequest request) {
        endOthers(user, request);
        acts.tell(user, "signed out everywhere");
    }

    /** Begins one when somebody has shown who it is. What the session's person before had begun and not ended is dropped. */
    void begin(Authentication person, HttpServletRequest request, HttpServletResponse response) {
        OwnPassword.forget(request);
        ceremonies.save(request, response, null);
        UserId user = new UserId(Long.parseLong(person.getName()));
        long edition = person.getPrincipal() instanceof SignInPerson known
                ? known.edition()
                : people.standing(user).map(SignInRepository.Standing::edition).orElseThrow();
        request.getSession().setAttribute(SignedIn.KEY, new SignedIn(user.value(), clock.instant(), edition));
        used(request.getSession());
    }

    /** Whether a session goes on, as far as it is somebody's. */
    boolean lives(HttpSession session) {
        return of(session)
                .map(known -> standings
                                .of(known.user())
                                .filter(standing -> standing.edition() == known.edition())
                                .isPresent()
                        && !isOver(session, known))
                .orElse(true);
    }

    /** Of these sessions, those that go on; the database is asked once for all of them. */
    public Set<HttpSession> living(Collection<HttpSession> sessions) {
        Map<HttpSession, SignedIn> signedIn = new HashMap<>();
        sessions.forEach(session -> of(session).ifPresent(known -> signedIn.put(session, known)));
        Map<UserId, Long> editions =
                people.editions(signedIn.values().stream().map(SignedIn::user).toList());
        signedIn.entrySet()
                .removeIf(each -> !Objects.equals(
                                editions.get(each.getValue().user()),
                                each.getValue().edition())
                        || isOver(each.getKey(), each.getValue()));
        return signedIn.keySet();
    }

    /** Somebody uses a session now; what a page that is open asks for by itself is no use. */
    void used(HttpSession session) {
        session.setAttribute(USED, clock.instant());
    }

    private boolean isOver(HttpSession session, SignedIn known) {
        Instant now = clock.instant();
        Duration idle = Duration.ofSeconds(session.getMaxInactiveInterval());
        Instant used = session.getAttribute(USED) instanceof Instant at ? at : known.since();
        return !now.isBefore(known.since().plus(longest)) || (idle.isPositive() && !now.isBefore(used.plus(idle)));
    }

    /** Whose it is; nobody's when it has ended. */
    private static Optional<SignedIn> of(HttpSession session) {
        try {
            return session.getAttribute(SignedIn.KEY) instanceof SignedIn known ? Optional.of(known) : Optional.empty();
        } catch (IllegalStateException _) {
            return Optional.empty();
        }
    }
}
