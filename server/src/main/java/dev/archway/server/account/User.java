package dev.archway.server.account;

import dev.archway.server.shared.UserId;
import org.jspecify.annotations.Nullable;

/** A person who can sign in. */
public record User(
        UserId id,
        String email,
        String passwordHash,
        String firstName,
        String lastName,
        UserKind kind,
        @Nullable String licenseNumber) {

    /** "First Last". */
    public String name() {
        return (firstName + " " + lastName).strip();
    }

    /** Keeps the hash out of logs. */
    @Override
    public String toString() {
        return "User[" + id + ", " + kind + "]";
    }
}
