package dev.archway.server.portal;

import dev.archway.server.account.Administrator;
import dev.archway.server.account.Company;
import dev.archway.server.account.User;
import java.util.List;

/** Somebody who runs this server, and belongs to no company. */
public record AdministratorVisitor(User person) implements Visitor {

    /** The same as services know him. */
    public Administrator administrator() {
        return new Administrator(person.id());
    }

    @Override
    public List<Company> companies() {
        return List.of();
    }

    @Override
    public String home() {
        return "/administration";
    }

    @Override
    public String role() {
        return "administrator";
    }
}
