package dev.archway.server.access;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Sends a person to the login page, which says so when a session has ended, and afterwards back to what was asked for. A posted authorize request is asked again by GET first,
 * so that it can be come back to.
 */
final class ToLogin extends LoginUrlAuthenticationEntryPoint {

    static final String PASSWORD = "/login";
    static final String PASSKEY = "/login/passkey";
    static final String AUTHORIZE = "/authorize";

    ToLogin(String page) {
        super(page);
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
            throws IOException, ServletException {
        if (isPartOfPage(request)) {
            response.setHeader(
                    "HX-Refresh", "true"); // the page is asked for again, and that request can be come back to
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        if (!HttpMethod.POST.matches(request.getMethod())
                || !request.getServletPath().equals(AUTHORIZE)) {
            super.commence(request, response, cause);
            return;
        }
        UriComponentsBuilder again = UriComponentsBuilder.fromPath(request.getRequestURI());
        request.getParameterMap().forEach((name, values) -> again.queryParam(name, (Object[]) values));
        response.sendRedirect(again.encode().toUriString(), HttpServletResponse.SC_SEE_OTHER);
    }

    /** Whether htmx asks for a part of a page: to put the login page there would help nobody. */
    static boolean isPartOfPage(HttpServletRequest request) {
        return request.getHeader("HX-Request") != null;
    }

    /** Whether a browser is on its way to a page, in the words that browsers have for it; a picture or a model is nowhere to come back to. */
    static boolean isPage(HttpServletRequest request) {
        String destination = request.getHeader("Sec-Fetch-Dest");
        return HttpMethod.GET.matches(request.getMethod())
                && !isPartOfPage(request)
                && (destination == null || destination.equals("document"));
    }

    @Override
    protected String determineUrlToUseForThisRequest(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException cause) {
        return getLoginFormUrl() + (BrowserSessions.hasEnded(request) ? "?ended" : "");
    }
}
