package dev.archway.server.portal;

import dev.archway.server.access.ModelerCaller;
import dev.archway.server.account.Company;
import dev.archway.server.account.User;
import java.util.List;

/** Somebody who models and mills for every clinic of this server. */
public record ModelerVisitor(User person, ModelerCaller caller) implements Visitor {

    @Override
    public List<Company> companies() {
        return List.of();
    }

    @Override
    public String home() {
        return "/modeling";
    }

    @Override
    public String role() {
        return "modeler";
    }
}
