package dev.archway.server.portal;

import dev.archway.server.access.LabCaller;
import dev.archway.server.account.Company;
import dev.archway.server.account.User;
import java.util.List;

/** Somebody of a lab, at one of his labs. */
public record LabVisitor(User person, Company company, List<Company> companies, LabCaller caller)
        implements CompanyVisitor {

    @Override
    public String home() {
        return "/inbox";
    }

    @Override
    public String role() {
        return "lab";
    }
}
