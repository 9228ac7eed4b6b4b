package dev.archway.server.access;

import dev.archway.server.account.Accounts;
import dev.archway.server.account.User;
import dev.archway.server.shared.UserId;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.webauthn.authentication.WebAuthnAuthentication;
import org.springframework.stereotype.Component;

/**
 * Tells the companies of a person of each sign-in on the login page, and of each that failed; {@link SignInLimit} keeps these few. Who is not known is nobody's, and an attempt
 * that was not let through to the password is no attempt.
 */
@Component
class SignInActs {

    private final Accounts accounts;
    private final Standings standings;
    private final PersonActs acts;

    SignInActs(Accounts accounts, Standings standings, PersonActs acts) {
        this.accounts = accounts;
        this.standings = standings;
        this.acts = acts;
    }

    @EventListener
    void on(AuthenticationSuccessEvent event) {
        Authentication person = event.getAuthentication();
        if (person instanceof UsernamePasswordAuthenticationToken) {
            UserId user = new UserId(Long.parseLong(person.getName()));
            boolean half =
                    standings.of(user).map(SignInRepository.Standing::passkeys).orElse(false);
            acts.tell(user, half ? "gave the password, a passkey is to follow" : "signed in");
        } else if (person instanceof WebAuthnAuthentication) {
            acts.tell(new UserId(Long.parseLong(person.getName())), "signed in with a passkey");
        }
    }

    @EventListener
    void on(AbstractAuthenticationFailureEvent event) {
        if (event.getAuthentication() instanceof UsernamePasswordAuthenticationToken attempt) {
            Optional<User> known = accounts.userByEmail(attempt.getName().strip());
            known.ifPresent(user -> acts.tell(user.id(), "could not sign in"));
        }
    }
}
