package dev.archway.server.access;

import dev.archway.server.platform.Answers;
import dev.archway.server.shared.Forbidden;
import dev.archway.server.shared.NotFound;
import dev.archway.server.shared.NotSignedIn;
import dev.archway.server.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/** What the security chain answers when it lets an API call go no further: 401, 403, or 404 where there is nothing to be let in to. */
@Component
class ApiRefusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final RequestMappingHandlerMapping handlers;
    private final JsonMapper json;

    ApiRefusals(@Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping handlers, JsonMapper json) {
        this.handlers = handlers;
        this.json = json;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
            throws IOException {
        answer(hasHandler(request) ? noToken(cause) : nothingThere(request), request, response);
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException cause)
            throws IOException {
        answer(Forbidden.because("FORBIDDEN", "This token is not for this call."), request, response);
    }

    private static Refusal noToken(AuthenticationException cause) {
        return cause instanceof OAuth2AuthenticationException
                ? NotSignedIn.because("INVALID_TOKEN", "The token is wrong, expired, revoked or un-paired.")
                : NotSignedIn.because("UNAUTHORIZED", "This call needs a bearer token.");
    }

    private static Refusal nothingThere(HttpServletRequest request) {
        return NotFound.because(
                "NOT_FOUND", "There is nothing at " + request.getMethod() + " " + request.getRequestURI() + ".");
    }

    private boolean hasHandler(HttpServletRequest request) {
        try {
            return handlers.getHandler(request) != null;
        } catch (Exception e) {
            return true; // the path is known, the method or the content type is not
        }
    }

    private void answer(Refusal refusal, HttpServletRequest request, HttpServletResponse response) throws IOException {
        ResponseEntity<Object> answer = Answers.refused(refusal, request);
        response.setStatus(answer.getStatusCode().value());
        answer.getHeaders().forEach((name, values) -> values.forEach(value -> response.setHeader(name, value)));
        json.writeValue(response.getOutputStream(), answer.getBody());
    }
}
