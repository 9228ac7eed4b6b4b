package dev.archway.server.access;

import java.util.List;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.User;

/** A person as the check of a password sees one; the edition is of the same moment as the password, so that a sign-in with an old password cannot outlive its change. */
final class SignInPerson extends User {

    private static final long serialVersionUID = 1;

    private final long edition;

    SignInPerson(String id, String passwordHash, String kind, long edition) {
        super(id, passwordHash, List.of(new SimpleGrantedAuthority("ROLE_" + kind)));
        this.edition = edition;
    }

    long edition() {
        return edition;
    }
}
