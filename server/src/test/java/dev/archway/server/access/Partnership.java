package dev.archway.server.access;

import dev.archway.server.testing.Browser;
import dev.archway.server.testing.Http;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.util.UriComponentsBuilder;

/** A partner's side of the grant, by plain HTTP. */
final class Partnership {

    static final String PASSWORD = "archway-sandbox";
    /** Appendix B of RFC 7636. */
    static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    static final String REDIRECT = "http://127.0.0.1:49152/callback";

    private final Http http;
    private final String id;

    Partnership(Http http, String id) {
        this.http = http;
        this.id = id;
    }

    /** The address that the partner sends a person to, with changes to the usual parameters; an empty value leaves one out. */
    String authorize(String... changes) {
        Map<String, String> parameters = new HashMap<>(Map.of(
                "response_type",
                "code",
                "client_id",
                id,
                "redirect_uri",
                REDIRECT,
                "state",
                "a b/ü",
                "code_challenge",
                CHALLENGE,
                "code_challenge_method",
                "S256"));
        for (int at = 0; at < changes.length; at += 2) {
            parameters.put(changes[at], changes[at + 1]);
        }
        parameters.values().removeIf(String::isEmpty);
        return "/authorize?" + Browser.encoded(parameters);
    }

    /** Signs a person in and gives the code that the partner gets. */
    String code(String email) {
        Browser browser = new Browser(http);
        browser.get(authorize());
        Http.Answer back = browser.login(email, PASSWORD);
        return parameter(browser.get(back.header("Location")), "code");
    }

    /** Signs a person in and gives the token answer. */
    Http.Answer tokens(String email) {
        return exchange(code(email), VERIFIER);
    }

    Http.Answer exchange(String code, String verifier) {
        return token(Map.of(
                "grant_type", "authorization_code", "code", code, "redirect_uri", REDIRECT, "code_verifier", verifier));
    }

    Http.Answer refresh(String refreshToken) {
        return token(Map.of("grant_type", "refresh_token", "refresh_token", refreshToken));
    }

    Http.Answer revoke(String token) {
        return basic().form("/oauth/revoke", Browser.encoded(Map.of("token", token)));
    }

    Http.Answer token(Map<String, String> form) {
        return basic().form("/oauth/token", Browser.encoded(form));
    }

    Http.Answer pair(String token, long company, String... callback) {
        String url = Stream.of(callback)
                .map(each -> ",\"CallbackUrl\":\"" + each + "\"")
                .collect(Collectors.joining());
        return http.as(token).post("/third-party/v2/pair", "{\"CompanyId\":" + company + url + "}");
    }

    private Http basic() {
        String credentials = id + ":" + id + "-secret";
        return http.with(
                "Authorization",
                "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)));
    }

    /** A parameter of the address that a browser is sent on to; empty when it is not there. */
    static String parameter(Http.Answer redirect, String name) {
        String value = UriComponentsBuilder.fromUri(URI.create(redirect.header("Location")))
                .build()
                .getQueryParams()
                .getFirst(name);
        return value == null ? "" : URLDecoder.decode(value, StandardCharsets.UTF_8);
    }
}
