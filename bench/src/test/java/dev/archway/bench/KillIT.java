package dev.archway.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.client.ApiException;
import dev.archway.client.Download;
import dev.archway.client.OrderFilter;
import dev.archway.mesh.MeshFiles;
import dev.archway.mesh.MeshFormat;
import dev.archway.scanner.SyntheticArch;
import dev.archway.wire.AssetType;
import dev.archway.wire.PracticeOrder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SIGKILL in the middle of the work: whatever was acknowledged is there after a restart, and goes on. */
class KillIT {

    private static final Path ROOT = Path.of(System.getProperty("archway.root"));
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    private Path upper = Path.of("upper.stl");
    private Path lower = Path.of("lower.stl");

    private final Queue<UUID> requested = new ConcurrentLinkedQueue<>();
    private final Queue<Circle.Handed> accepted = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void jaws() throws IOException {
        SyntheticArch arch = SyntheticArch.of(7, 20_000);
        upper = folder.resolve("upper.stl");
        lower = folder.resolve("lower.stl");
        MeshFiles.write(arch.upper(), MeshFormat.STL, upper);
        MeshFiles.write(arch.lower(), MeshFormat.STL, lower);
    }

    @ParameterizedTest(name = "{0} ms after scan {1} was accepted, database too: {2}")
    @CsvSource({"0, 1, true", "120, 2, true", "300, 3, false", "700, 4, true"})
    void kill_losesNothingAcknowledged(long delay, int scans, boolean andDatabase) throws Exception {
        Path data = folder.resolve("data");
        try (Receiver receiver = new Receiver()) {
            int port;
            try (ServerProcess server = ServerProcess.start(ROOT, data)) {
                port = server.address().getPort();
                Circle circle = new Circle(server.address(), receiver);
                Thread work = keepScanning(circle, scans);
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(delay));
                server.kill(andDatabase);
                work.interrupt(); // a scanner would go on trying for a while
                work.join();
                circle.close();
            }
            try (ServerProcess restarted = ServerProcess.startOn(port, ROOT, data);
                    Circle circle = new Circle(restarted.address(), receiver)) {
                assertThat(accepted).hasSizeGreaterThanOrEqualTo(scans);
                for (Circle.Handed scan : accepted) {
                    assertWhole(circle, scan);
                }
                assertNoRxLost(circle);
            }
        }
    }

    /** The short run of {@code script/bench kills}: killed three times while cases are modeled and milled by several threads. */
    @Test
    void kill_underLoad_nothingIsLostOrLeftOver() throws Exception {
        Kills.Outcome outcome = new Kills(ROOT, folder, 12, 4, 3, 20261121).run(2_000);

        assertThat(outcome.wrong()).isEmpty();
        assertThat(outcome.kills()).isEqualTo(3);
        assertThat(outcome.moves())
                .as("scan, physical model, Proceed, milled and shipped of each")
                .isGreaterThan(12);
    }

    /** Scans until the server dies; returns when so many scans were accepted. */
    private Thread keepScanning(Circle circle, int scans) throws InterruptedException {
        CountDownLatch enough = new CountDownLatch(scans);
        Thread work = Thread.ofVirtual().start(() -> {
            try {
                for (int number = 1; ; number++) {
                    UUID rx = circle.request("K-" + number);
                    requested.add(rx);
                    accepted.add(circle.scan(rx, upper, lower));
                    enough.countDown();
                }
            } catch (IOException | UncheckedIOException | ApiException e) {
                // the server is gone, as this test wants it
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        assertThat(enough.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return work;
    }

    private void assertWhole(Circle circle, Circle.Handed scan) throws Exception {
        circle.awaitNotification(scan);
        PracticeOrder order = circle.practice().order(scan.rx()).orElseThrow();
        assertThat(order.orderId()).isEqualTo(scan.orderId());
        assertThat(order.status()).isEqualTo("Completed");
        for (AssetType type : List.of(AssetType.IDE, AssetType.IMAGE_GALLERY)) {
            Path target = folder.resolve(scan.orderId() + "-" + type + ".zip");
            assertThat(circle.practice().download(scan.orderId(), type, target)).isInstanceOf(Download.Saved.class);
        }
    }

    /** An Rx that was acknowledged waits on the worklist or has become an order. */
    private void assertNoRxLost(Circle circle) throws Exception {
        List<UUID> waiting =
                circle.scanner().worklist().stream().map(entry -> entry.rxId()).toList();
        List<UUID> orders = circle.practice()
                .allOrders(OrderFilter.none())
                .map(PracticeOrder::rxId)
                .toList();
        assertThat(requested).allMatch(rx -> waiting.contains(rx) || orders.contains(rx));
        assertThat(orders).doesNotHaveDuplicates();
    }
}
