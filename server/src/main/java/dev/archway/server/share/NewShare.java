package dev.archway.server.share;

import java.time.Instant;

/** A link that was just made; address and password are shown this once. */
public record NewShare(String address, String password, Instant expiresAt) {

    /** Keeps them out of logs. */
    @Override
    public String toString() {
        return "NewShare";
    }
}
