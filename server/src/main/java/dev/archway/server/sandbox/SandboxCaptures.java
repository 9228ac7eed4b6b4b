package dev.archway.server.sandbox;

import dev.archway.mesh.Mesh;
import dev.archway.scanner.CapturePictures;
import dev.archway.scanner.VirtualScanner;
import dev.archway.server.account.Accounts;
import dev.archway.server.account.Company;
import dev.archway.server.account.Scanner;
import dev.archway.server.order.Order;
import dev.archway.server.order.Orders;
import dev.archway.server.scan.Captures;
import dev.archway.server.scan.Jaw;
import dev.archway.server.scan.Revision;
import dev.archway.server.scan.RevisionKey;
import dev.archway.server.scan.Revisions;
import dev.archway.server.scan.Scans;
import dev.archway.server.scan.Uploads;
import dev.archway.server.shared.Conflict;
import dev.archway.server.shared.NotFound;
import dev.archway.server.shared.OrderId;
import dev.archway.wire.CaptureKind;
import dev.archway.wire.TakenCapture;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Service;

/** Screen captures without a scanner: the virtual one takes pictures of what was scanned, by the same door that real scanners come in by. */
@Service
@Profile("!production")
public class SandboxCaptures {

    private final SandboxClinics clinics;
    private final Accounts accounts;
    private final Orders orders;
    private final Revisions revisions;
    private final Scans scans;
    private final Uploads uploads;
    private final Captures captures;
    private final Clock clock;

    SandboxCaptures(
            SandboxClinics clinics,
            Accounts accounts,
            Orders orders,
            Revisions revisions,
            Scans scans,
            Uploads uploads,
            Captures captures,
            Clock clock) {
        this.clinics = clinics;
        this.accounts = accounts;
        this.orders = orders;
        this.revisions = revisions;
        this.scans = scans;
        this.uploads = uploads;
        this.captures = captures;
        this.clock = clock;
    }

    /** Takes a picture of each kind, plain and annotated; without kinds, of every one that the order's scanner may take. Each call sees the scan from another side. */
    public List<TakenCapture> take(OrderId id, List<CaptureKind> kinds) throws IOException, InterruptedException {
        Scanner scanner = clinics.scannerOf(id).orElseThrow(() -> NotFound.order(id));
        Order order = orders.get(scanner.company(), id);
        Revision revision = revisions
                .find(new RevisionKey(order.company(), id, order.revision()))
                .orElseThrow(
                        () -> Conflict.because("SCAN_NOT_COMPLETED", "Order " + id + " has no completed scan yet."));
        Map<Jaw, Mesh> meshes = revisions.meshes(revision);
        Instant time = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        CapturePictures pictures =
                new CapturePictures(meshes.get(Jaw.UPPER), meshes.get(Jaw.LOWER), time.toEpochMilli());
        VirtualScanner virtual = new VirtualScanner(new ScannerInProcess(scanner, scans, uploads, captures));
        List<TakenCapture> taken = new ArrayList<>();
        for (CaptureKind kind : kinds.isEmpty() ? possible(scanner) : kinds) {
            taken.addAll(virtual.capture(id.value(), kind, pictures, time));
        }
        return taken;
    }

    private List<CaptureKind> possible(Scanner scanner) {
        boolean niri = accounts.company(scanner.company()).map(Company::niri).orElse(false);
        return Stream.of(CaptureKind.values())
                .filter(kind -> !kind.photograph() || scanner.model().takesImages())
                .filter(kind -> kind != CaptureKind.NIRI_2D || niri)
                .toList();
    }
}
