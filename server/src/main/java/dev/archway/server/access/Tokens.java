package dev.archway.server.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A set of tokens in clear, on its way to the caller; a public client gets no refresh token. Times are this server's clock. */
record Tokens(
        String access,
        Instant issuedAt,
        Instant accessEnd,
        @Nullable String refresh,
        @Nullable Instant refreshEnd) {

    /** When nothing of the set lives any more. */
    Instant end() {
        return refreshEnd == null || refreshEnd.isBefore(accessEnd) ? accessEnd : refreshEnd;
    }

    /** Keeps tokens out of logs. */
    @Override
    public String toString() {
        return "Tokens[until " + accessEnd + "]";
    }
}
