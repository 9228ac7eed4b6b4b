package dev.archway.server.account;

import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.Conflict;
import dev.archway.server.shared.Invalid;
import dev.archway.server.shared.NotFound;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The clinics and labs of the server, for whoever runs it; each change is told to the company. */
@Service
public class Companies {

    private static final long LARGEST_NUMBER = 999_999_999;

    private final CompanyRepository repository;
    private final AccountRepository accounts;
    private final Registration registration;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Companies(
            CompanyRepository repository,
            AccountRepository accounts,
            Registration registration,
            ApplicationEventPublisher events,
            Clock clock) {
        this.repository = repository;
        this.accounts = accounts;
        this.registration = registration;
        this.events = events;
        this.clock = clock;
    }

    /** By number, those after one; {@code words} are a part of the name, or the number. */
    public List<Company> find(String words, @Nullable CompanyKind kind, @Nullable CompanyId after, int most) {
        return repository.list(words.strip(), kind, after, most);
    }

    public Company get(CompanyId id) {
        return accounts.company(id)
                .orElseThrow(() -> NotFound.because("COMPANY_NOT_FOUND", "There is no company " + id + " here."));
    }

    /** The clinics that a lab works for. */
    public List<Company> clinicsOf(CompanyId lab) {
        return repository.clinicsOf(lab);
    }

    /** Adds one under a number that nobody has: the one that is wanted, or the next. */
    @Transactional
    public CompanyId add(@Nullable CompanyId wanted, CompanyEntry entry, Administrator by) {
        if (wanted != null && (wanted.value() < 1 || wanted.value() > LARGEST_NUMBER)) {
            throw Invalid.field("number", wanted, "1 to " + LARGEST_NUMBER);
        }
        CompanyEntry checked = entry.checked();
        CompanyId id = wanted == null ? repository.nextNumber() : wanted;
        while (!accounts.add(checked.at(id), clock.instant())) {
            if (wanted != null) {
                throw Conflict.because("NUMBER_TAKEN", "Another company has the number " + id + " already.");
            }
            id = repository.nextNumber();
        }
        tell(id, by, "added the company", checked.kind().wire());
        return id;
    }

    /** A clinic stays a clinic, and a lab a lab. */
    @Transactional
    public void change(CompanyId id, CompanyEntry entry, Administrator by) {
        Company before = get(id);
        if (entry.kind() != before.kind()) {
            throw Invalid.field("kind", entry.kind(), before.kind() + ", which company " + id + " is and stays,");
        }
        Company after = entry.checked().at(id);
        String changes = String.join(", ", changes(before, after));
        if (!changes.isEmpty()) {
            repository.save(after);
            tell(id, by, "changed the company", changes);
        }
    }

    /** Lets a lab work for a clinic. */
    @Transactional
    public void addLab(CompanyId clinic, CompanyId lab, Administrator by) {
        registration.lab(clinic, lab);
        tell(clinic, by, "added a lab", lab.toString());
        tell(lab, by, "added a clinic", clinic.toString());
    }

    /** The lab is not asked for new work; what it has it keeps. */
    @Transactional
    public void removeLab(CompanyId clinic, CompanyId lab, Administrator by) {
        if (repository.removeLab(clinic, lab)) {
            tell(clinic, by, "removed a lab", lab.toString());
            tell(lab, by, "removed a clinic", clinic.toString());
        }
    }

    private static List<String> changes(Company before, Company after) {
        List<String> changes = new ArrayList<>();
        change("name", before.name(), after.name()).ifPresent(changes::add);
        change("country", before.countryCode(), after.countryCode()).ifPresent(changes::add);
        change("region", before.region(), after.region()).ifPresent(changes::add);
        change("address", before.address(), after.address()).ifPresent(changes::add);
        change("lab types", before.labTypes(), after.labTypes()).ifPresent(changes::add);
        change("NIRI", before.niri(), after.niri()).ifPresent(changes::add);
        return changes;
    }

    private static Optional<String> change(String field, Object before, Object after) {
        return Objects.equals(before, after) ? Optional.empty() : Optional.of(field);
    }

    private void tell(CompanyId company, Administrator by, String what, @Nullable String detail) {
        events.publishEvent(new CompanyAct(company, CompanyAct.Kind.SETTING, by.actor(), what, detail));
    }
}
