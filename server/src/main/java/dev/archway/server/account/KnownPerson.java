package dev.archway.server.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person as whoever runs the server sees one.
 *
 * @param companies how many the person belongs to
 * @param deactivatedAt since when the person cannot come in; null when that is not so
 */
public record KnownPerson(
        User user, int companies, @Nullable Instant deactivatedAt) {

    public boolean isActive() {
        return deactivatedAt == null;
    }
}
