package dev.archway.server.access;

import dev.archway.server.platform.ArchwayProperties;
import java.net.URI;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationServerMetadata;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationServerMetadataClaimNames;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;

/** Spring Security's authorization server at the addresses of PRODUCT.md, with the authorization-code grant, refresh and revocation, and nothing more. */
@Configuration(proxyBeanMethods = false)
class OauthSecurity {

    private static final String AUTHORIZE = ToLogin.AUTHORIZE;
    private static final String TOKEN = "/oauth/token";
    private static final String REVOKE = "/oauth/revoke";
    private static final String KEYS = "/oauth/jwks";
    private static final String METADATA = "/.well-known/oauth-authorization-server";
    private static final List<String> CLIENT_AUTHENTICATION =
            List.of("client_secret_basic", "client_secret_post", "none");

    @Bean
    AuthorizationServerSettings authorizationServerSettings(AccessProperties access, ArchwayProperties archway) {
        AuthorizationServerSettings.Builder settings = AuthorizationServerSettings.builder()
                .authorizationEndpoint(AUTHORIZE)
                .tokenEndpoint(TOKEN)
                .tokenRevocationEndpoint(REVOKE)
                .jwkSetEndpoint(KEYS);
        URI issuer = access.oauthUrl() != null ? access.oauthUrl() : archway.publicUrl();
        if (issuer != null) {
            settings.issuer(issuer.toString().replaceAll("/+$", ""));
        }
        return settings.build();
    }

    @Bean
    @Order(1)
    SecurityFilterChain authorizationServer(
            HttpSecurity http,
            Authorizations authorizations,
            FamilyTokens tokens,
            AuthorizeErrors authorizeErrors,
            ClientErrors clientErrors,
            TokenAnswer tokenAnswer,
            BrowserSessions sessions,
            AuthorizationManager<RequestAuthorizationContext> signedIn) {
        PathPatternRequestMatcher authorize =
                PathPatternRequestMatcher.withDefaults().matcher(AUTHORIZE);
        return http.securityMatcher(AUTHORIZE, TOKEN, REVOKE, KEYS, METADATA)
                // first, since it decides which requests without a sign-in are sent to the login page
                .exceptionHandling(handling -> handling.defaultAuthenticationEntryPointFor(
                                new ToLogin(ToLogin.PASSWORD), authorize)
                        .defaultDeniedHandlerForMissingAuthority(
                                new ToLogin(ToLogin.PASSKEY), FactorGrantedAuthority.WEBAUTHN_AUTHORITY)
                        .defaultAuthenticationEntryPointFor(clientErrors, AnyRequestMatcher.INSTANCE))
                .with(
                        new OAuth2AuthorizationServerConfigurer(),
                        server -> server.authorizationService(authorizations)
                                .tokenGenerator(tokens)
                                .clientAuthentication(clients -> clients.errorResponseHandler(clientErrors))
                                .tokenEndpoint(endpoint -> endpoint.accessTokenResponseHandler(tokenAnswer))
                                .authorizationEndpoint(endpoint -> endpoint.errorResponseHandler(authorizeErrors))
                                .authorizationServerMetadataEndpoint(
                                        endpoint -> endpoint.authorizationServerMetadataCustomizer(
                                                OauthSecurity::onlyWhatIsServed)))
                .authorizeHttpRequests(calls -> calls.anyRequest().access(signedIn))
                .addFilterBefore(new LiveSessionFilter(sessions), SecurityContextHolderFilter.class)
                .build();
    }

    /** RFC 8414. */
    private static void onlyWhatIsServed(OAuth2AuthorizationServerMetadata.Builder metadata) {
        metadata.claims(claims -> {
            claims.remove(OAuth2AuthorizationServerMetadataClaimNames.INTROSPECTION_ENDPOINT);
            claims.remove(OAuth2AuthorizationServerMetadataClaimNames.INTROSPECTION_ENDPOINT_AUTH_METHODS_SUPPORTED);
            claims.remove(OAuth2AuthorizationServerMetadataClaimNames.TLS_CLIENT_CERTIFICATE_BOUND_ACCESS_TOKENS);
            claims.remove(OAuth2AuthorizationServerMetadataClaimNames.DPOP_SIGNING_ALG_VALUES_SUPPORTED);
            claims.put(
                    OAuth2AuthorizationServerMetadataClaimNames.GRANT_TYPES_SUPPORTED,
                    List.of("authorization_code", "refresh_token"));
            claims.put(
                    OAuth2AuthorizationServerMetadataClaimNames.TOKEN_ENDPOINT_AUTH_METHODS_SUPPORTED,
                    CLIENT_AUTHENTICATION);
            claims.put(
                    OAuth2AuthorizationServerMetadataClaimNames.REVOCATION_ENDPOINT_AUTH_METHODS_SUPPORTED,
                    CLIENT_AUTHENTICATION.subList(0, 2));
        });
    }
}
