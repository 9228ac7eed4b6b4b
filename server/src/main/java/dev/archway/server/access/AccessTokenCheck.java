package dev.archway.server.access;

import java.time.Clock;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.stereotype.Component;

/** Lets in who has a live access token. The signature is checked first: a forged token never reaches the database. */
@Component
class AccessTokenCheck {

    private final TokenMint mint;
    private final CallerRepository callers;
    private final Clock clock;

    AccessTokenCheck(TokenMint mint, CallerRepository callers, Clock clock) {
        this.mint = mint;
        this.callers = callers;
        this.clock = clock;
    }

    Authentication letIn(Authentication request) {
        String token = ((BearerTokenAuthenticationToken) request).getToken();
        if (!mint.isGenuine(token)) {
            throw new InvalidBearerTokenException("not an access token of this server, or its time is over");
        }
        return callers.caller(token, clock.instant())
                .map(CallerToken::new)
                .orElseThrow(() -> new InvalidBearerTokenException("revoked or un-paired"));
    }
}
