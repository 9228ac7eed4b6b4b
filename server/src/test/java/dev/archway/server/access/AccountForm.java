package dev.archway.server.access;

import dev.archway.server.testing.Http;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The forms of the account's pages. */
final class AccountForm {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private AccountForm() {}

    static String csrf(Http.Answer page) {
        Matcher found = CSRF.matcher(page.text());
        if (!found.find()) {
            throw new AssertionError("No form with a CSRF token: " + page.status() + " " + page.header("Location"));
        }
        return found.group(1);
    }
}
