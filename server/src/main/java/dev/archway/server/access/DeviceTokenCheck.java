package dev.archway.server.access;

import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.stereotype.Component;

/** Lets in the scanner that has a live device token. */
@Component
class DeviceTokenCheck {

    private final DeviceTokens tokens;

    DeviceTokenCheck(DeviceTokens tokens) {
        this.tokens = tokens;
    }

    Authentication letIn(Authentication request) {
        String token = ((BearerTokenAuthenticationToken) request).getToken();
        return tokens.scanner(token)
                .map(CallerToken::new)
                .orElseThrow(() -> new InvalidBearerTokenException("not a live device token"));
    }
}
