package dev.archway.server.access;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A partner as whoever runs the server sees one.
 *
 * @param redirectUris where a sign-in may lead
 * @param hasSecret whether it proves itself; else it is a public client, which must use PKCE
 * @param deactivatedAt since when it is given no tokens; null when that is not so
 */
public record RegisteredPartner(
        Partner partner,
        List<String> redirectUris,
        boolean hasSecret,
        @Nullable Instant deactivatedAt) {

    public boolean isActive() {
        return deactivatedAt == null;
    }
}
