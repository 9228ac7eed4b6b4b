package dev.archway.server.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.access.CallbackEvent;
import dev.archway.server.notification.RawReceiver.Talk;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.RxId;
import dev.archway.server.testing.Receiver;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.StandardEnvironment;

/** One POST to every kind of receiver: friendly, odd and hostile. DPMS API V2, 4.5.2; docs/notifications.md. */
class WebhookTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final String TOO_LATE = "no whole answer within 400 ms";
    private static final Waiting NOTIFICATION = new Waiting(
            new CompanyId(90360), UUID.randomUUID(), new RxId(UUID.randomUUID()), CallbackEvent.SCAN_READY, 0);
    private static final NotificationProperties SETTINGS = Settings.of(Map.of("timeout", "400ms"));

    private final Watchdog watchdog = new Watchdog();

    @AfterEach
    void stop() {
        watchdog.destroy();
    }

    static Stream<Arguments> strangeButAccepted() {
        return Stream.of(
                Arguments.of("204", "HTTP/1.1 204 No Content\r\n\r\n", 204),
                Arguments.of("no reason phrase", "HTTP/1.1 200\r\nContent-Length: 0\r\n\r\n", 200),
                Arguments.of("HTTP/1.0", "HTTP/1.0 202 Accepted\r\n\r\nuntil it closes", 202),
                Arguments.of("bare line feeds", "HTTP/1.1 200 OK\nContent-Length: 2\n\nok", 200),
                Arguments.of("100 Continue first", "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 204 No Content\r\n\r\n", 204),
                Arguments.of(
                        "early hints first",
                        "HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",
                        200),
                Arguments.of(
                        "chunks",
                        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2;x=y\r\nde\r\n0\r\nX: y\r\n\r\n",
                        200),
                Arguments.of(
                        "a body in the wrong encoding",
                        "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n\u00ff\0\u00fe",
                        200),
                Arguments.of(
                        "a huge body, of which the start is read",
                        "HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n" + "x".repeat(200_000),
                        200));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("strangeButAccepted")
    void strangeAnswer_accepted(String name, String answer, int status) throws Exception {
        try (RawReceiver receiver = RawReceiver.answeringOnce(answer)) {
            Attempt attempt = send(receiver.url());
            assertThat(attempt.isAccepted())
                    .as("%s: %s", name, attempt.answer())
                    .isTrue();
            assertThat(reply(attempt).status()).isEqualTo(status);
            assertThat(reply(attempt).body()).doesNotContain("\0").hasSizeLessThanOrEqualTo(1024);
        }
    }

    static Stream<Arguments> hostile() {
        return Stream.of(
                Arguments.of("never answers", TOO_LATE, (RawReceiver.Behaviour) Talk::stayOpen),
                Arguments.of("reads and never answers", TOO_LATE, (RawReceiver.Behaviour) talk -> {
                    talk.request();
                    talk.stayOpen();
                }),
                Arguments.of("drips its head", TOO_LATE, (RawReceiver.Behaviour) talk -> {
                    talk.request();
                    talk.say("HTTP/1.1 200 OK\r\n");
                    talk.drip("X: y\r\n");
                }),
                Arguments.of("drips its body", TOO_LATE, (RawReceiver.Behaviour) talk -> {
                    talk.request();
                    talk.say("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
                    talk.drip("x");
                }),
                Arguments.of("drips a body without an end", TOO_LATE, (RawReceiver.Behaviour) talk -> {
                    talk.request();
                    talk.say("HTTP/1.1 200 OK\r\n\r\n");
                    talk.drip("x");
                }),
                Arguments.of("interim answers without end", "longer than 65536 bytes", (RawReceiver.Behaviour) talk -> {
                    talk.request();
                    while (true) {
                        talk.say("HTTP/1.1 100 Continue\r\n\r\n");
                    }
                }),
                Arguments.of("huge headers", "longer than 65536 bytes", (RawReceiver.Behaviour) talk -> {
                    talk.request();
                    talk.say("HTTP/1.1 200 OK\r\nX: " + "x".repeat(70_000) + "\r\n\r\n");
                    talk.stayOpen();
                }),
                Arguments.of("many headers", "longer than 65536 bytes", (RawReceiver.Behaviour) talk -> {
                    talk.request();
                    talk.say("HTTP/1.1 200 OK\r\n" + "X: y\r\n".repeat(20_000) + "\r\n");
                    talk.stayOpen();
                }),
                Arguments.of("closes at once", "closed without an answer", (RawReceiver.Behaviour) Talk::request),
                Arguments.of("closes in its head", "ends in its middle", (RawReceiver.Behaviour) talk -> {
                    talk.request();
                    talk.say("HTTP/1.1 20");
                }),
                Arguments.of("closes in its body", "ends in its middle", (RawReceiver.Behaviour) talk -> {
                    talk.request();
                    talk.say("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf");
                }),
                Arguments.of("closes in its chunks", "ends in its middle", (RawReceiver.Behaviour) talk -> {
                    talk.request();
                    talk.say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nhalf");
                }),
                Arguments.of("chunks of no size", "chunks are broken", (RawReceiver.Behaviour) talk -> {
                    talk.request();
                    talk.say("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n\r\n");
                }),
                Arguments.of("two lengths", "Content-Length is broken", (RawReceiver.Behaviour) talk -> {
                    talk.request();
                    talk.say("HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab");
                }),
                Arguments.of("no HTTP", "is not HTTP/1.1", (RawReceiver.Behaviour) talk -> {
                    talk.request();
                    talk.say("\0\1\2 220 mail.example ESMTP\r\n");
                }),
                Arguments.of("resets", "the connection broke", (RawReceiver.Behaviour) talk -> {
                    talk.request();
                    talk.reset();
                }));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void hostileReceiver_failedInTime(String name, String reason, RawReceiver.Behaviour behaviour) throws Exception {
        try (RawReceiver receiver = RawReceiver.that(behaviour)) {
            Attempt attempt = send(receiver.url());
            assertThat(failure(attempt)).as(name).contains(reason).doesNotContainPattern("\\p{Cntrl}");
            assertThat(attempt.took()).isLessThan(Duration.ofSeconds(10));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {101, 300, 301, 302, 307, 308, 304, 400, 401, 404, 410, 429, 500, 503})
    void otherThan2xx_notAccepted(int status) throws Exception {
        try (RawReceiver receiver = RawReceiver.answeringOnce(
                "HTTP/1.1 " + status + " X\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n")) {
            Attempt attempt = send(receiver.url());
            assertThat(attempt.isAccepted()).isFalse();
            assertThat(reply(attempt).status()).isEqualTo(status);
            assertThat(receiver.connections()).as("redirects are not followed").isEqualTo(1);
        }
    }

    @Test
    void request_isWhatTheLogShows() throws Exception {
        try (Receiver receiver = Receiver.answering(200)) {
            Attempt attempt = webhook("sandbox")
                    .send(endpoint(URI.create(receiver.url() + "/a%20b?x=1&y")), Signing.NONE, NOTIFICATION);

            assertThat(attempt.isAccepted()).isTrue();
            assertThat(attempt.request().lines())
                    .containsExactly(
                            "POST /hook/a%20b?x=1&y HTTP/1.1",
                            "Host: " + URI.create(receiver.url()).getRawAuthority(),
                            "User-Agent: Archway",
                            "Content-Type: application/json",
                            "Content-Length: " + receiver.next().body().length(),
                            "webhook-id: " + NOTIFICATION.id(),
                            "webhook-timestamp: " + NOW.getEpochSecond(),
                            "archway-event: scan.ready");
            assertThat(reply(attempt).head()).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void secretThatIsLost_nothingIsSent() throws Exception {
        try (Receiver receiver = Receiver.answering(200)) {
            Attempt attempt = webhook("sandbox")
                    .send(endpoint(URI.create(receiver.url())), new Signing(List.of(), true), NOTIFICATION);
            assertThat(failure(attempt)).contains("secret does not open");
            assertThat(receiver.calls()).isZero();
        }
    }

    @Test
    void connection_isUsedAgain() throws Exception {
        try (RawReceiver receiver = RawReceiver.answering("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")) {
            Webhook webhook = webhook("sandbox");
            for (int i = 0; i < 3; i++) {
                assertThat(webhook.send(endpoint(receiver.url()), Signing.NONE, NOTIFICATION)
                                .isAccepted())
                        .isTrue();
            }
            assertThat(receiver.connections()).isEqualTo(1);
        }
    }

    @Test
    void connectionClosedWhileItRested_anotherOne() throws Exception {
        try (RawReceiver receiver = RawReceiver.answeringOnce("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")) {
            Webhook webhook = webhook("sandbox");
            for (int i = 0; i < 3; i++) {
                assertThat(webhook.send(endpoint(receiver.url()), Signing.NONE, NOTIFICATION)
                                .isAccepted())
                        .isTrue();
            }
        }
    }

    /** Bytes behind an answer that nobody asked for are not the answer to the next request. */
    @Test
    void answerInAdvance_isNoAnswer() throws Exception {
        try (RawReceiver receiver = RawReceiver.answeringOnce(
                "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")) {
            Webhook webhook = webhook("sandbox");
            webhook.send(endpoint(receiver.url()), Signing.NONE, NOTIFICATION);
            webhook.send(endpoint(receiver.url()), Signing.NONE, NOTIFICATION);
            assertThat(receiver.connections()).isEqualTo(2);
        }
    }

    /** The name is looked up once, and what it said then is where the connection goes: one that changes its mind leads nowhere else. */
    @Test
    void rebinding_isOfNoUse() throws Exception {
        try (Receiver inside = Receiver.answering(200)) {
            Deque<String> answers = new ArrayDeque<>(List.of("198.51.101.1", "127.0.0.1"));
            ReceiverAddress addresses = new ReceiverAddress(
                    SETTINGS, environment("production"), _ -> new InetAddress[] {InetAddress.getByName(answers.pop())});
            Webhook webhook = webhook(new Connections(addresses, watchdog));

            URI url = URI.create(
                    "http://rebinding.example:" + URI.create(inside.url()).getPort() + "/hook");
            assertThat(failure(webhook.send(endpoint(url), Signing.NONE, NOTIFICATION)))
                    .isIn(TOO_LATE, "no connection");
            assertThat(answers).as("asked once").hasSize(1);
            assertThat(failure(webhook.send(endpoint(url), Signing.NONE, NOTIFICATION)))
                    .contains("private");
            assertThat(inside.calls()).isZero();
        }
    }

    @Test
    void production_loopback_refusedWithoutConnection() throws Exception {
        try (RawReceiver receiver = RawReceiver.answering("HTTP/1.1 200 OK\r\n\r\n")) {
            Webhook production = webhook("production");
            for (String host :
                    List.of("127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "0.0.0.0", "2130706433", "[::]")) {
                URI url = URI.create("http://" + host + ":" + receiver.url().getPort() + "/hook");
                assertThat(failure(production.send(endpoint(url), Signing.NONE, NOTIFICATION)))
                        .contains("private");
            }
            assertThat(receiver.connections()).isZero();
        }
    }

    @Test
    void nobodyThere_noConnection() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        assertThat(failure(send(URI.create("http://127.0.0.1:" + free + "/hook"))))
                .isEqualTo("no connection");
        assertThat(failure(send(URI.create("http://nobody.invalid/hook")))).isEqualTo("unknown host");
        assertThat(failure(send(URI.create("http://127.0.0.1:0/hook")))).isNotEmpty();
    }

    @Test
    void https_plainReceiver_failed() throws Exception {
        try (RawReceiver receiver = RawReceiver.that(talk -> talk.say("HTTP/1.1 400 Bad Request\r\n\r\n"))) {
            URI secure = URI.create(receiver.url().toString().replace("http:", "https:"));
            assertThat(failure(patient(new Connections(addresses("sandbox"), watchdog))
                            .send(endpoint(secure), Signing.NONE, NOTIFICATION)))
                    .containsAnyOf("TLS: ", "the connection broke");
        }
    }

    @Test
    void https_drippingHandshake_timesOut() throws Exception {
        try (RawReceiver receiver = RawReceiver.that(talk -> talk.drip("\u0016\u0003\u0003@\0\u0002"))) {
            assertThat(failure(send(URI.create(receiver.url().toString().replace("http:", "https:")))))
                    .isEqualTo(TOO_LATE);
        }
    }

    /** A certificate of its own is refused; one that is trusted counts for its name only. */
    @Test
    void https_certificates(@TempDir Path folder) throws Exception {
        Path store = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "receiver",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "changeit",
                        "-keystore",
                        store.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(keytool.waitFor()).isZero();
        SSLContext own = tls(store);
        ServerSocket socket = own.getServerSocketFactory().createServerSocket(0, 5, InetAddress.getLoopbackAddress());
        try (RawReceiver receiver = RawReceiver.on(socket, talk -> {
            if (talk.request()) {
                talk.say("HTTP/1.1 204 No Content\r\n\r\n");
            }
        })) {
            int port = receiver.url().getPort();
            URI named = URI.create("https://localhost:" + port + "/hook");
            Webhook usual = patient(new Connections(addresses("sandbox"), watchdog));
            assertThat(failure(usual.send(endpoint(named), Signing.NONE, NOTIFICATION)))
                    .startsWith("TLS: ");
            Webhook trusting = patient(new Connections(addresses("sandbox"), watchdog, own));
            assertThat(trusting.send(endpoint(named), Signing.NONE, NOTIFICATION)
                            .isAccepted())
                    .isTrue();
            URI otherName = URI.create("https://127.0.0.1:" + port + "/hook");
            assertThat(failure(trusting.send(endpoint(otherName), Signing.NONE, NOTIFICATION)))
                    .startsWith("TLS: ");
        }
    }

    @Test
    void serverStops_brokenOff() throws Exception {
        try (RawReceiver receiver = RawReceiver.that(talk -> {
            talk.request();
            watchdog.destroy();
            talk.stayOpen();
        })) {
            assertThat(send(receiver.url()).isBrokenOff()).isTrue();
        }
    }

    private Attempt send(URI url) throws Exception {
        return webhook("sandbox").send(endpoint(url), Signing.NONE, NOTIFICATION);
    }

    private Webhook webhook(String profile) throws Exception {
        return webhook(new Connections(addresses(profile), watchdog));
    }

    private Webhook webhook(Connections connections) {
        return new Webhook(connections, watchdog, SETTINGS, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    /** With time for a handshake on a busy machine. */
    private Webhook patient(Connections connections) {
        return new Webhook(connections, watchdog, Settings.of(Map.of()), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static ReceiverAddress addresses(String profile) {
        return new ReceiverAddress(SETTINGS, environment(profile));
    }

    private static StandardEnvironment environment(String profile) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.setActiveProfiles(profile);
        return environment;
    }

    private static SSLContext tls(Path store) throws Exception {
        KeyStore keys = KeyStore.getInstance(store.toFile(), "changeit".toCharArray());
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, "changeit".toCharArray());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("receiver", keys.getCertificate("receiver"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    private static Endpoint endpoint(URI url) {
        return Endpoint.of("sandbox-dpms", url);
    }

    private static Reply reply(Attempt attempt) {
        assertThat(attempt.answer()).isInstanceOf(Answer.Replied.class);
        return ((Answer.Replied) attempt.answer()).reply();
    }

    private static String failure(Attempt attempt) {
        assertThat(attempt.answer()).isInstanceOf(Answer.Unanswered.class);
        return ((Answer.Unanswered) attempt.answer()).reason();
    }
}
