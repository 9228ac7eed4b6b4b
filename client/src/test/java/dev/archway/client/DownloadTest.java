package dev.archway.client;

import static dev.archway.client.FakeServer.inTurn;
import static dev.archway.client.FakeServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import dev.archway.wire.AssetType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DownloadTest extends ClientCase {

    private static final String IDE = "GET " + API + "/order/100000001/download/IDE";
    private static final byte[] PACKAGE = randomBytes(300_000);

    @TempDir
    Path folder;

    @Test
    void download_wholeFileWithItsDigest() throws IOException {
        server.on(IDE, whole(PACKAGE, sha256(PACKAGE)));
        Download.Saved saved = (Download.Saved) client.download(100000001, AssetType.IDE, target());
        assertThat(saved.size()).isEqualTo(300_000);
        assertThat(saved.sha256()).isEqualTo(HexFormat.of().formatHex(sha256(PACKAGE)));
        assertThat(saved.etag()).isEqualTo("\"v1\"");
        assertThat(target()).hasBinaryContent(PACKAGE);
        assertThat(folder.toFile().list()).hasSize(1);
    }

    /** DPMS API V2, 4.7.3: the file is being generated, a retry mechanism is recommended. */
    @Test
    void notReady_waitedFor() {
        server.on(IDE, inTurn(notReady(), notReady(), whole(PACKAGE, sha256(PACKAGE))));
        client.download(100000001, AssetType.IDE, target());
        assertThat(target()).hasBinaryContent(PACKAGE);
        assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(5), Duration.ofSeconds(5));
    }

    @Test
    void notReady_withinABound() {
        server.on(IDE, notReady());
        assertThatThrownBy(() -> client.download(100000001, AssetType.IDE, target()))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.status()).isEqualTo(404));
        assertThat(server.seen(IDE)).hasSize(4);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void unknownOrder_notWaitedFor() {
        assertThatThrownBy(() -> client.download(100000001, AssetType.IDE, target()))
                .isInstanceOf(ApiException.class);
        assertThat(server.seen(IDE)).hasSize(1);
    }

    @Test
    void brokenConnection_goesOnWhereItBroke() {
        server.on(IDE, inTurn(broken(100_000, "\"v1\""), rest()));
        client.download(100000001, AssetType.IDE, target());
        assertThat(target()).hasBinaryContent(PACKAGE);
        FakeServer.Seen second = server.seen(IDE).get(1);
        assertThat(second.header("Range")).matches("bytes=[1-9]\\d*-");
        assertThat(second.header("If-range")).isEqualTo("\"v1\"");
    }

    @Test
    void silentConnection_isGivenUpAndGoesOn() {
        CountDownLatch over = new CountDownLatch(1);
        server.on(
                IDE,
                inTurn(
                        (exchange, seen) -> {
                            describe(exchange, "\"v1\"", sha256(PACKAGE));
                            exchange.sendResponseHeaders(200, PACKAGE.length);
                            exchange.getResponseBody().write(PACKAGE, 0, 100_000);
                            exchange.getResponseBody().flush();
                            awaitQuietly(over);
                        },
                        rest()));
        ClientSettings hurried = settings().withTimeouts(Duration.ofSeconds(5), Duration.ofMillis(300));
        try (DpmsClient impatient = new DpmsClient(hurried, store, time.timing())) {
            impatient.download(100000001, AssetType.IDE, target());
        } finally {
            over.countDown();
        }
        assertThat(target()).hasBinaryContent(PACKAGE);
        assertThat(server.seen(IDE)).hasSize(2);
    }

    @Test
    void brokenConnection_withoutAStrongTagStartsAnew() {
        server.on(IDE, inTurn(broken(100_000, "W/\"v1\""), whole(PACKAGE, sha256(PACKAGE))));
        client.download(100000001, AssetType.IDE, target());
        assertThat(target()).hasBinaryContent(PACKAGE);
        assertThat(server.seen(IDE).get(1).header("Range")).isNull();
    }

    @Test
    void brokenConnection_andTheFileChangedMeanwhile() {
        byte[] newer = randomBytes(200_000);
        server.on(IDE, inTurn(broken(100_000, "\"v1\""), whole(newer, sha256(newer))));
        client.download(100000001, AssetType.IDE, target());
        assertThat(target()).hasBinaryContent(newer);
    }

    @Test
    void brokenConnection_attemptsAreBounded() {
        server.on(IDE, broken(100_000, "\"v1\""));
        assertThatThrownBy(() -> client.download(100000001, AssetType.IDE, target()))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(server.seen(IDE)).hasSize(3);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void rangeFromAnotherPlace_isNotBelieved() {
        server.on(
                IDE,
                inTurn(
                        broken(100_000, "\"v1\""),
                        (exchange, seen) -> {
                            exchange.getResponseHeaders().set("Content-Range", "bytes 5-9/300000");
                            FakeServer.send(exchange, 206, new byte[5]);
                        },
                        whole(PACKAGE, sha256(PACKAGE))));
        client.download(100000001, AssetType.IDE, target());
        assertThat(target()).hasBinaryContent(PACKAGE);
    }

    @Test
    void wrongDigest_isRefused() throws IOException {
        Files.writeString(target(), "the file of yesterday");
        server.on(IDE, whole(PACKAGE, sha256(new byte[1])));
        assertThatThrownBy(() -> client.download(100000001, AssetType.IDE, target()))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("SHA-256");
        assertThat(target()).hasContent("the file of yesterday");
        assertThat(folder.toFile().list()).hasSize(1);
    }

    @Test
    void wrongDigest_onceIsRepeated() {
        byte[] damaged = PACKAGE.clone();
        damaged[7]++;
        server.on(IDE, inTurn(whole(damaged, sha256(PACKAGE)), whole(PACKAGE, sha256(PACKAGE))));
        client.download(100000001, AssetType.IDE, target());
        assertThat(target()).hasBinaryContent(PACKAGE);
    }

    /** DPMS API V2, 4.7.3: no content when there are no captures. */
    @Test
    void noContent_isNoFile() {
        server.on("GET " + API + "/order/100000001/download/SCREEN_CAPTURE", json(204, ""));
        assertThat(client.download(100000001, AssetType.SCREEN_CAPTURE, target()))
                .isInstanceOf(Download.Nothing.class);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void knownTag_isNotDownloadedAgain() {
        server.on(
                IDE,
                (exchange, seen) -> FakeServer.send(
                        exchange, "\"v1\"".equals(seen.header("If-none-match")) ? 304 : 500, new byte[0]));
        assertThat(client.download(100000001, AssetType.IDE, target(), "\"v1\""))
                .isInstanceOf(Download.Unchanged.class);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void endedToken_isRenewed() {
        server.on(IDE, (exchange, seen) -> {
                    if ("Bearer access-2".equals(seen.header("Authorization"))) {
                        whole(PACKAGE, sha256(PACKAGE)).answer(exchange, seen);
                    } else {
                        FakeServer.send(exchange, 401, new byte[0]);
                    }
                })
                .on("POST /oauth/token", json(200, Documents.tokens("access-2", "refresh-2")));
        client.download(100000001, AssetType.IDE, target());
        assertThat(target()).hasBinaryContent(PACKAGE);
    }

    @Test
    void foreignOrigin_isNotGivenTheToken() throws IOException {
        try (FakeServer foreign = new FakeServer()) {
            foreign.on("GET /file", whole(PACKAGE, sha256(PACKAGE)));
            client.download(foreign.base().resolve("/file"), target());
            assertThat(foreign.seen())
                    .singleElement()
                    .satisfies(seen -> assertThat(seen.header("Authorization")).isNull());
            assertThat(target()).hasBinaryContent(PACKAGE);
        }
    }

    @Test
    void redirectToAnotherOrigin_isNotGivenTheToken() throws IOException {
        try (FakeServer foreign = new FakeServer()) {
            foreign.on("GET /file", whole(PACKAGE, sha256(PACKAGE)));
            server.on(IDE, redirect(foreign.base() + "/file"));
            client.download(100000001, AssetType.IDE, target());
            assertThat(server.seen(IDE).getFirst().header("Authorization")).isEqualTo("Bearer access-1");
            assertThat(foreign.seen())
                    .singleElement()
                    .satisfies(seen -> assertThat(seen.header("Authorization")).isNull());
        }
    }

    @Test
    void redirect_unsafeOrEndlessIsRefused() {
        for (String to : new String[] {
            "http://dental.example/file", "file:///etc/passwd", server.base() + API + "/order/100000001/download/IDE"
        }) {
            server.on(IDE, redirect(to));
            assertThatThrownBy(() -> client.download(100000001, AssetType.IDE, target()))
                    .isInstanceOf(ApiException.class);
        }
    }

    @Test
    void unsafeAddress_isRefusedBeforeAnything() {
        assertThatThrownBy(() -> client.download(URI.create("http://dental.example/file"), target()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void awaitQuietly(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException stop) {
            throw new IOException(stop);
        }
    }

    private Path target() {
        return folder.resolve("package.zip");
    }

    private static FakeServer.Handler whole(byte[] content, byte[] digest) {
        return (exchange, seen) -> {
            describe(exchange, "\"v1\"", digest);
            FakeServer.send(exchange, 200, content);
        };
    }

    /** Promises the whole and stops in the middle. */
    private static FakeServer.Handler broken(int after, String etag) {
        return (exchange, seen) -> {
            describe(exchange, etag, sha256(PACKAGE));
            if (seen.header("Range") == null) {
                exchange.sendResponseHeaders(200, PACKAGE.length);
                exchange.getResponseBody().write(PACKAGE, 0, after);
            } else {
                exchange.getResponseHeaders().set("Content-Range", "bytes " + from(seen) + "-299999/300000");
                exchange.sendResponseHeaders(206, PACKAGE.length - from(seen));
                exchange.getResponseBody().write(PACKAGE, from(seen), 1);
                exchange.getResponseBody().flush();
            }
        };
    }

    private static FakeServer.Handler rest() {
        return (exchange, seen) -> {
            int from = from(seen);
            describe(exchange, "\"v1\"", sha256(PACKAGE));
            exchange.getResponseHeaders().set("Content-Range", "bytes " + from + "-299999/300000");
            FakeServer.send(exchange, 206, Arrays.copyOfRange(PACKAGE, from, PACKAGE.length));
        };
    }

    private static int from(FakeServer.Seen seen) {
        return Integer.parseInt(String.valueOf(seen.header("Range")).replaceAll("\\D", ""));
    }

    private static void describe(HttpExchange exchange, String etag, byte[] digest) {
        exchange.getResponseHeaders().set("ETag", etag);
        exchange.getResponseHeaders()
                .set("Repr-Digest", "sha-256=:" + Base64.getEncoder().encodeToString(digest) + ":");
    }

    private static FakeServer.Handler notReady() {
        return (exchange, seen) -> {
            exchange.getResponseHeaders().set("Retry-After", "5");
            FakeServer.send(
                    exchange,
                    404,
                    Documents.error("not_ready", "the package is being made").getBytes(StandardCharsets.UTF_8));
        };
    }

    private static FakeServer.Handler redirect(String to) {
        return (exchange, seen) -> {
            exchange.getResponseHeaders().set("Location", to);
            FakeServer.send(exchange, 302, new byte[0]);
        };
    }

    private static byte[] randomBytes(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
