package dev.archway.server.access;

import java.security.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.oauth2.core.AbstractOAuth2Token;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.stereotype.Component;

/**
 * A token family in the authorization server's own words. The one token in it is the one that the client brought; it has no end here, because whether its time is
 * over was decided when it was looked up, by this server's clock.
 */
@Component
class AuthorizationShape {

    private final RegisteredClientRepository clients;

    AuthorizationShape(RegisteredClientRepository clients) {
        this.clients = clients;
    }

    OAuth2Authorization withCode(TokenFamily family, String code) {
        return with(family, new OAuth2AuthorizationCode(code, Instant.EPOCH, Instant.MAX));
    }

    OAuth2Authorization withAccess(TokenFamily family, String token) {
        return with(family, new OAuth2AccessToken(OAuth2AccessToken.TokenType.BEARER, token, null, null));
    }

    OAuth2Authorization withRefresh(TokenFamily family, String token) {
        return with(family, new OAuth2RefreshToken(token, null));
    }

    private OAuth2Authorization with(TokenFamily family, AbstractOAuth2Token token) {
        var client = clients.findByClientId(family.partnerId());
        if (client == null) {
            throw new IllegalStateException("Family " + family.id() + " has no partner");
        }
        String user = family.user().toString();
        return OAuth2Authorization.withRegisteredClient(client)
                .id(family.id().toString())
                .principalName(user)
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .attribute(TokenFamily.class.getName(), family)
                .attribute(
                        Principal.class.getName(),
                        UsernamePasswordAuthenticationToken.authenticated(user, null, List.of()))
                .attribute(OAuth2AuthorizationRequest.class.getName(), request(family))
                .token(token)
                .build();
    }

    private static OAuth2AuthorizationRequest request(TokenFamily family) {
        String challenge = family.codeChallenge();
        return OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri("/authorize")
                .clientId(family.partnerId())
                .redirectUri(family.redirectUri())
                .additionalParameters(
                        challenge == null
                                ? Map.of()
                                : Map.of(
                                        PkceParameterNames.CODE_CHALLENGE,
                                        challenge,
                                        PkceParameterNames.CODE_CHALLENGE_METHOD,
                                        "S256"))
                .build();
    }
}
