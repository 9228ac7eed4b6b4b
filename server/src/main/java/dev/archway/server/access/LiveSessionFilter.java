package dev.archway.server.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Ends a browser's session that is over, before anything is read from it; the request goes on as nobody's and is led to the login page, which says so. */
final class LiveSessionFilter extends OncePerRequestFilter {

    private final BrowserSessions sessions;

    LiveSessionFilter(BrowserSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        if (session != null
                && session.getAttribute(SignedIn.KEY) instanceof SignedIn signedIn
                && !sessions.lives(signedIn)) {
            session.invalidate();
        }
        chain.doFilter(request, response);
    }
}
