package dev.archway.server.access;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Tells the partner what was wrong with its authorize request; or the person, when the request does not say where the partner is. RFC 6749, 4.1.2.1. */
@Component
class AuthorizeErrors implements AuthenticationFailureHandler {

    static final String PAGE = "/sign-in-problem";
    static final String PROBLEM = "archway.sign-in-problem";

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
            throws IOException, ServletException {
        String redirect = redirect(cause);
        if (redirect == null) {
            request.setAttribute(PROBLEM, words(cause));
            request.getRequestDispatcher(PAGE).forward(request, response);
        } else {
            response.sendRedirect(redirect);
        }
    }

    private static @Nullable String redirect(AuthenticationException cause) {
        if (!(cause instanceof OAuth2AuthorizationCodeRequestAuthenticationException wrong)) {
            return null;
        }
        OAuth2AuthorizationCodeRequestAuthenticationToken asked = wrong.getAuthorizationCodeRequestAuthentication();
        if (asked == null
                || asked.getRedirectUri() == null
                || asked.getRedirectUri().isEmpty()) {
            return null;
        }
        UriComponentsBuilder back = UriComponentsBuilder.fromUriString(asked.getRedirectUri())
                .queryParam("error", wrong.getError().getErrorCode())
                .queryParam("error_description", "{description}");
        if (asked.getState() != null) {
            back.queryParam("state", "{state}");
        }
        return back.encode()
                .build(wrong.getError().getDescription(), String.valueOf(asked.getState()))
                .toString();
    }

    private static String words(AuthenticationException cause) {
        String description = cause instanceof OAuth2AuthenticationException known
                ? String.valueOf(known.getError().getDescription())
                : "";
        if (description.endsWith("client_id")) {
            return "The software that sent you here is not registered with this server: it gave no client_id, or one that is unknown.";
        }
        if (description.endsWith("redirect_uri")) {
            return "The software that sent you here asked to be answered at an address that is not registered for it (redirect_uri).";
        }
        return "The software that sent you here asked in a way that this server does not understand. " + description;
    }
}
