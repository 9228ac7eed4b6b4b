package dev.archway.server.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

/** The e-mail address of a login that failed, kept for the form that is shown next. */
final class LoginAttempt {

    static final String EMAIL = "archway.login.email";
    private static final int LONGEST_EMAIL = 254;

    private LoginAttempt() {}

    static String email(HttpServletRequest request) {
        String email = request.getParameter("email");
        return email == null || email.length() > LONGEST_EMAIL ? "" : email;
    }

    /** The address, once; that of an attempt that was not let through is in the request itself. */
    static String taken(HttpServletRequest request) {
        if (request.getAttribute(SignInLimitFilter.WAIT) != null) {
            return email(request);
        }
        HttpSession session = request.getSession(false);
        @Nullable Object email = session == null ? null : session.getAttribute(EMAIL);
        if (session == null || email == null) {
            return "";
        }
        session.removeAttribute(EMAIL);
        return email.toString();
    }
}
