package dev.archway.server.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.http.HttpMethod;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets no more sign-ins through to the check of the password than {@link SignInLimit} allows; the right password does not get in either until then. */
final class SignInLimitFilter extends OncePerRequestFilter {

    static final String PAGE = "/login/wait";
    static final String WAIT = "archway.login.wait";

    private final SignInLimit limit;

    SignInLimitFilter(SignInLimit limit) {
        this.limit = limit;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !HttpMethod.POST.matches(request.getMethod())
                || !(request.getServletPath().equals("/login")
                        || request.getServletPath().equals("/login/webauthn"));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String email = LoginAttempt.email(request);
        Duration wait = limit.take(email, request);
        if (wait.isZero()) {
            chain.doFilter(request, response);
        } else {
            request.setAttribute(WAIT, wait);
            request.setAttribute(LoginAttempt.EMAIL, email);
            request.getRequestDispatcher(PAGE).forward(request, response);
        }
    }
}
