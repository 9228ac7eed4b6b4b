package dev.archway.server.scan;

import dev.archway.server.account.Accounts;
import dev.archway.server.account.Company;
import dev.archway.server.account.Scanner;
import dev.archway.server.order.Order;
import dev.archway.server.order.Orders;
import dev.archway.server.platform.HeavyWork;
import dev.archway.server.platform.ObjectStore;
import dev.archway.server.platform.Scratch;
import dev.archway.server.platform.StoredObject;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.Conflict;
import dev.archway.server.shared.Invalid;
import dev.archway.server.shared.OrderId;
import dev.archway.server.shared.UserId;
import dev.archway.wire.CaptureKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * The screen captures that scanners take of an order, at any time after its scan is completed. A capture is no revision, moves no order and tells nobody. DPMS API V2,
 * 4.5.1, 4.7.4 and 4.8.
 */
@Service
public class Captures {

    private final CaptureRepository repository;
    private final Orders orders;
    private final Accounts accounts;
    private final ObjectStore store;
    private final Scratch scratch;
    private final HeavyWork heavy;
    private final long largest;
    private final Clock clock;

    Captures(
            CaptureRepository repository,
            Orders orders,
            Accounts accounts,
            ObjectStore store,
            Scratch scratch,
            HeavyWork heavy,
            CaptureProperties properties,
            Clock clock) {
        this.repository = repository;
        this.orders = orders;
        this.accounts = accounts;
        this.store = store;
        this.scratch = scratch;
        this.heavy = heavy;
        this.largest = properties.maxCapture().toBytes();
        this.clock = clock;
    }

    /** What a scanner says of a picture; {@code takenAt} is null for now. */
    public record Taken(
            CaptureKind kind, boolean annotated, @Nullable Instant takenAt) {}

    /**
     * Keeps a picture. The same bytes as the same kind again are the capture that is there already, so that a scanner may repeat what it does not know to have arrived.
     *
     * @param length in bytes; less than 0 when nobody knows
     */
    public Capture take(Scanner scanner, OrderId id, Taken taken, long length, InputStream jpeg) throws IOException {
        return keep(id, taken, scanner.serial(), length, jpeg, () -> {
            mustBeAllowed(scanner, taken.kind());
            return orders.get(scanner.company(), id);
        });
    }

    /** Keeps what somebody saw in the viewer, as a 3D image. The order is one that he may see. */
    public Capture keep(UserId person, Order order, long length, InputStream jpeg) throws IOException {
        Taken taken = new Taken(CaptureKind.IMAGE_3D, false, null);
        return keep(order.id(), taken, "user " + person, length, jpeg, () -> order);
    }

    private Capture keep(
            OrderId id, Taken taken, String takenBy, long length, InputStream jpeg, Supplier<Order> allowed)
            throws IOException {
        if (length > largest) {
            throw CaptureFile.tooLarge(largest);
        }
        Path path = scratch.file();
        try {
            // all of it first: a caller that is still sending would not see why it was refused
            CaptureFile file = CaptureFile.receive(jpeg, path, largest);
            Order order = allowed.get();
            mustHaveScan(order);
            Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
            Instant takenAt = ScannerTime.check("TakenAt", taken.takenAt(), now).truncatedTo(ChronoUnit.MILLIS);
            HeavyWork.join(check(file));
            StoredObject picture = store.put(path);
            Capture capture =
                    new Capture(UUID.randomUUID(), id, taken.kind(), taken.annotated(), picture, takenAt, now);
            repository.add(order.company(), capture, takenBy);
            return repository
                    .find(order.company(), id, picture.sha256(), taken.kind(), taken.annotated())
                    .orElseThrow();
        } finally {
            Files.deleteIfExists(path);
        }
    }

    /** The captures of an order in the order in which they were taken. */
    public List<Capture> of(CompanyId company, OrderId order) {
        return repository.of(company, order);
    }

    public Optional<Capture> find(CompanyId company, OrderId order, UUID id) {
        return repository.find(company, order, id);
    }

    /** The captures of a company's listed orders that came at that time or later: order by order, each oldest first. DPMS API V2, 4.8. */
    public List<Capture> since(CompanyId company, Instant since) {
        return repository.since(company, since);
    }

    private Future<?> check(CaptureFile file) {
        return heavy.begin(() -> {
            file.check();
            return file;
        });
    }

    private static void mustHaveScan(Order order) {
        if (order.revision() == 0) {
            throw Conflict.because(
                    "SCAN_NOT_COMPLETED",
                    "Order " + order.id() + " has no completed scan; captures are taken of what was scanned.");
        }
    }

    /** What that scanner may take pictures of: photographs need one that takes images, and those in infrared an account that wants them. */
    public List<CaptureKind> kindsOf(Scanner scanner) {
        boolean niri = accounts.company(scanner.company()).map(Company::niri).orElse(false);
        return Stream.of(CaptureKind.values())
                .filter(kind -> !kind.photograph() || scanner.model().takesImages())
                .filter(kind -> kind != CaptureKind.NIRI_2D || niri)
                .toList();
    }

    private void mustBeAllowed(Scanner scanner, CaptureKind kind) {
        if (kindsOf(scanner).contains(kind)) {
            return;
        }
        String model = scanner.model().text();
        throw scanner.model().takesImages()
                ? Conflict.because(
                        "NIRI_OFF",
                        "The NIRI setting of company " + scanner.company() + " is off; it takes no 2D NIRI images.")
                : Invalid.field("Kind", kind, "SCANNER_WINDOW or IMAGE_3D (the " + model + " takes no 2D images)");
    }
}
