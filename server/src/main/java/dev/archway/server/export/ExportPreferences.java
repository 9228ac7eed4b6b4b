package dev.archway.server.export;

import dev.archway.server.account.Accounts;
import dev.archway.server.account.CompanyAct;
import dev.archway.server.shared.UserId;
import java.time.Clock;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people chose for their exports, and what partners chose for all of theirs. A change applies to every download from then on, old orders included. DPMS API V2,
 * 4.7.5 to 4.7.7.
 */
@Service
public class ExportPreferences {

    private final ExportPreferencesRepository repository;
    private final Accounts accounts;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ExportPreferences(
            ExportPreferencesRepository repository, Accounts accounts, ApplicationEventPublisher events, Clock clock) {
        this.repository = repository;
        this.accounts = accounts;
        this.events = events;
        this.clock = clock;
    }

    /** A person's own settings; a partner's override is not seen in them. */
    public ExportSettings of(UserId user) {
        return repository.settings(user).orElse(ExportSettings.DEFAULT);
    }

    /** Changes a person's settings, one change at a time; the settings after it. */
    @Transactional
    public ExportSettings change(UserId user, UnaryOperator<ExportSettings> change) {
        repository.lockSettings(user);
        ExportSettings after = change.apply(of(user));
        repository.save(user, after, clock.instant());
        accounts.companiesOf(user)
                .forEach(company -> events.publishEvent(new CompanyAct(
                        company.id(), CompanyAct.Kind.SETTING, "user " + user, "changed the export settings", null)));
        return after;
    }

    /** The format that a partner has chosen for everything that is downloaded through it, if it has. */
    public Optional<ExportFormat> overrideOf(String partner) {
        return repository.override(partner);
    }

    /** Changes a partner's override, one change at a time; the first one starts from the default. The override after it. */
    @Transactional
    public ExportFormat changeOverride(String partner, UnaryOperator<ExportFormat> change) {
        repository.lockOverride(partner);
        ExportFormat after = change.apply(overrideOf(partner).orElse(ExportFormat.DEFAULT));
        repository.saveOverride(partner, after, clock.instant());
        return after;
    }

    /** From now on everybody's own settings count again; nothing happens when there is no override. */
    @Transactional
    public void removeOverride(String partner) {
        repository.removeOverride(partner);
    }

    /** The format for a person who downloads through a partner: the partner's wins. DPMS API V2, 4.7.5. */
    ExportFormat formatFor(String partner, UserId user) {
        return overrideOf(partner).orElseGet(() -> of(user).format());
    }
}
