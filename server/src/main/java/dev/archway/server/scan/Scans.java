package dev.archway.server.scan;

import dev.archway.server.account.Scanner;
import dev.archway.server.order.Order;
import dev.archway.server.order.Orders;
import dev.archway.server.order.RevisionKind;
import dev.archway.server.order.ScanFacts;
import dev.archway.server.prescription.Prescriptions;
import dev.archway.server.prescription.RxStatus;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.Refusal;
import dev.archway.server.shared.RxId;
import dev.archway.wire.AcceptedScan;
import dev.archway.wire.OpenScan;
import dev.archway.wire.ScanManifest;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** The scans that scanners take: opened for an Rx or without one, completed by a manifest, and from then on a revision of their order. */
@Service
public class Scans {

    private final ScanRepository repository;
    private final RevisionRepository revisions;
    private final ManifestRules rules;
    private final MeshIntake intake;
    private final UploadLeftovers leftovers;
    private final Prescriptions prescriptions;
    private final Orders orders;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Scans(
            ScanRepository repository,
            RevisionRepository revisions,
            ManifestRules rules,
            MeshIntake intake,
            UploadLeftovers leftovers,
            Prescriptions prescriptions,
            Orders orders,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock) {
        this.repository = repository;
        this.revisions = revisions;
        this.rules = rules;
        this.intake = intake;
        this.leftovers = leftovers;
        this.prescriptions = prescriptions;
        this.orders = orders;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Opens a scan; an earlier one of the same order that was not completed is given up. Returns it with its order. */
    public Opened open(Scanner scanner, OpenScan request) {
        Opened opened = transaction.execute(_ -> {
            RxId rx = request.rxId() == null ? prescriptions.walkIn(scanner, request) : new RxId(request.rxId());
            Order order = orders.open(scanner, rx);
            repository.abandonOf(order.company(), order.id());
            Scan scan = new Scan(order.company(), UUID.randomUUID(), order.id(), rx, Scan.State.OPEN, null);
            repository.add(scan, scanner.serial(), clock.instant());
            return new Opened(scan.id(), order);
        });
        return opened;
    }

    /** A scan that takes files, and its order. */
    public record Opened(UUID scan, Order order) {}

    /**
     * Ends a scan: its files are checked, stored, and a new revision of the order. A refusal leaves everything as it was, and the scanner may complete again. A scan
     * that is complete gives the same answer again and again.
     */
    public AcceptedScan complete(Scanner scanner, UUID id, ScanManifest manifest) throws IOException {
        CompanyId company = scanner.company();
        Scan scan = repository.find(company, id).orElseThrow(() -> Scan.notFound(id));
        if (scan.state() == Scan.State.COMPLETED) {
            return accepted(scan);
        }
        scan.mustBeOpen();
        List<StoredJaw> jaws;
        CheckedManifest checked;
        try {
            checked = rules.check(manifest);
            jaws = intake.take(company, id, checked);
        } catch (Refusal | IOException e) {
            // the same call on another connection may have been faster and cleared the uploads away
            Optional<Scan> now = repository.find(company, id).filter(it -> it.state() == Scan.State.COMPLETED);
            if (now.isPresent()) {
                return accepted(now.get());
            }
            throw e;
        }
        Scan completed = transaction.execute(_ -> complete(scanner, scan, checked, jaws));
        leftovers.clear(company, id);
        return accepted(completed);
    }

    private Scan complete(Scanner scanner, Scan found, CheckedManifest manifest, List<StoredJaw> jaws) {
        UUID id = found.id();
        // the order, then its Rx, then the scan: two that hold in another order wait for each other for ever
        orders.hold(found.company(), found.order());
        prescriptions.lock(found.company(), found.rx());
        Scan scan = repository.lock(found.company(), id).orElseThrow(() -> Scan.notFound(id));
        if (scan.state() == Scan.State.COMPLETED) {
            return scan;
        }
        scan.mustBeOpen();
        Order order = orders.scanned(
                scan.company(),
                scan.order(),
                new ScanFacts(
                        manifest.scannedAt(),
                        manifest.scanningSeconds(),
                        manifest.operatorId(),
                        manifest.operatorName(),
                        manifest.preps(),
                        scanner));
        Instant now = clock.instant();
        RevisionKey revision = new RevisionKey(scan.company(), scan.order(), order.revision());
        repository.complete(scan, order.revision(), now);
        revisions.add(revision, RevisionKind.SCAN, id, jaws, now);
        events.publishEvent(new MeshesReady(revision));
        return repository.lock(scan.company(), id).orElseThrow();
    }

    private static AcceptedScan accepted(Scan scan) {
        Integer revision = scan.revision();
        if (revision == null) {
            throw new IllegalStateException("the scan " + scan.id() + " is complete without a revision");
        }
        return new AcceptedScan(scan.id(), scan.order().value(), scan.rx().value(), revision, RxStatus.SENT.worklist());
    }
}
