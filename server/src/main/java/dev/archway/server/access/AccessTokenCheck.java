package dev.archway.server.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.stereotype.Component;

/**
 * Lets in who has a live access token. The signature is checked first: a forged token never reaches the database. One that was found genuine stays so, which is not
 * computed again for each request; whether it lives is another question, and asked each time.
 */
@Component
class AccessTokenCheck {

    private static final long REMEMBERED = 20_000;

    private final Cache<ByteBuffer, Boolean> genuine =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();
    private final TokenMint mint;
    private final CallerRepository callers;

    AccessTokenCheck(TokenMint mint, CallerRepository callers) {
        this.mint = mint;
        this.callers = callers;
    }

    Authentication letIn(Authentication request) {
        String token = ((BearerTokenAuthenticationToken) request).getToken();
        ByteBuffer hash = ByteBuffer.wrap(TokenHash.of(token));
        if (!isGenuine(token, hash)) {
            throw new InvalidBearerTokenException("not an access token of this server, or its time is over");
        }
        return callers.caller(hash)
                .map(CallerToken::new)
                .orElseThrow(() -> new InvalidBearerTokenException("revoked or un-paired"));
    }

    /** A token that was genuine once may have come to its end since then; the row that the database finds says so. */
    private boolean isGenuine(String token, ByteBuffer hash) {
        if (genuine.getIfPresent(hash) != null) {
            return true;
        }
        boolean signed = mint.isGenuine(token);
        if (signed) {
            genuine.put(hash, true);
        }
        return signed;
    }
}
