package dev.archway.server.access;

import dev.archway.server.account.Accounts;
import dev.archway.server.account.CompanyAct;
import dev.archway.server.account.User;
import dev.archway.server.shared.UserId;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.AuthenticationSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Tells the companies of a person of each sign-in on the login page, and of each that failed. Who is not known is nobody's. */
@Component
class SignInActs {

    private final Accounts accounts;
    private final ApplicationEventPublisher events;

    SignInActs(Accounts accounts, ApplicationEventPublisher events) {
        this.accounts = accounts;
        this.events = events;
    }

    @EventListener
    void on(AuthenticationSuccessEvent event) {
        Authentication person = event.getAuthentication();
        if (person instanceof UsernamePasswordAuthenticationToken) {
            tell(new UserId(Long.parseLong(person.getName())), "signed in");
        }
    }

    @EventListener
    void on(AbstractAuthenticationFailureEvent event) {
        if (event.getAuthentication() instanceof UsernamePasswordAuthenticationToken attempt) {
            Optional<User> known = accounts.userByEmail(attempt.getName().strip());
            known.ifPresent(user -> tell(user.id(), "could not sign in"));
        }
    }

    private void tell(UserId user, String what) {
        accounts.companiesOf(user)
                .forEach(company -> events.publishEvent(
                        new CompanyAct(company.id(), CompanyAct.Kind.SIGN_IN, "user " + user, what, null)));
    }
}
