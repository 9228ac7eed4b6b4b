package dev.archway.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.UserId;
import dev.archway.server.testing.ArchwayIT;
import dev.archway.server.testing.Http;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Who is let in and who is not, and with which code. DPMS API V2, response codes; PRODUCT.md, wire rules. */
class TokenCheckIT extends ArchwayIT {

    private static final UserId DENTIST = new UserId(1001);
    private static final CompanyId RIVERSIDE = new CompanyId(90360);

    @Autowired
    JdbcClient jdbc;

    @Autowired
    RSAKey key;

    @Autowired
    AccessProperties properties;

    @Autowired
    TokenMint mint;

    @Test
    void noToken() {
        Http.Answer answer = http().get("/api/third-party/v2/probe/practice");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(answer.header("Content-Type")).startsWith("application/json");
        assertThat(answer.header("Set-Cookie")).isEmpty();
        assertThat(answer.text()).isEqualTo("""
                        {"Data":null,"Status":0,"Message":"This call needs a bearer token.","Code":"UNAUTHORIZED"}""");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "garbage",
                "a.b.c",
                "....",
                "e30.e30.",
                "eyJhbGciOiJub25lIn0.eyJzdWIiOiIxMDAxIn0.",
                "eyJhbGciOiJSUzI1NiJ9.e30.AAAA",
                "%00",
                "ü"
            })
    void garbage(String token) {
        assertRefused(token);
    }

    @Test
    void headerWithoutToken() {
        for (String header : List.of("Bearer", "Bearer ", "Bearer  x y", "Basic eDp5", "bearer")) {
            Http.Answer answer = http().with("Authorization", header).get("/third-party/v2/probe/practice");
            assertThat(answer.status()).as(header).isEqualTo(401);
            assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
        }
    }

    @Test
    void tokenSignedWithAnotherKey() throws Exception {
        SignedJWT live = SignedJWT.parse(paired());
        SignedJWT forged = new SignedJWT(live.getHeader(), live.getJWTClaimsSet());
        forged.sign(new RSASSASigner(new RSAKeyGenerator(2048).generate()));
        assertRefused(forged.serialize());
    }

    @Test
    void tokenWithAlgorithmNoneOrThePublicKeyAsSecret() throws Exception {
        SignedJWT live = SignedJWT.parse(paired());
        assertRefused(new PlainJWT(live.getJWTClaimsSet()).serialize());
        SignedJWT mac = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), live.getJWTClaimsSet());
        mac.sign(new MACSigner(key.toRSAPublicKey().getEncoded()));
        assertRefused(mac.serialize());
    }

    @Test
    void tokenWithChangedClaims() {
        String[] parts = paired().split("\\.");
        assertRefused(parts[0] + "." + parts[1].replace(parts[1].charAt(9), 'Q') + "." + parts[2] + "x");
    }

    @Test
    void genuineTokenThatTheDatabaseDoesNotKnow() {
        assertRefused(mint.access(DENTIST, "sandbox-dpms", RIVERSIDE).token());
    }

    @Test
    void tokenWhoseTimeIsOver() throws Exception {
        Clock yesterday = Clock.fixed(Instant.now().minus(Duration.ofDays(1)), ZoneOffset.UTC);
        String old = new TokenMint(key, properties, yesterday)
                .access(DENTIST, "sandbox-dpms", RIVERSIDE)
                .token();
        assertThat(mint.isGenuine(old)).isFalse();
        String live = paired();
        jdbc.sql("update token_family set access_expires_at = now() where access_hash = :hash")
                .param("hash", TokenHash.of(live))
                .update();
        assertRefused(live);
    }

    @Test
    void refreshTokenIsNoAccessToken() {
        assertRefused(sandbox("sandbox-dpms", "dentist@riverside.test", 90360)
                .path("refresh_token")
                .asString());
    }

    @ParameterizedTest
    @CsvSource({
        "clinic, practice, 200, 90360 1001 sandbox-dpms",
        "clinic, paired, 200, 90360 1001",
        "clinic, signed-in, 200, 1001 90360",
        "clinic, lab, 403, PAIRED_WITH_CLINIC",
        "lab, lab, 200, 70010 1004 sandbox-lms",
        "lab, paired, 200, 70010 1004",
        "lab, practice, 403, PAIRED_WITH_LAB",
        "login, signed-in, 200, 1001 null",
        "login, practice, 403, NOT_PAIRED",
        "login, paired, 403, NOT_PAIRED",
        "login, lab, 403, NOT_PAIRED"
    })
    void callerMustFit(String token, String call, int status, String content) {
        String bearer = switch (token) {
            case "clinic" -> paired();
            case "lab" ->
                sandbox("sandbox-lms", "labtech@precision.test", 70010)
                        .path("access_token")
                        .asString();
            default ->
                new Partnership(http(), "sandbox-dpms")
                        .tokens("dentist@riverside.test")
                        .json()
                        .path("access_token")
                        .asString();
        };
        for (String base : List.of("/api/third-party/v2/", "/third-party/v2/", "/third-party/v3/")) {
            Http.Answer answer = http().as(bearer).get(base + "probe/" + call);
            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.text()).contains(content);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api",
                "/api/nothing",
                "/api/third-party/v2/nothing",
                "/third-party/v3/nothing/",
                "/third-party/v1/discovery",
                "/api/scanner/v1/nothing",
                "/sandbox/nothing"
            })
    void unknownPath_is404WithAndWithoutToken(String path) {
        for (Http caller : List.of(http(), http().as("garbage"), http().as(paired()))) {
            Http.Answer answer = caller.get(path);
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.json().path("Status").asInt(-1)).isZero();
            assertThat(answer.json().path("Code").asString()).isEqualTo("NOT_FOUND");
        }
    }

    @Test
    void wrongMethod() {
        assertThat(http().as(paired()).delete("/third-party/v2/discovery").status())
                .isEqualTo(405);
        assertThat(http().delete("/third-party/v2/discovery").status()).isEqualTo(401);
    }

    @Test
    void health_isOpen() {
        assertThat(http().get("/actuator/health").status()).isEqualTo(200);
    }

    private void assertRefused(String token) {
        Http.Answer answer = http().as(token).get("/third-party/v2/probe/signed-in");
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(answer.json().path("Code").asString()).isEqualTo("INVALID_TOKEN");
    }

    private String paired() {
        return sandbox("sandbox-dpms", "dentist@riverside.test", 90360)
                .path("access_token")
                .asString();
    }

    private JsonNode sandbox(String partner, String user, long company) {
        String body = "{\"Partner\":\"%s\",\"User\":\"%s\",\"CompanyId\":%d}".formatted(partner, user, company);
        return http().post("/sandbox/tokens", body).data().path("OAuthResponse");
    }
}
