package dev.archway.server.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What a client is told that did not prove who it is at the token and revocation endpoints. RFC 6749, 5.2. */
@Component
class ClientErrors implements AuthenticationFailureHandler, AuthenticationEntryPoint {

    private final JsonMapper json;

    ClientErrors(JsonMapper json) {
        this.json = json;
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
            throws IOException {
        String code = cause instanceof OAuth2AuthenticationException known
                ? known.getError().getErrorCode()
                : OAuth2ErrorCodes.INVALID_CLIENT;
        boolean unknownClient = code.equals(OAuth2ErrorCodes.INVALID_CLIENT);
        response.setStatus(unknownClient ? HttpServletResponse.SC_UNAUTHORIZED : HttpServletResponse.SC_BAD_REQUEST);
        if (unknownClient) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"oauth\"");
        }
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        json.writeValue(response.getOutputStream(), Map.of("error", code, "error_description", words(code)));
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
            throws IOException {
        onAuthenticationFailure(request, response, cause);
    }

    private static String words(String code) {
        return switch (code) {
            case OAuth2ErrorCodes.INVALID_CLIENT ->
                "The client is unknown, its secret is wrong, or it did not authenticate.";
            case OAuth2ErrorCodes.INVALID_GRANT ->
                "The code is wrong, used or expired, or the code_verifier does not fit.";
            default -> "The request is not one that this endpoint understands.";
        };
    }
}
