package dev.archway.client;

import dev.archway.wire.TokenSet;
import java.time.Duration;
import java.time.Instant;

/** A token answer with the time at which it came, without which its {@code expires_in} says nothing. */
public record SavedTokens(TokenSet tokens, Instant receivedAt) {

    private static final Duration LONGEST_HEAD_START = Duration.ofMinutes(1);

    /**
     * Whether the access token is so near its end that a call could arrive too late: within a minute, or within the last quarter of a shorter life. An answer
     * without a life time never counts as ending; then only a 401 tells.
     */
    public boolean endsSoon(Instant now) {
        if (tokens.expiresIn() <= 0) {
            return false;
        }
        Duration life = Duration.ofSeconds(tokens.expiresIn());
        Duration quarter = life.dividedBy(4);
        Duration headStart = quarter.compareTo(LONGEST_HEAD_START) < 0 ? quarter : LONGEST_HEAD_START;
        return !now.isBefore(receivedAt.plus(life).minus(headStart));
    }
}
