package dev.archway.server.portal;

import dev.archway.server.access.PracticeCaller;
import dev.archway.server.account.Company;
import dev.archway.server.account.User;
import java.util.List;

/** Somebody of a clinic, at one of his clinics. */
public record ClinicVisitor(User person, Company company, List<Company> companies, PracticeCaller caller)
        implements CompanyVisitor {

    @Override
    public String home() {
        return "/orders";
    }

    @Override
    public String role() {
        return "clinic";
    }
}
