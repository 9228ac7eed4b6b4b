package dev.archway.bench;

import dev.archway.client.ClientSettings;
import dev.archway.client.DpmsClient;
import dev.archway.client.Sandbox;
import dev.archway.client.ScannerClient;
import dev.archway.client.TokenStore;
import dev.archway.connector.Connector;
import dev.archway.connector.ConnectorEvents;
import dev.archway.connector.ConnectorSettings;
import dev.archway.connector.DpmsScans;
import dev.archway.scanner.ScanOptions;
import dev.archway.scanner.ScanProgress;
import dev.archway.scanner.ScanSource;
import dev.archway.scanner.VirtualScanner;
import dev.archway.wire.AcceptedScan;
import dev.archway.wire.Gender;
import dev.archway.wire.OpenScan;
import dev.archway.wire.PracticeOrder;
import dev.archway.wire.Prep;
import dev.archway.wire.SandboxTokenRequest;
import dev.archway.wire.ScanManifest;
import dev.archway.wire.ScanRequest;
import dev.archway.wire.WorklistEntry;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** One case round the circle, told on the terminal; the server stays up afterwards. */
@Command(
        name = "demo",
        description = "Starts a server, a virtual scanner and a connector, and carries one case round the circle.",
        mixinStandardHelpOptions = true)
final class Demo implements Callable<Integer> {

    private static final long PATIENCE_SECONDS = 120;

    @Option(names = "--root", required = true, hidden = true)
    Path root = Path.of(".");

    @Option(names = "--dir", description = "Where the demo keeps everything; a new temporary folder unless given.")
    @Nullable
    Path folder;

    @Option(names = "--port", description = "The server's port (${DEFAULT-VALUE}; 0 takes a free one).")
    int port = 8080;

    @Option(names = "--upper", description = "The upper jaw: STL, PLY or OBJ; a synthetic arch without it.")
    @Nullable
    Path upper;

    @Option(names = "--lower", description = "The lower jaw.")
    @Nullable
    Path lower;

    @Option(names = "--up", description = "The axis of the files that points up: x, -x, y, -y, z, -z (z).")
    @Nullable
    String up;

    @Option(names = "--front", description = "The axis that points to the patient's front (-y).")
    @Nullable
    String front;

    @Option(names = "--occlude", description = "Bring jaws that were scanned apart together along the up axis.")
    boolean occlude;

    @Option(names = "--triangles", description = "Triangles a jaw of the synthetic arch (${DEFAULT-VALUE}).")
    int triangles = ScanSource.Synthetic.USUAL_TRIANGLES;

    @Option(names = "--exit", description = "End when the case is round, instead of leaving the server up.")
    boolean exit;

    private final Story story = new Story(System.out);

    @Override
    public Integer call() throws Exception {
        ScanSource source = source();
        Path home = folder == null ? Files.createTempDirectory("archway-demo") : folder.toAbsolutePath();
        story.tell("starting the server with its own PostgreSQL ...");
        try (ServerProcess server = port == 0
                ? ServerProcess.start(root, home.resolve("data"))
                : ServerProcess.startOn(port, root, home.resolve("data"))) {
            CountDownLatch end = new CountDownLatch(1);
            Thread hook = new Thread(() -> {
                server.close();
                end.countDown();
            });
            Runtime.getRuntime().addShutdownHook(hook);
            story.tell("the server answers at %s", server.address());
            circle(server.address(), home, source);
            if (!exit) {
                story.plain(
                        "%nThe server stays up at %s with all that it has in %s; Ctrl-C ends everything.",
                        server.address(), home);
                end.await();
            }
        }
        return 0;
    }

