package dev.archway.bench;

import dev.archway.client.ClientSettings;
import dev.archway.client.DpmsClient;
import dev.archway.client.Sandbox;
import dev.archway.client.ScannerClient;
import dev.archway.client.TokenStore;
import dev.archway.wire.AcceptedScan;
import dev.archway.wire.Notification;
import dev.archway.wire.OpenScan;
import dev.archway.wire.OpenedScan;
import dev.archway.wire.Pairing;
import dev.archway.wire.SandboxTokenRequest;
import dev.archway.wire.ScanManifest;
import dev.archway.wire.ScanRequest;
import dev.archway.wire.WireJson;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A practice and a scanner of the sandbox that carry cases round the circle: Rx, scan, notification. */
public final class Circle implements AutoCloseable {

    private static final long CLINIC = 90360;
    private static final long DOCTOR = 1001;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Receiver receiver;
    private final DpmsClient practice;
    private final ScannerClient scanner;
    private final Map<UUID, Long> heard = new HashMap<>();

    /** Pairs with the receiver as callback, and logs the scanner in. */
    public Circle(URI server, Receiver receiver) throws IOException, InterruptedException {
        this.receiver = receiver;
        Pairing pairing = Sandbox.tokens(
                server,
                new SandboxTokenRequest(
                        "sandbox-dpms",
                        "dentist@riverside.test",
                        CLINIC,
                        receiver.address().toString()));
        this.practice =
                new DpmsClient(ClientSettings.of(server, "sandbox-dpms", "sandbox-dpms-secret"), TokenStore.inMemory());
        practice.use(pairing.oauthResponse());
        this.scanner = ScannerClient.login(server, "EL5D-0001", "scanner-secret");
    }

    public DpmsClient practice() {
        return practice;
    }

    public ScannerClient scanner() {
        return scanner;
    }

    /** An Rx of a restorative case for a patient of that chart number. */
    public UUID request(String chartNumber) {
        return request(chartNumber, CaseKind.RESTORATIVE);
    }

    UUID request(String chartNumber, CaseKind kind) {
        return practice.requestScan(new ScanRequest(
                CLINIC,
                DOCTOR,
                null,
                "Jane",
                "Example",
                chartNumber,
                null,
                "1980-02-29",
                null,
                70010L,
                kind.procedure()));
    }

    /** Uploads both jaws for the Rx and hands the scan in. */
    public Handed scan(UUID rx, Path upper, @Nullable Path lower) throws IOException, InterruptedException {
        OpenedScan scan = scanner.open(OpenScan.forRx(rx));
        long began = System.nanoTime();
        var files = new ArrayList<ScanManifest.ManifestFile>();
        files.add(upload(scan, upper).as("Upper"));
        if (lower != null) {
            files.add(upload(scan, lower).as("Lower"));
        }
        long uploaded = System.nanoTime();
        AcceptedScan accepted = scanner.complete(
                scan.scanId(),
                new ScanManifest(
                        files, new ScanManifest.Operator(1L, "Operator One"), 95L, null, null, null, List.of()));
        return new Handed(accepted.orderId(), rx, Duration.ofNanos(uploaded - began), uploaded, System.nanoTime());
    }

    /** Waits for the notification of that Rx; the time runs from the moment when the last byte was uploaded and the scan was handed in. */
    public Duration awaitNotification(Handed scan) throws InterruptedException, TimeoutException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!heard.containsKey(scan.rx())) {
            Receiver.Received next = receiver.received().poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            if (next == null) {
                throw new TimeoutException("no notification of Rx " + scan.rx() + " within " + PATIENCE);
            }
            Notification body = WireJson.mapper().readValue(next.body(), Notification.class);
            heard.putIfAbsent(UUID.fromString(body.id()), next.nanoTime());
        }
        return Duration.ofNanos(heard.get(scan.rx()) - scan.uploadedAt());
    }

    @Override
    public void close() {
        practice.close();
    }

    private ScannerClient.UploadedFile upload(OpenedScan scan, Path file) throws IOException, InterruptedException {
        return scanner.upload(scan, file, file.getFileName().toString(), ScannerClient.ProgressListener.NONE);
    }

    /**
     * A scan that the server accepted.
     *
     * @param upload how long the bytes took
     * @param uploadedAt {@link System#nanoTime()} before the scan was handed in
     * @param acceptedAt the same when the server had answered
     */
    public record Handed(long orderId, UUID rx, Duration upload, long uploadedAt, long acceptedAt) {}
}
