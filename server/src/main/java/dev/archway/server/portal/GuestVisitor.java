package dev.archway.server.portal;

import dev.archway.server.account.Company;
import dev.archway.server.account.User;
import java.util.List;

/** Somebody who can sign in and belongs to no company: there is nothing for him here yet. */
public record GuestVisitor(User person) implements Visitor {

    @Override
    public List<Company> companies() {
        return List.of();
    }

    @Override
    public String home() {
        return "/nowhere";
    }

    @Override
    public String role() {
        return "guest";
    }
}
