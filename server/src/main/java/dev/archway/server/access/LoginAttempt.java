package dev.archway.server.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;

/** The e-mail address of an attempt to sign in by password; of one that failed it is kept for the form that is shown next. */
final class LoginAttempt {

    static final String EMAIL = "archway.login.email";
    private static final int LONGEST_EMAIL = 254;

    /** Stands for all addresses that nobody has for their length; nobody can enter it. */
    private static final String TOO_LONG = "too\0long";

    private LoginAttempt() {}

    /** As the person is looked for by it. Empty when no password was sent: whatever else such a request says, it is about nobody's. */
    static String email(HttpServletRequest request) {
        String email = request.getServletPath().equals(ToLogin.PASSWORD) ? request.getParameter("email") : null;
        if (email == null) {
            return "";
        }
        String own = email.trim().strip(); // the one is Spring's, of control characters, and the other SignInUsers'
        return own.length() > LONGEST_EMAIL ? TOO_LONG : own;
    }

    /** The address, once; that of an attempt that was not let through is in the request itself. */
    static String taken(HttpServletRequest request) {
        if (request.getAttribute(EMAIL) instanceof String email) {
            return shown(email);
        }
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(EMAIL) instanceof String email)) {
            return "";
        }
        session.removeAttribute(EMAIL);
        return shown(email);
    }

    private static String shown(String email) {
        return email.equals(TOO_LONG) ? "" : email;
    }
}
