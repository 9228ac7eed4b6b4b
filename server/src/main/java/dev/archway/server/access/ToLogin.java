package dev.archway.server.access;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.web.util.UriComponentsBuilder;

/** Sends a person to the login page and afterwards back to what was asked for. A posted authorize request is asked again by GET first, so that it can be come back to. */
final class ToLogin extends LoginUrlAuthenticationEntryPoint {

    ToLogin() {
        super("/login");
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
            throws IOException, ServletException {
        if (!HttpMethod.POST.matches(request.getMethod())) {
            super.commence(request, response, cause);
            return;
        }
        UriComponentsBuilder again = UriComponentsBuilder.fromPath(request.getRequestURI());
        request.getParameterMap().forEach((name, values) -> again.queryParam(name, (Object[]) values));
        response.sendRedirect(again.encode().toUriString(), HttpServletResponse.SC_SEE_OTHER);
    }
}
