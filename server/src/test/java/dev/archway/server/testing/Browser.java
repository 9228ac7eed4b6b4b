package dev.archway.server.testing;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A person's browser as far as a sign-in needs one: it keeps cookies and sends the login form. */
public final class Browser {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final Http http;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    public Browser(Http http) {
        this.http = http;
    }

    /** Keeps a cookie that a page's script sets. */
    public Browser with(String cookie, String value) {
        cookies.put(cookie, value);
        return this;
    }

    /** Calls with the cookies as they are now. */
    public Http http() {
        return withCookies();
    }

    public Http.Answer get(String path) {
        return kept(withCookies().get(path));
    }

    public Http.Answer post(String path, Map<String, String> form) {
        return kept(withCookies().form(path, encoded(form)));
    }

    /** Fills in the login form that is shown now. */
    public Http.Answer login(String email, String password) {
        Matcher csrf = CSRF.matcher(get("/login").text());
        if (!csrf.find()) {
            throw new AssertionError("The login form has no CSRF token");
        }
        return post("/login", Map.of("email", email, "password", password, "_csrf", csrf.group(1)));
    }

    /** Sends a form of that page with the token that it has. */
    public Http.Answer submit(String page, String path, Map<String, String> form) {
        Matcher csrf = CSRF.matcher(get(page).text());
        if (!csrf.find()) {
            throw new AssertionError(page + " has no form with a CSRF token");
        }
        Map<String, String> fields = new LinkedHashMap<>(form);
        fields.put("_csrf", csrf.group(1));
        return post(path, fields);
    }

    public String cookie(String name) {
        return cookies.getOrDefault(name, "");
    }

    public static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private Http withCookies() {
        return cookies.isEmpty()
                ? http
                : http.with(
                        "Cookie",
                        cookies.entrySet().stream()
                                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                                .collect(Collectors.joining("; ")));
    }

    private Http.Answer kept(Http.Answer answer) {
        answer.response().headers().allValues("Set-Cookie").forEach(line -> {
            String pair = line.substring(0, line.indexOf(';'));
            cookies.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        });
        return answer;
    }
}
