package dev.archway.server.access;

import dev.archway.server.shared.UserId;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.stereotype.Component;

/**
 * What the authorization server remembers, kept in the token families. A code or a refresh token that is used a second time ends its family at once, whoever of the
 * two users was the thief (RFC 6749, 4.1.2; RFC 9700, 4.14.2); so does the revocation of either token.
 */
@Component
class Authorizations implements OAuth2AuthorizationService {

    private static final Logger log = LoggerFactory.getLogger(Authorizations.class);
    private static final String CODE = "code";

    private final TokenFamilyRepository families;
    private final AuthorizationShape shape;
    private final TokenVault vault;
    private final AccessProperties.Tokens lives;
    private final Clock clock;

    Authorizations(
            TokenFamilyRepository families,
            AuthorizationShape shape,
            TokenVault vault,
            AccessProperties properties,
            Clock clock) {
        this.families = families;
        this.shape = shape;
        this.vault = vault;
        this.lives = properties.tokens();
        this.clock = clock;
    }

    /** The family that an authorization stands for; null while it is not saved yet. */
    static @Nullable TokenFamily family(OAuth2Authorization authorization) {
        return authorization.getAttribute(TokenFamily.class.getName());
    }

    @Override
    public void save(OAuth2Authorization authorization) {
        TokenFamily family = family(authorization);
        OAuth2Authorization.Token<OAuth2AccessToken> access = authorization.getAccessToken();
        OAuth2Authorization.Token<OAuth2RefreshToken> refresh = authorization.getRefreshToken();
        if (family == null) {
            begin(authorization);
        } else if (access == null || access.isInvalidated() || (refresh != null && refresh.isInvalidated())) {
            families.end(family.id());
        } else {
            renew(family, access.getToken(), refresh == null ? null : refresh.getToken());
        }
    }

    @Override
    public void remove(OAuth2Authorization authorization) {
        families.end(UUID.fromString(authorization.getId()));
    }

    /** Nobody asks by id: what the server remembers is found by the token that a client brings. */
    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return null;
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
        Instant now = clock.instant();
        if (type == null) {
            return families.byAccess(token, now)
                    .map(family -> shape.withAccess(family, token))
                    .or(() -> families.byRefresh(token, now).map(family -> shape.withRefresh(family, token)))
                    .orElse(null);
        }
        return switch (type.getValue()) {
            case CODE -> byCode(token, now).orElse(null);
            case "refresh_token" -> byRefresh(token, now).orElse(null);
            default -> null;
        };
    }

    private Optional<OAuth2Authorization> byCode(String code, Instant now) {
        Optional<TokenFamily> found = families.byCode(code, now);
        found.filter(TokenFamily::codeSpent)
                .ifPresent(family -> endForReuse(family.id(), "an authorization code was used twice"));
        return found.filter(family -> !family.codeSpent()).map(family -> shape.withCode(family, code));
    }

    private Optional<OAuth2Authorization> byRefresh(String token, Instant now) {
        families.bySpentRefresh(token).ifPresent(family -> endForReuse(family, "a refresh token was used twice"));
        return families.byRefresh(token, now).map(family -> shape.withRefresh(family, token));
    }

    private void begin(OAuth2Authorization authorization) {
        OAuth2AuthorizationRequest request =
                Objects.requireNonNull(authorization.getAttribute(OAuth2AuthorizationRequest.class.getName()));
        Principal principal = Objects.requireNonNull(authorization.getAttribute(Principal.class.getName()));
        OAuth2AuthorizationCode code = Objects.requireNonNull(authorization.getToken(OAuth2AuthorizationCode.class))
                .getToken();
        TokenFamily family = new TokenFamily(
                UUID.fromString(authorization.getId()),
                authorization.getRegisteredClientId(),
                UserId.of(principal),
                null,
                request.getRedirectUri(),
                (String) request.getAdditionalParameters().get(PkceParameterNames.CODE_CHALLENGE),
                false,
                0);
        try {
            families.begin(family, code.getTokenValue(), clock.instant().plus(lives.code()));
        } catch (DataIntegrityViolationException _) {
            // the person or the partner was deactivated while the session lived
            throw new OAuth2AuthenticationException(
                    new OAuth2Error(OAuth2ErrorCodes.ACCESS_DENIED, "You have no access any more.", null));
        }
    }

    private void renew(TokenFamily family, OAuth2AccessToken access, @Nullable OAuth2RefreshToken refresh) {
        Tokens next = new Tokens(
                access.getTokenValue(),
                Objects.requireNonNull(access.getIssuedAt()),
                Objects.requireNonNull(access.getExpiresAt()),
                refresh == null ? null : refresh.getTokenValue(),
                refresh == null ? null : refresh.getExpiresAt());
        byte[] sealed = family.company() == null ? null : vault.seal(family.id(), next.access(), next.refresh());
        if (!families.renew(family, next, sealed)) {
            endForReuse(family.id(), "two calls used one code or refresh token at the same moment");
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
        }
    }

    private void endForReuse(UUID family, String why) {
        families.end(family);
        log.warn("All tokens of family {} ended: {}", family, why);
    }
}
