package dev.archway.server.portal;

import dev.archway.server.account.Company;
import dev.archway.server.account.User;
import java.util.List;

/** Somebody who signed in, as what he came: a controller that takes one kind as a parameter refuses everybody else. */
public sealed interface Visitor permits CompanyVisitor, ModelerVisitor, AdministratorVisitor, GuestVisitor {

    User person();

    /** The companies that he can choose from. */
    List<Company> companies();

    /** The page that he begins with. */
    String home();

    /** What the frame and its texts call this kind of visitor. */
    String role();
}
