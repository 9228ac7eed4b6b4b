package dev.archway.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** An OAuth 2.0 token answer (RFC 6749, 5.1); {@code expiresIn} is in seconds. */
public record TokenSet(
        @JsonProperty("access_token") String accessToken,
        @JsonProperty("refresh_token") @Nullable String refreshToken,
        @JsonProperty("token_type") String tokenType,
        @JsonProperty("expires_in") long expiresIn) {

    /** Keeps tokens out of logs. */
    @Override
    public String toString() {
        return "TokenSet[expiresIn=" + expiresIn + "]";
    }
}
