package dev.archway.server.portal;

import dev.archway.server.access.LabCaller;
import dev.archway.server.access.Members;
import dev.archway.server.access.PairedCaller;
import dev.archway.server.access.PracticeCaller;
import dev.archway.server.account.Accounts;
import dev.archway.server.account.Company;
import dev.archway.server.account.User;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.NotFound;
import dev.archway.server.shared.UserId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Who is at the pages, and for which company. */
@Service
public class Visitors {

    private final Accounts accounts;
    private final Members members;

    Visitors(Accounts accounts, Members members) {
        this.accounts = accounts;
        this.members = members;
    }

    /** A person at the company that he chose, or at his first one; empty when there is no such person any more, or one who was deactivated. */
    public Optional<Visitor> of(UserId id, @Nullable CompanyId chosen) {
        return accounts.activeUser(id).map(person -> at(person, chosen));
    }

    /** The company that a person wants to change to: one of his own. */
    public CompanyId choice(UserId person, CompanyId wanted) {
        if (!accounts.belongs(person, wanted)) {
            throw NotFound.because("COMPANY_NOT_FOUND", "You do not belong to company " + wanted + ".");
        }
        return wanted;
    }

    private Visitor at(User person, @Nullable CompanyId chosen) {
        List<Company> companies = accounts.companiesOf(person.id());
        Optional<Company> company = companies.stream()
                .filter(each -> each.id().equals(chosen))
                .findFirst()
                .or(() -> companies.stream().findFirst());
        return company.flatMap(at -> members.at(at.id(), person.id()).map(caller -> of(person, at, companies, caller)))
                .orElseGet(() -> ofNoCompany(person));
    }

    private static Visitor of(User person, Company company, List<Company> companies, PairedCaller caller) {
        return switch (caller) {
            case PracticeCaller practice -> new ClinicVisitor(person, company, companies, practice);
            case LabCaller lab -> new LabVisitor(person, company, companies, lab);
        };
    }

    private Visitor ofNoCompany(User person) {
        return switch (person.kind()) {
            case MODELER -> new ModelerVisitor(person, members.modeler(person.id()));
            case ADMINISTRATOR -> new AdministratorVisitor(person);
            case DENTIST, ORTHODONTIST, LAB_PERSON -> new GuestVisitor(person);
        };
    }
}
