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
        UserId user = UserId.of(person);
        long edition = person.getPrincipal() instanceof SignInPerson known
                ? known.edition()
                : people.standing(user).map(SignInRepository.Standing::edition).orElseThrow();
        request.getSession().setAttribute(SignedIn.KEY, new SignedIn(user.value(), clock.instant(), edition));
        used(request.getSession());
    }

    /** Whether a session goes on, as far as it is somebody's. */
    boolean lives(HttpSession session) {
        return of(session)
                .map(held -> standings
                                .of(held.person().user())
                                .filter(standing ->
                                        standing.edition() == held.person().edition())
                                .isPresent()
                        && clock.instant().isBefore(held.until()))
                .orElse(true);
    }

    /** Of these sessions, those that go on; the database is asked once for all of them. */
    public Set<HttpSession> living(Collection<HttpSession> sessions) {
        Map<HttpSession, Held> known = new HashMap<>();
        sessions.forEach(session -> of(session).ifPresent(held -> known.put(session, held)));
        Map<UserId, Long> editions = people.editions(
                known.values().stream().map(held -> held.person().user()).toList());
        Instant now = clock.instant();
        known.values()
                .removeIf(held -> !now.isBefore(held.until())
                        || !Objects.equals(
                                editions.get(held.person().user()),
                                held.person().edition()));
        return known.keySet();
    }

    /** Somebody uses a session now; what a page that is open asks for by itself is no use. */
    void used(HttpSession session) {
        unlessEnded(() -> session.setAttribute(USED, clock.instant()));
    }

    void end(HttpSession session) {
        unlessEnded(session::invalidate);
    }

    /** Another request of the same browser, or the container, may have ended it a moment ago. */
    private static void unlessEnded(Runnable act) {
        try {
            act.run();
        } catch (IllegalStateException _) {
            // the container's word for a session that has ended
        }
    }

    /** Whose it is, and until when unless it is used; nobody's when it has ended. All is read here, since the session may end the moment after. */
    private Optional<Held> of(HttpSession session) {
        try {
            return session.getAttribute(SignedIn.KEY) instanceof SignedIn person
                    ? Optional.of(new Held(person, until(session, person)))
                    : Optional.empty();
        } catch (IllegalStateException _) {
            return Optional.empty();
        }
    }

    private Instant until(HttpSession session, SignedIn person) {
        Instant last = person.since().plus(longest);
        Duration idle = Duration.ofSeconds(session.getMaxInactiveInterval());
        Instant used = session.getAttribute(USED) instanceof Instant at ? at : person.since();
        return idle.isPositive() && used.plus(idle).isBefore(last) ? used.plus(idle) : last;
    }

    /** What a session knows of its person, and when it is over. */
    private record Held(SignedIn person, Instant until) {}
}
