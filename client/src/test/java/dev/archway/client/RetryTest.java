package dev.archway.client;

import static dev.archway.client.FakeServer.inTurn;
import static dev.archway.client.FakeServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.archway.wire.TokenSet;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryTest extends ClientCase {

    private static final String LIST = "GET " + API + "/orders/practice";

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503, 504})
    void passingError_repeatedWithGrowingWaits(int status) {
        server.on(LIST, inTurn(json(status, ""), json(status, ""), json(200, Documents.page(false, 0))));
        assertThat(client.orders(0, 1, OrderFilter.none()).results()).isEmpty();
        assertThat(time.sleeps()).containsExactly(Duration.ofMillis(500), Duration.ofSeconds(1));
    }

    @Test
    void passingError_attemptsAreBounded() {
        server.on(LIST, json(503, ""));
        assertThatThrownBy(() -> client.orders(0, 1, OrderFilter.none()))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.status()).isEqualTo(503));
        assertThat(server.seen(LIST)).hasSize(3);
    }

    @Test
    void finalError_notRepeated() {
        server.on(LIST, json(400, ""));
        assertThatThrownBy(() -> client.orders(0, 1, OrderFilter.none())).isInstanceOf(ApiException.class);
        assertThat(server.seen(LIST)).hasSize(1);
    }

    @Test
    void retryAfter_isWhatIsWaited() {
        server.on(LIST, inTurn(retryAfter("7"), json(200, Documents.page(false, 0))));
        client.orders(0, 1, OrderFilter.none());
        assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(7));
    }

    @Test
    void retryAfter_tooLongEndsTheCall() {
        server.on(LIST, retryAfter("31"));
        assertThatThrownBy(() -> client.orders(0, 1, OrderFilter.none())).isInstanceOf(ApiException.class);
        assertThat(server.seen(LIST)).hasSize(1);
        assertThat(time.sleeps()).isEmpty();
    }

    @Test
    void retryAfter_dateSecondsAndRubbish() {
        Instant now = Instant.parse("2026-03-01T08:00:00Z");
        assertThat(read("Sun, 01 Mar 2026 08:00:20 GMT", now)).contains(Duration.ofSeconds(20));
        assertThat(read("Sun, 01 Mar 2026 07:00:00 GMT", now)).contains(Duration.ZERO);
        assertThat(read("999999999999999999", now)).contains(Duration.ofDays(1));
        assertThat(read("soon", now)).isEmpty();
        assertThat(read("-5", now)).isEmpty();
    }

    @Test
    void unreachable_repeatedThenAnIoError() {
        server.close();
        assertThatThrownBy(() -> client.orders(0, 1, OrderFilter.none())).isInstanceOf(UncheckedIOException.class);
        assertThat(time.sleeps()).hasSize(2);
    }

    @Test
    void delays_neverBeyondTheLongest() {
        RetryPolicy policy = new RetryPolicy(100, 1, Duration.ofMillis(500), Duration.ofSeconds(30));
        for (int attempt = 1; attempt < 100; attempt++) {
            assertThat(policy.delay(attempt, Optional.empty(), time.timing().random()))
                    .get()
                    .matches(delay -> delay.compareTo(Duration.ofSeconds(30)) <= 0 && !delay.isNegative());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://dental.example",
                "ftp://dental.example",
                "dental.example",
                "http://127.0.0.1.evil.example",
                "https://user:secret@dental.example"
            })
    void address_unsafeIsRefused(String address) {
        assertThatThrownBy(() -> ClientSettings.of(URI.create(address), "p", "s"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://dental.example/", "http://localhost:8080", "http://127.0.0.1:8080", "http://[::1]:8080"
            })
    void address_safeIsTaken(String address) {
        assertThat(ClientSettings.of(URI.create(address), "p", "s").baseUrl().toString())
                .doesNotEndWith("/");
    }

    @Test
    void secrets_notInTexts() {
        assertThat(settings().toString()).doesNotContain("a secret");
        assertThat(new SavedTokens(new TokenSet("visible", "seen", "Bearer", 1), time.instant()).toString())
                .doesNotContain("visible", "seen");
    }

    private static Optional<Duration> read(String value, Instant now) {
        return RetryAfter.of(HttpHeaders.of(Map.of("Retry-After", List.of(value)), (name, any) -> true), now);
    }

    private static FakeServer.Handler retryAfter(String value) {
        return (exchange, seen) -> {
            exchange.getResponseHeaders().set("Retry-After", value);
            FakeServer.send(exchange, 429, new byte[0]);
        };
    }
}
