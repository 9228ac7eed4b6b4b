package dev.archway.server.access;

import dev.archway.server.account.PersonActs;
import dev.archway.server.shared.UserId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.webauthn.registration.HttpSessionPublicKeyCredentialCreationOptionsRepository;
import org.springframework.security.web.webauthn.registration.PublicKeyCredentialCreationOptionsRepository;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The sessions of people in browsers. They live in this server's memory and end with it, after half an hour without use (server.servlet.session.timeout), after twelve hours in
 * all, and when the person signs out everywhere or changes the password. Tokens of software that the person connected are none of them and go on.
 */
@Service
public class BrowserSessions {

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
    }

    boolean lives(SignedIn session) {
        Optional<SignInRepository.Standing> standing = standings.of(session.user());
        return standing.isPresent()
                && standing.get().edition() == session.edition()
                && clock.instant().isBefore(session.since().plus(longest));
    }
}
