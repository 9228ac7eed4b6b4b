package dev.archway.server.portal;

import dev.archway.server.testing.Browser;
import dev.archway.server.testing.Http;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody who fills in the forms of the administration without a browser's help. */
record AdministrationPages(Browser browser) {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final Pattern SECRET = Pattern.compile("<code id=\"secret\">([^<]+)</code>");

    static AdministrationPages of(Http http, String email, String password) {
        Browser browser = new Browser(http);
        Http.Answer answer = browser.login(email, password);
        if (answer.status() != 302 || answer.header("Location").contains("wrong")) {
            throw new AssertionError("not signed in: " + answer.header("Location"));
        }
        return new AdministrationPages(browser);
    }

    Http.Answer get(String path) {
        return browser.get(path);
    }

    /** Posts a form of that person; what comes back, which leads on. */
    Http.Answer post(String path, Map<String, String> form) {
        Map<String, String> fields = new HashMap<>(form);
        fields.put("_csrf", token());
        return browser.post(path, fields);
    }

    /** Posts a form and goes where it leads. */
    Http.Answer submit(String path, Map<String, String> form) {
        Http.Answer answer = post(path, form);
        if (answer.status() != 302) {
            throw new AssertionError(path + " answers " + answer.status() + " " + answer.text());
        }
        return browser.get(answer.header("Location"));
    }

    /** What a page shows once. */
    static String secret(Http.Answer page) {
        Matcher secret = SECRET.matcher(page.text());
        if (!secret.find()) {
            throw new AssertionError("No secret is shown: " + page.text());
        }
        return secret.group(1);
    }

    /** Where software of that partner sends people to sign in. */
    static String authorize(String partner) {
        return "/authorize?response_type=code&client_id=" + partner
                + "&redirect_uri=http%3A%2F%2F127.0.0.1%2Fcallback&state=s";
    }

    /** The token of that person's forms: the frame has one round every page, also round the one that says that this page is for others. */
    String token() {
        Matcher csrf = CSRF.matcher(browser.get("/administration").text());
        if (!csrf.find()) {
            throw new AssertionError("There is no form at /administration");
        }
        return csrf.group(1);
    }
}
