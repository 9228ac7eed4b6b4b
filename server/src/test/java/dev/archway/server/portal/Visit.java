package dev.archway.server.portal;

import dev.archway.server.testing.Browser;
import dev.archway.server.testing.Http;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody who signed in and sends forms as a browser without scripts does: hidden fields included. */
record Visit(Browser browser) {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    static Visit of(Http http, String email) {
        Browser browser = new Browser(http);
        Http.Answer in = browser.login(email, "test-password");
        if (in.status() != 302) {
            throw new AssertionError(in.text());
        }
        return new Visit(browser);
    }

    Http.Answer get(String path) {
        return browser.get(path);
    }

    /** Sends a form that a page has; the page is only read for its token. */
    Http.Answer post(String page, String path, Map<String, String> fields) {
        Matcher csrf = CSRF.matcher(get(page).text());
        if (!csrf.find()) {
            throw new AssertionError(page + " has no form");
        }
        Map<String, String> form = new LinkedHashMap<>(fields);
        form.put("_csrf", csrf.group(1));
        return browser.post(path, form);
    }

    /** A hidden field of a page. */
    String hidden(String page, String name) {
        Matcher field = Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"")
                .matcher(get(page).text());
        if (!field.find()) {
            throw new AssertionError(page + " has no field " + name);
        }
        return field.group(1);
    }
}
