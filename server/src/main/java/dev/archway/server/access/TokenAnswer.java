package dev.archway.server.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The token endpoint's answer (RFC 6749, 5.1), with the token's whole life in it and not one second less than configured. */
@Component
class TokenAnswer implements AuthenticationSuccessHandler {

    private final JsonMapper json;

    TokenAnswer(JsonMapper json) {
        this.json = json;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        OAuth2AccessTokenAuthenticationToken given = (OAuth2AccessTokenAuthenticationToken) authentication;
        OAuth2AccessToken access = given.getAccessToken();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("access_token", access.getTokenValue());
        OAuth2RefreshToken refresh = given.getRefreshToken();
        if (refresh != null) {
            answer.put("refresh_token", refresh.getTokenValue());
        }
        answer.put("token_type", access.getTokenType().getValue());
        if (access.getIssuedAt() != null && access.getExpiresAt() != null) {
            answer.put("expires_in", ChronoUnit.SECONDS.between(access.getIssuedAt(), access.getExpiresAt()));
        }
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        json.writeValue(response.getOutputStream(), answer);
    }
}
