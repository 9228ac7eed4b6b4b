package dev.archway.server.account;

import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells the companies of a person what was done by or to the person; of one who belongs to none, the server. */
@Component
public class PersonActs {

    private final AccountRepository accounts;
    private final ApplicationEventPublisher events;

    PersonActs(AccountRepository accounts, ApplicationEventPublisher events) {
        this.accounts = accounts;
        this.events = events;
    }

    /** What the person did to come in or to be safe. */
    public void tell(UserId person, String what) {
        tell(person, CompanyAct.Kind.SIGN_IN, "user " + person, what, null);
    }

    /** What whoever runs the server did to the person. */
    public void tell(UserId person, Administrator by, String what, @Nullable String detail) {
        tell(person, CompanyAct.Kind.SETTING, by.actor(), what, detail);
    }

    private void tell(UserId person, CompanyAct.Kind kind, String actor, String what, @Nullable String detail) {
        List<CompanyId> companies =
                accounts.companiesOf(person).stream().map(Company::id).toList();
        companies.forEach(company -> events.publishEvent(new CompanyAct(company, kind, actor, what, detail)));
        if (companies.isEmpty()) {
            events.publishEvent(new ServerAct(kind, actor, what, detail));
        }
    }
}
