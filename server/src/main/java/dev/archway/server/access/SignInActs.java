package dev.archway.server.access;

import dev.archway.server.account.Accounts;
import dev.archway.server.account.PersonActs;
import dev.archway.server.shared.UserId;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.webauthn.authentication.WebAuthnAuthentication;
import org.springframework.stereotype.Component;

/**
 * Tells the companies of a person, or the server, of each sign-in on the login page, and of each that failed; {@link SignInLimit} keeps these few. Who is not known is nobody's, and an attempt
 * that was not let through to the password is no attempt.
 */
@Component
class SignInActs implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(SignInActs.class);

    private final Accounts accounts;
    private final Standings standings;
    private final PersonActs acts;

    /** The time that an answer takes must not tell whether anybody has that address and how many companies hear of it; so nothing of it is done before the answer. */
    private final ExecutorService afterTheAnswer = Executors.newVirtualThreadPerTaskExecutor();

    SignInActs(Accounts accounts, Standings standings, PersonActs acts) {
        this.accounts = accounts;
        this.standings = standings;
        this.acts = acts;
    }

    @EventListener
    void on(AuthenticationSuccessEvent event) {
        Authentication person = event.getAuthentication();
        if (person instanceof UsernamePasswordAuthenticationToken) {
            UserId user = UserId.of(person);
            boolean half =
                    standings.of(user).map(SignInRepository.Standing::passkeys).orElse(false);
            acts.tell(user, half ? "gave the password, a passkey is to follow" : "signed in");
        } else if (person instanceof WebAuthnAuthentication) {
            acts.tell(UserId.of(person), "signed in with a passkey");
        }
    }

    @EventListener
    void on(AbstractAuthenticationFailureEvent event) {
        if (event.getAuthentication() instanceof UsernamePasswordAuthenticationToken attempt) {
            String email = attempt.getName().strip();
            afterTheAnswer.execute(() -> tellFailure(email));
        }
    }

    private void tellFailure(String email) {
        try {
            accounts.userByEmail(email).ifPresent(user -> acts.tell(user.id(), "could not sign in"));
        } catch (RuntimeException e) {
            log.error("A sign-in that failed is missing in the audit", e);
        }
    }

    /** A server that stops writes down first what it has answered. */
    @Override
    public void destroy() {
        afterTheAnswer.close();
    }
}
