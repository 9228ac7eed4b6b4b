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

    /** What scripts of pages send with what they fetch by themselves. */
    static final String LIVE = "Archway-Live";

    private final BrowserSessions sessions;

    LiveSessionFilter(BrowserSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        if (session != null && !sessions.lives(session)) {
            sessions.end(session);
        } else if (session != null && !isByItself(request)) {
            sessions.used(session);
        }
        chain.doFilter(request, response);
    }

    /** Whether a page that is open asks, and not a person: its stream of changes, and what its script fetches because of one. */
    private static boolean isByItself(HttpServletRequest request) {
        return request.getRequestURI().endsWith("/changes") || request.getHeader(LIVE) != null;
    }
}