    private void circle(URI address, Path home, ScanSource source) throws Exception {
        Path scans = home.resolve("scans");
        CountDownLatch imported = new CountDownLatch(1);
        ConnectorSettings settings = ConnectorSettings.of(scans, Sample.CLINIC)
                .withListen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        try (DpmsClient practice = new DpmsClient(
                        ClientSettings.of(address, "sandbox-dpms", "sandbox-dpms-secret"), TokenStore.inMemory());
                Connector connector = Connector.open(settings, new DpmsScans(practice), heard(imported))) {
            pair(address, practice, connector);
            connector.start();
            UUID rx = practice.requestScan(Sample.request());
            story.tell("the practice sends Rx %s: Fixed Restorative, to Precision Dental Lab", rx);
            AcceptedScan accepted = scan(address, rx, source);
            story.tell("the server has the whole scan: order %d, revision %d", accepted.orderId(), accepted.revision());
            if (!imported.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the scan did not arrive within " + PATIENCE_SECONDS + " s");
            }
            show(practice, rx, scans);
        }
    }

    private void pair(URI address, DpmsClient practice, Connector connector) {
        String callback = connector.callback(null).orElseThrow();
        practice.use(Sandbox.tokens(
                        address,
                        new SandboxTokenRequest("sandbox-dpms", "dentist@riverside.test", Sample.CLINIC, callback))
                .oauthResponse());
        story.tell("the practice system is paired with Riverside Dental; its connector listens for notifications");
    }

    private AcceptedScan scan(URI address, UUID rx, ScanSource source) throws Exception {
        ScannerClient scanner = ScannerClient.login(address, "EL5D-0001", "scanner-secret");
        WorklistEntry entry = scanner.worklist().stream()
                .filter(waiting -> waiting.rxId().equals(rx))
                .findFirst()
                .orElseThrow();
        story.tell(
                "scanner EL5D-0001 shows it: %s %s, %s",
                entry.patientFirstName(), entry.patientLastName(), entry.doctorName());
        story.tell(source instanceof ScanSource.Synthetic ? "scanning a synthetic arch ..." : "scanning the files ...");
        ScanOptions options = new ScanOptions(
                new ScanManifest.Operator(1L, "Operator One"), 95L, null, List.of(new Prep(14, 2, null, null)));
        return new VirtualScanner(scanner).scan(OpenScan.forRx(rx), source, options, new ScanProgress() {
            @Override
            public void uploaded(String fileName, long bytes) {
                story.tell("uploaded %s, %s", fileName, Story.size(bytes));
            }
        });
    }

    private ConnectorEvents heard(CountDownLatch imported) {
        return new ConnectorEvents() {
            @Override
            public void imported(long orderId, String procedure, int revision, long bytes) {
                story.tell("notified; the connector has order %d, revision %d", orderId, revision);
                imported.countDown();
            }
        };
    }

    private void show(DpmsClient practice, UUID rx, Path scans) throws Exception {
        PracticeOrder order = practice.order(rx).orElseThrow();
        story.tell("orders/practice lists it as \"%s\"", order.status());
        story.plain("%nWhat arrived, in %s", scans);
        story.files(scans);
        story.plain("%nIn the browser, as dentist@riverside.test with the password archway-sandbox");
        story.plain("  the scan     %s", order.viewerUrl());
        story.plain("%nBy the API, with a token (README, \"A case by hand\")");
        story.plain("  the order    %s", order.ideFileUrl().replaceAll("/order/.*", "/orders/" + rx));
        story.plain("  the package  %s", order.ideFileUrl());
        story.plain("  the gallery  %s", order.thumbnailsDownloadUrl());
    }

    private ScanSource source() {
        if (upper == null && lower == null) {
            return new ScanSource.Synthetic(null, triangles);
        }
        return new ScanSource.FromFiles(upper, lower, up, front, occlude);
    }

    /** The patient and the Rx of the demo. */
    private static final class Sample {

        static final long CLINIC = 90360;

        static ScanRequest request() {
            return new ScanRequest(
                    CLINIC,
                    1001L,
                    null,
                    "Jane",
                    "Example",
                    "C-100",
                    Gender.FEMALE,
                    "1980-02-29",
                    "Shade A2",
                    70010L,
                    30);
        }
    }
}
