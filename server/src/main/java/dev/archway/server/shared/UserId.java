package dev.archway.server.shared;

import java.security.Principal;

/** A person who can sign in. */
public record UserId(long value) {

    /** Whoever signed in. */
    public static UserId of(Principal person) {
        return new UserId(Long.parseLong(person.getName()));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
