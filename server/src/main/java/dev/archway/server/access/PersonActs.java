package dev.archway.server.access;

import dev.archway.server.account.Accounts;
import dev.archway.server.account.CompanyAct;
import dev.archway.server.shared.UserId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells the companies of a person what the person did to come in or to be safe. */
@Component
class PersonActs {

    private final Accounts accounts;
    private final ApplicationEventPublisher events;

    PersonActs(Accounts accounts, ApplicationEventPublisher events) {
        this.accounts = accounts;
        this.events = events;
    }

    void tell(UserId user, String what) {
        accounts.companiesOf(user)
                .forEach(company -> events.publishEvent(
                        new CompanyAct(company.id(), CompanyAct.Kind.SIGN_IN, "user " + user, what, null)));
    }
}
