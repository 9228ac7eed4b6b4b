package dev.archway.client;

import static dev.archway.client.FakeServer.inTurn;
import static dev.archway.client.FakeServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.archway.wire.SandboxTokenRequest;
import dev.archway.wire.TokenSet;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RenewalTest extends ClientCase {

    private static final String LIST = "GET " + API + "/orders/practice";
    private static final String TOKEN = "POST /oauth/token";

    /** A refresh token rotates; one that is used twice ends the whole sign-in. */
    @Test
    void refresh_onceForTwentyCallers() throws Exception {
        Set<String> used = ConcurrentHashMap.newKeySet();
        server.on(LIST, onlyFor("access-2")).on(TOKEN, (exchange, seen) -> {
            boolean fresh = used.add(seen.body());
            json(fresh ? 200 : 400, fresh ? Documents.tokens("access-2", "refresh-2") : "{\"error\":\"invalid_grant\"}")
                    .answer(exchange, seen);
        });
        CountDownLatch together = new CountDownLatch(20);
        try (var threads = Executors.newFixedThreadPool(20)) {
            var calls = IntStream.range(0, 20)
                    .mapToObj(i -> threads.submit(() -> {
                        together.countDown();
                        together.await();
                        return client.orders(0, 1, OrderFilter.none());
                    }))
                    .toList();
            for (var call : calls) {
                assertThat(call.get().results()).isEmpty();
            }
        }
        assertThat(server.seen(TOKEN)).hasSize(1);
        assertThat(store.load().orElseThrow().tokens().refreshToken()).isEqualTo("refresh-2");
    }

    /** The grant of RFC 6749, 6, the client by HTTP Basic with encoded parts (2.3.1). */
    @Test
    void refresh_asTheStandardSays() {
        server.on(LIST, onlyFor("access-2")).on(TOKEN, json(200, Documents.tokens("access-2", "refresh-2")));
        client.orders(0, 1, OrderFilter.none());
        FakeServer.Seen request = server.seen(TOKEN).getFirst();
        assertThat(request.body().split("&"))
                .containsExactlyInAnyOrder("grant_type=refresh_token", "refresh_token=refresh-1");
        assertThat(basic(request)).isEqualTo("sandbox-dpms:a+secret%2Fwith%2Bsigns");
    }

    /** DPMS Integration Overview, 2.1: discovery before calls to refresh token. */
    @Test
    void refresh_asksDiscoveryFirst() {
        server.on(LIST, onlyFor("access-2")).on(TOKEN, json(200, Documents.tokens("access-2", "refresh-2")));
        client.orders(0, 1, OrderFilter.none());
        assertThat(server.seen())
                .extracting(FakeServer.Seen::path)
                .containsExactly(
                        "/api/third-party/v2/discovery",
                        API + "/orders/practice",
                        "/api/third-party/v2/discovery",
                        "/oauth/token",
                        API + "/orders/practice");
    }

    @Test
    void refresh_worksWhenDiscoveryRefusesTheOldToken() {
        server.on(
                        "GET /api/third-party/v2/discovery",
                        (exchange, seen) -> json(
                                        "Bearer access-2".equals(seen.header("Authorization")) ? 200 : 401,
                                        server.discovery())
                                .answer(exchange, seen))
                .on(LIST, onlyFor("access-2"))
                .on(TOKEN, json(200, Documents.tokens("access-2", "refresh-2")));
        assertThat(client.orders(0, 1, OrderFilter.none()).results()).isEmpty();
    }

    @Test
    void refresh_shortlyBeforeTheEnd() {
        server.on(LIST, json(200, Documents.page(false, 0)))
                .on(TOKEN, json(200, Documents.tokens("access-2", "refresh-2")));
        time.advance(Duration.ofMinutes(58));
        client.orders(0, 1, OrderFilter.none());
        assertThat(server.seen(TOKEN)).isEmpty();
        time.advance(Duration.ofSeconds(61));
        client.orders(0, 1, OrderFilter.none());
        assertThat(server.seen(TOKEN)).hasSize(1);
        assertThat(server.seen(LIST).getLast().header("Authorization")).isEqualTo("Bearer access-2");
    }

    @Test
    void refresh_savedBeforeUse() {
        server.on(LIST, (exchange, seen) -> {
                    String saved = store.load().orElseThrow().tokens().accessToken();
                    json(
                                    ("Bearer " + saved).equals(seen.header("Authorization")) && saved.equals("access-2")
                                            ? 200
                                            : 401,
                                    Documents.page(false, 0))
                            .answer(exchange, seen);
                })
                .on(TOKEN, json(200, Documents.tokens("access-2", "refresh-2")));
        assertThat(client.orders(0, 1, OrderFilter.none()).results()).isEmpty();
    }

    @Test
    void refresh_refusedMeansSignIn() {
        server.on(LIST, json(401, "")).on(TOKEN, json(400, "{\"error\":\"invalid_grant\"}"));
        assertThatThrownBy(() -> client.orders(0, 1, OrderFilter.none())).isInstanceOf(SignInNeeded.class);
    }

    @Test
    void refresh_wrongSecretIsNotASignIn() {
        server.on(LIST, json(401, "")).on(TOKEN, json(401, "{\"error\":\"invalid_client\"}"));
        assertThatThrownBy(() -> client.orders(0, 1, OrderFilter.none()))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo("invalid_client"));
    }

    /** The server may have used the token up although its answer was lost. */
    @Test
    void refresh_neverSentTwice() {
        server.on(LIST, json(401, "")).on(TOKEN, json(503, ""));
        assertThatThrownBy(() -> client.orders(0, 1, OrderFilter.none())).isInstanceOf(ApiException.class);
        assertThat(server.seen(TOKEN)).hasSize(1);
    }

    @Test
    void refresh_withoutANewRefreshTokenKeepsTheOld() {
        server.on(LIST, onlyFor("access-2"))
                .on(TOKEN, json(200, "{\"access_token\":\"access-2\",\"token_type\":\"Bearer\",\"expires_in\":3600}"));
        client.orders(0, 1, OrderFilter.none());
        assertThat(store.load().orElseThrow().tokens().refreshToken()).isEqualTo("refresh-1");
    }

    @Test
    void stillRefusedAfterRenewal_endsWithTheError() {
        server.on(LIST, json(401, "")).on(TOKEN, inTurn(json(200, Documents.tokens("access-2", "refresh-2"))));
        assertThatThrownBy(() -> client.orders(0, 1, OrderFilter.none()))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.status()).isEqualTo(401));
        assertThat(server.seen(TOKEN)).hasSize(1);
    }

    @Test
    void noTokens_meansSignIn() {
        store.clear();
        assertThatThrownBy(() -> client.discovery()).isInstanceOf(SignInNeeded.class);
        assertThat(server.seen()).isEmpty();
    }

    /** RFC 7636, 4.1-4.3 and RFC 6749, 4.1. */
    @Test
    void login_challengeAndExchange() throws Exception {
        URI back = URI.create("http://127.0.0.1:4000/callback");
        Authorization begun = DpmsClient.login(settings()).begin(back);
        byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(begun.verifier().getBytes(StandardCharsets.US_ASCII));
        String challenge = Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        assertThat(begun.address().toString())
                .startsWith(server.base() + "/authorize?response_type=code&client_id=sandbox-dpms");
        assertThat(begun.address().getRawQuery().split("&"))
                .contains(
                        "redirect_uri=http%3A%2F%2F127.0.0.1%3A4000%2Fcallback",
                        "state=" + begun.state(), "code_challenge=" + challenge, "code_challenge_method=S256");
        assertThat(begun.verifier()).matches("[A-Za-z0-9._~-]{43,128}");
        server.on(TOKEN, json(200, Documents.tokens("first", "first-refresh")));
        TokenSet tokens = DpmsClient.login(settings()).exchange("the-code", back, begun.verifier());
        assertThat(tokens.accessToken()).isEqualTo("first");
        assertThat(server.seen(TOKEN).getFirst().body().split("&"))
                .containsExactlyInAnyOrder(
                        "grant_type=authorization_code",
                        "code=the-code",
                        "redirect_uri=http%3A%2F%2F127.0.0.1%3A4000%2Fcallback",
                        "code_verifier=" + begun.verifier());
    }

    /** RFC 7009. */
    @Test
    void revoke_endsTheSignIn() {
        server.on("POST /oauth/revoke", json(200, ""));
        client.revoke();
        assertThat(server.seen("POST /oauth/revoke").getFirst().body()).isEqualTo("token=refresh-1");
        assertThat(store.load()).isEmpty();
    }

    @Test
    void sandbox_tokensWithoutLogin() {
        server.on("POST /sandbox/tokens", json(200, """
                {"Data":{"OAuthResponse":%s,"Warnings":[],"CompanyId":90360},"Status":1}""".formatted(Documents.tokens("quick", "quick-refresh"))));
        var pairing = Sandbox.tokens(
                server.base(), new SandboxTokenRequest("sandbox-dpms", "dentist@riverside.test", 90360L, null));
        assertThat(pairing.oauthResponse().accessToken()).isEqualTo("quick");
        assertThat(server.seen("POST /sandbox/tokens").getFirst().body())
                .isEqualTo(
                        "{\"Partner\":\"sandbox-dpms\",\"User\":\"dentist@riverside.test\",\"CompanyId\":90360,\"CallbackUrl\":null}");
    }

    private static FakeServer.Handler onlyFor(String token) {
        return (exchange, seen) -> json(
                        ("Bearer " + token).equals(seen.header("Authorization")) ? 200 : 401, Documents.page(false, 0))
                .answer(exchange, seen);
    }

    private static String basic(FakeServer.Seen request) {
        String header = String.valueOf(request.header("Authorization"));
        return new String(Base64.getDecoder().decode(header.substring("Basic ".length())), StandardCharsets.UTF_8);
    }
}
