package dev.archway.server.access;

import static dev.archway.server.access.Partnership.CHALLENGE;
import static dev.archway.server.access.Partnership.PASSWORD;
import static dev.archway.server.access.Partnership.REDIRECT;
import static dev.archway.server.access.Partnership.VERIFIER;
import static dev.archway.server.access.Partnership.parameter;
import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.account.CompanyKind;
import dev.archway.server.testing.ArchwayIT;
import dev.archway.server.testing.Browser;
import dev.archway.server.testing.Http;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The authorization-code grant as a partner and a browser speak it: RFC 6749, RFC 7636, RFC 8252. */
class AuthorizationCodeIT extends ArchwayIT {

    private static final String DENTIST = "dentist@riverside.test";

    @Autowired
    Partners partners;

    @Autowired
    JdbcClient jdbc;

    @Test
    void grant_withPkceToAnUnregisteredLoopbackPort() {
        Browser browser = new Browser(http());
        Http.Answer toLogin = browser.get(dpms().authorize());
        assertThat(toLogin.status()).isEqualTo(302);
        assertThat(toLogin.header("Location")).endsWith("/login");
        String before = browser.cookie("JSESSIONID");

        Http.Answer back = browser.login(DENTIST, PASSWORD);
        assertThat(back.status()).isEqualTo(302);
        assertThat(browser.cookie("JSESSIONID"))
                .as("a session that somebody else fixed is not the signed-in one")
                .isNotEqualTo(before);

        Http.Answer toPartner = browser.get(back.header("Location"));
        assertThat(toPartner.status()).isEqualTo(302);
        assertThat(toPartner.header("Location")).startsWith(REDIRECT + "?");
        assertThat(parameter(toPartner, "state")).isEqualTo("a b/ü");

        Http.Answer answer = dpms().exchange(parameter(toPartner, "code"), VERIFIER);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Cache-Control")).contains("no-store");
        JsonNode tokens = answer.json();
        assertThat(tokens.path("token_type").asString()).isEqualTo("Bearer");
        assertThat(tokens.path("expires_in").asLong()).isEqualTo(3600);
        assertThat(tokens.path("refresh_token").asString()).isNotEmpty();
        assertThat(http().as(tokens.path("access_token").asString())
                        .get("/api/third-party/v2/discovery")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void grant_withoutPkceAndSecretInTheForm() {
        Browser browser = new Browser(http());
        browser.get(dpms().authorize("code_challenge", "", "code_challenge_method", ""));
        Http.Answer back = browser.login("DENTIST@riverside.test", PASSWORD);
        String code = parameter(browser.get(back.header("Location")), "code");
        Http.Answer answer = http().form(
                        "/oauth/token",
                        Browser.encoded(Map.of(
                                "grant_type",
                                "authorization_code",
                                "code",
                                code,
                                "redirect_uri",
                                REDIRECT,
                                "client_id",
                                "sandbox-dpms",
                                "client_secret",
                                "sandbox-dpms-secret")));
        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void postedAuthorize_leadsThroughLoginToo() {
        Browser browser = new Browser(http());
        Http.Answer again = browser.post(
                "/authorize",
                Map.of("response_type", "code", "client_id", "sandbox-dpms", "redirect_uri", REDIRECT, "state", "s t"));
        assertThat(again.status()).isEqualTo(303);
        browser.get(again.header("Location"));
        Http.Answer toPartner = browser.get(browser.login(DENTIST, PASSWORD).header("Location"));
        assertThat(parameter(toPartner, "code")).isNotEmpty();
        assertThat(parameter(toPartner, "state")).isEqualTo("s t");
    }

    @Test
    void login_wrongPassword() {
        Browser browser = new Browser(http());
        browser.get(dpms().authorize());
        assertThat(browser.login(DENTIST, "guess").header("Location")).endsWith("/login?wrong");
        String page = browser.get("/login?wrong").text();
        assertThat(page)
                .contains("That e-mail and password do not match.")
                .contains("Sign in to connect Sandbox DPMS")
                .contains("value=\"" + DENTIST + "\"")
                .doesNotContain("guess");
        Http.Answer toPartner = browser.get(browser.login(DENTIST, PASSWORD).header("Location"));
        assertThat(parameter(toPartner, "code"))
                .as("the second attempt still leads to the partner")
                .isNotEmpty();
    }

    @Test
    void login_withoutCsrfToken() {
        Browser browser = new Browser(http());
        browser.get(dpms().authorize());
        assertThat(browser.post("/login", Map.of("email", DENTIST, "password", PASSWORD))
                        .header("Location"))
                .endsWith("/login?expired");
    }

    @Test
    void loginPage_isHardToAbuse() {
        Browser browser = new Browser(http());
        Http.Answer first = browser.get(dpms().authorize());
        assertThat(first.header("Set-Cookie")).contains("HttpOnly").containsIgnoringCase("SameSite=Lax");
        assertThat(first.header("Set-Cookie")).as("plain http in the sandbox").doesNotContain("Secure");
        Http.Answer page = browser.get("/login");
        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'", "frame-ancestors 'none'", "form-action 'self' http://127.0.0.1:49152")
                .doesNotContain("unsafe");
        assertThat(page.header("X-Frame-Options")).isEqualTo("DENY");
        assertThat(page.text()).doesNotContain("<script", "style=", "onclick");
    }

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:49152/other, redirect_uri",
        "http://127.0.0.1.evil.test/callback, redirect_uri",
        "http://evil.test/callback, redirect_uri",
        "https://127.0.0.1:49152/callback, redirect_uri",
        "http://127.0.0.1:49152/callback#x, redirect_uri",
        "http://user@127.0.0.1:49152/callback, redirect_uri"
    })
    void authorize_wrongRedirect(String redirect, String named) {
        Http.Answer answer = http().get(dpms().authorize("redirect_uri", redirect));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Location")).isEmpty();
        assertThat(answer.text()).contains(named);
    }

    @Test
    void authorize_unknownClient() {
        Http.Answer answer = http().get(dpms().authorize("client_id", "nobody"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("client_id");
    }

    @Test
    void authorize_plainChallengeIsRefused() {
        for (String method : List.of("plain", "")) {
            Http.Answer answer = http().get(dpms().authorize("code_challenge_method", method));
            assertThat(answer.status()).isEqualTo(302);
            assertThat(answer.header("Location")).startsWith(REDIRECT);
            assertThat(parameter(answer, "error")).isEqualTo("invalid_request");
            assertThat(parameter(answer, "state")).isEqualTo("a b/ü");
        }
    }

    @Test
    void authorize_unsupportedResponseType() {
        Http.Answer answer = http().get(dpms().authorize("response_type", "token"));
        assertThat(answer.status()).isIn(302, 400);
        assertThat(answer.text() + answer.header("Location")).doesNotContain("access_token");
    }

    @Test
    void token_wrongVerifier() {
        String code = dpms().code(DENTIST);
        assertThat(error(dpms().exchange(code, VERIFIER + "x"))).isEqualTo("400 invalid_grant");
        assertThat(error(dpms().token(
                                Map.of("grant_type", "authorization_code", "code", code, "redirect_uri", REDIRECT))))
                .isEqualTo("400 invalid_grant");
        assertThat(dpms().exchange(code, VERIFIER).status())
                .as("a wrong guess does not spend the code")
                .isEqualTo(200);
    }

    @Test
    void token_codeOfAnotherPartner() {
        String code = dpms().code(DENTIST);
        assertThat(error(new Partnership(http(), "sandbox-lms").exchange(code, VERIFIER)))
                .isEqualTo("400 invalid_grant");
    }

    @Test
    void token_otherRedirectThanAuthorize() {
        String code = dpms().code(DENTIST);
        assertThat(error(dpms().token(Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code,
                        "redirect_uri",
                        "http://127.0.0.1:1/callback",
                        "code_verifier",
                        VERIFIER))))
                .isEqualTo("400 invalid_grant");
    }

    @Test
    void token_codeUsedTwiceEndsEverythingThatCameOfIt() {
        String code = dpms().code(DENTIST);
        JsonNode tokens = dpms().exchange(code, VERIFIER).json();
        String access = tokens.path("access_token").asString();
        assertThat(discovery(access)).isEqualTo(200);
        assertThat(error(dpms().exchange(code, VERIFIER))).isEqualTo("400 invalid_grant");
        assertThat(discovery(access)).isEqualTo(401);
        assertThat(error(dpms().refresh(tokens.path("refresh_token").asString())))
                .isEqualTo("400 invalid_grant");
    }

    @Test
    void token_expiredCode() {
        String code = dpms().code(DENTIST);
        jdbc.sql("update token_family set code_expires_at = now() - interval '1 second' where code_hash = :hash")
                .param("hash", TokenHash.of(code))
                .update();
        assertThat(error(dpms().exchange(code, VERIFIER))).isEqualTo("400 invalid_grant");
    }

    @Test
    void token_wrongSecret() {
        Http.Answer answer = http().with("Authorization", "Basic c2FuZGJveC1kcG1zOndyb25n")
                .form("/oauth/token", "grant_type=refresh_token&refresh_token=x");
        assertThat(error(answer)).isEqualTo("401 invalid_client");
        assertThat(answer.header("WWW-Authenticate")).startsWith("Basic");
        assertThat(error(http().form("/oauth/token", "grant_type=refresh_token&refresh_token=x")))
                .isEqualTo("401 invalid_client");
        assertThat(error(http().form(
                                "/oauth/token",
                                "grant_type=refresh_token&refresh_token=x&client_id=nobody&client_secret=x")))
                .isEqualTo("401 invalid_client");
    }

    @Test
    void token_otherGrants() {
        assertThat(error(dpms().token(Map.of("grant_type", "client_credentials"))))
                .isEqualTo("400 unauthorized_client");
        assertThat(error(dpms().token(Map.of("grant_type", "password", "username", DENTIST, "password", PASSWORD))))
                .isEqualTo("400 unsupported_grant_type");
    }

    @Test
    void publicClient_needsPkce() {
        String redirect = "https://app.partner.test/done";
        partners.register(
                new Partner("public-app", "Public App", CompanyKind.CLINIC, null, false, false, false),
                null,
                List.of(redirect));
        Partnership app = new Partnership(http(), "public-app");
        assertThat(parameter(
                        http().get(app.authorize(
                                "redirect_uri", redirect, "code_challenge", "", "code_challenge_method", "")),
                        "error"))
                .isEqualTo("invalid_request");
        Browser browser = new Browser(http());
        browser.get(app.authorize("redirect_uri", redirect, "code_challenge", CHALLENGE));
        String code = parameter(browser.get(browser.login(DENTIST, PASSWORD).header("Location")), "code");
        Map<String, String> form = Map.of(
                "grant_type",
                "authorization_code",
                "code",
                code,
                "redirect_uri",
                redirect,
                "client_id",
                "public-app",
                "code_verifier",
                VERIFIER);
        JsonNode tokens = http().form("/oauth/token", Browser.encoded(form)).json();
        assertThat(discovery(tokens.path("access_token").asString())).isEqualTo(200);
    }

    @Test
    void metadata_namesWhatIsServed() {
        JsonNode metadata =
                http().get("/.well-known/oauth-authorization-server").json();
        String base = http().base();
        assertThat(metadata.path("issuer").asString()).isEqualTo(base);
        assertThat(metadata.path("authorization_endpoint").asString()).isEqualTo(base + "/authorize");
        assertThat(metadata.path("token_endpoint").asString()).isEqualTo(base + "/oauth/token");
        assertThat(metadata.path("revocation_endpoint").asString()).isEqualTo(base + "/oauth/revoke");
        assertThat(metadata.path("response_types_supported").toString()).isEqualTo("[\"code\"]");
        assertThat(metadata.path("grant_types_supported").toString())
                .isEqualTo("[\"authorization_code\",\"refresh_token\"]");
        assertThat(metadata.path("code_challenge_methods_supported").toString()).isEqualTo("[\"S256\"]");
        assertThat(metadata.has("introspection_endpoint")).isFalse();
        JsonNode key = http().get(metadata.path("jwks_uri").asString())
                .json()
                .path("keys")
                .path(0);
        assertThat(key.path("kty").asString()).isEqualTo("RSA");
        assertThat(key.has("d")).as("the private part stays here").isFalse();
    }

    private Partnership dpms() {
        return new Partnership(http(), "sandbox-dpms");
    }

    private int discovery(String token) {
        return http().as(token).get("/third-party/v2/discovery").status();
    }

    private static String error(Http.Answer answer) {
        return answer.status() + " " + answer.json().path("error").asString();
    }
}
