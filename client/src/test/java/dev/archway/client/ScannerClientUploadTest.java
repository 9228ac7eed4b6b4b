package dev.archway.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.archway.client.ScannerClient.ProgressListener;
import dev.archway.client.ScannerClient.UploadedFile;
import dev.archway.wire.OpenedScan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScannerClientUploadTest {

    private static final String LOCATION = "/api/scanner/v1/uploads/1";

    @TempDir
    Path dir;

    private final List<Duration> slept = new ArrayList<>();
    private ScannerClientFakeServer server;
    private ScannerClient scanner;
    private OpenedScan scan;

    @BeforeEach
    void logIn() throws Exception {
        server = new ScannerClientFakeServer();
        scanner = ScannerClientHttp.login(
                server.uri(),
                "EL5D-0001",
                "scanner-secret",
                new ScannerClientPatience.Pauses(List.of(Duration.ofSeconds(1), Duration.ofSeconds(2)), slept::add));
        scan = new OpenedScan(
                UUID.randomUUID(), 100_000_001, UUID.randomUUID(), server.uri() + "/api/scanner/v1/uploads");
    }

    @AfterEach
    void close() {
        server.close();
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        new SplittableRandom(7).nextBytes(bytes);
        return bytes;
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(dir.resolve("upper.ply"), bytes);
    }

    @Test
    void upload_inPieces() throws Exception {
        byte[] bytes = bytes(20 << 20);
        UploadedFile uploaded = scanner.upload(scan, file(bytes), "über kiefer.ply", ProgressListener.NONE);
        assertThat(server.uploaded(LOCATION)).isEqualTo(bytes);
        assertThat(server.requestsOf("PATCH")).isEqualTo(3); // 8, 8 and 4 MiB
        assertThat(server.metadata)
                .containsEntry("scan", scan.scanId().toString())
                .containsEntry("filename", "über kiefer.ply");
        assertThat(uploaded.upload()).isEqualTo(server.uri() + LOCATION);
        assertThat(uploaded.size()).isEqualTo(bytes.length);
        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        assertThat(uploaded.as("Upper").sha256()).isEqualTo(sha256);
    }

    @Test
    void upload_progressEndsAtTheSize() throws Exception {
        List<Long> sent = new ArrayList<>();
        scanner.upload(scan, file(bytes(100_000)), "upper.ply", (to, total) -> {
            assertThat(total).isEqualTo(100_000);
            sent.add(to);
        });
        assertThat(sent).isSorted().hasSizeGreaterThan(2).endsWith(100_000L);
    }

    @Test
    void upload_emptyFile() throws Exception {
        scanner.upload(scan, file(new byte[0]), "upper.ply", ProgressListener.NONE);
        assertThat(server.requestsOf("PATCH")).isZero();
    }

    @Test
    void upload_connectionDropped_goesOnFromTheServersOffset() throws Exception {
        byte[] bytes = bytes(3 << 20);
        server.dropNextPatchAfter(1_000_000);
        server.dropNextPatchAfter(700_000);
        scanner.upload(scan, file(bytes), "upper.ply", ProgressListener.NONE);
        assertThat(server.uploaded(LOCATION)).isEqualTo(bytes);
        assertThat(server.requestsOf("PATCH")).isEqualTo(3);
        assertThat(server.requestsOf("HEAD")).isEqualTo(2);
        // each drop came after progress, so each pause is the first
        assertThat(slept).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(1));
    }

    @Test
    void upload_connectionNeverGetsOn_givesUp() throws Exception {
        Path file = file(bytes(3 << 20));
        for (int i = 0; i < 3; i++) {
            server.dropNextPatchAfter(0);
        }
        assertThatThrownBy(() -> scanner.upload(scan, file, "upper.ply", ProgressListener.NONE))
                .isInstanceOf(IOException.class);
        assertThat(server.requestsOf("PATCH")).isEqualTo(3);
    }

    @Test
    void upload_lockedAndTroubled_triesAgain() throws Exception {
        byte[] bytes = bytes(50_000);
        server.refuseNextPatch(423);
        server.refuseNextPatch(500);
        scanner.upload(scan, file(bytes), "upper.ply", ProgressListener.NONE);
        assertThat(server.uploaded(LOCATION)).isEqualTo(bytes);
        assertThat(slept).hasSize(2);
    }

    @Test
    void upload_otherOffset_asksForIt() throws Exception {
        byte[] bytes = bytes(50_000);
        server.refuseNextPatch(409);
        scanner.upload(scan, file(bytes), "upper.ply", ProgressListener.NONE);
        assertThat(server.uploaded(LOCATION)).isEqualTo(bytes);
        assertThat(server.requestsOf("HEAD")).isEqualTo(1);
    }

    @Test
    void upload_refused_isNotRepeated() throws Exception {
        Path file = file(bytes(50_000));
        server.refuseNextPatch(413);
        assertThatThrownBy(() -> scanner.upload(scan, file, "upper.ply", ProgressListener.NONE))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.status()).isEqualTo(413))
                .hasMessage("not now");
        assertThat(slept).isEmpty();
    }

    @Test
    void upload_tokenRunsOut_logsInAgain() throws Exception {
        byte[] bytes = bytes(50_000);
        server.endTokens();
        scanner.upload(scan, file(bytes), "upper.ply", ProgressListener.NONE);
        assertThat(server.uploaded(LOCATION)).isEqualTo(bytes);
    }

    @Test
    void upload_missingFile() {
        assertThatThrownBy(() -> scanner.upload(scan, dir.resolve("none.ply"), "none.ply", ProgressListener.NONE))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("none.ply");
        assertThat(server.requestsOf("POST")).isEqualTo(1); // the login
    }
}
