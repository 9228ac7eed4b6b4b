package dev.archway.server.access;

import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;
import org.springframework.stereotype.Component;

/** Makes the tokens that the token endpoint gives out, of the same mint as a pairing's; a refreshed pairing stays paired with its company. */
@Component
class FamilyTokens implements OAuth2TokenGenerator<OAuth2Token> {

    private final TokenMint mint;
    private final Clock clock;

    FamilyTokens(TokenMint mint, Clock clock) {
        this.mint = mint;
        this.clock = clock;
    }

    @Override
    public @Nullable OAuth2Token generate(OAuth2TokenContext context) {
        OAuth2Authorization authorization = context.getAuthorization();
        TokenFamily family = authorization == null ? null : Authorizations.family(authorization);
        if (family == null) {
            return null;
        }
        if (OAuth2TokenType.REFRESH_TOKEN.equals(context.getTokenType())) {
            Instant now = clock.instant();
            return new OAuth2RefreshToken(mint.random(), now, mint.refreshEnd(now));
        }
        TokenMint.Access access = mint.access(family.user(), family.partnerId(), family.company());
        return new OAuth2AccessToken(
                OAuth2AccessToken.TokenType.BEARER, access.token(), access.issuedAt(), access.end());
    }
}
