package dev.archway.server.export;

import dev.archway.server.access.PairedCaller;
import dev.archway.server.order.Order;
import dev.archway.server.order.Orders;
import dev.archway.server.platform.ObjectStore;
import dev.archway.server.platform.PublicAddress;
import dev.archway.server.platform.StoredObject;
import dev.archway.server.scan.Capture;
import dev.archway.server.scan.Captures;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.NotFound;
import dev.archway.server.shared.OrderId;
import dev.archway.wire.LatestFiles;
import dev.archway.wire.LatestFiles.FileLink;
import dev.archway.wire.LatestFiles.OrderFiles;
import dev.archway.wire.LatestFiles.Urls;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Screen captures for those who may fetch an order: listed, one by one, and all of an order in a zip. DPMS API V2, 4.7 to 4.9. */
@Service
public class ScreenCaptures {

    private static final int USUAL_DAYS = 14;
    private static final int MOST_DAYS = 90;

    private final Captures captures;
    private final Orders orders;
    private final CaptureZipRepository zips;
    private final ObjectStore store;
    private final Workbench workbench;
    private final PublicAddress address;
    private final Clock clock;

    ScreenCaptures(
            Captures captures,
            Orders orders,
            CaptureZipRepository zips,
            ObjectStore store,
            Workbench workbench,
            PublicAddress address,
            Clock clock) {
        this.captures = captures;
        this.orders = orders;
        this.zips = zips;
        this.store = store;
        this.workbench = workbench;
        this.address = address;
        this.clock = clock;
    }

    /** What came since that UTC day; without one in the past 14 days, and of more than 90 days the past 90. DPMS API V2, 4.8.2. */
    public LatestFiles latest(CompanyId clinic, @Nullable LocalDate from) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        LocalDate wanted = from == null ? today.minusDays(USUAL_DAYS) : from;
        LocalDate earliest = today.minusDays(MOST_DAYS);
        Instant since = (wanted.isBefore(earliest) ? earliest : wanted)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
        Map<OrderId, List<FileLink>> files = captures.since(clinic, since).stream()
                .collect(Collectors.groupingBy(
                        Capture::order, LinkedHashMap::new, Collectors.mapping(this::link, Collectors.toList())));
        return new LatestFiles(
                since,
                clinic.value(),
                files.entrySet().stream()
                        .map(order -> new OrderFiles(order.getKey().toString(), new Urls(order.getValue())))
                        .toList());
    }

    /** One picture. DPMS API V2, 4.9. */
    public StoredFile get(PairedCaller caller, OrderId number, UUID id) {
        Order order = orders.of(caller, number);
        Capture capture = captures.find(order.company(), order.id(), id).orElseThrow(() -> notFound(id));
        return StoredFile.jpeg(capture.picture(), CaptureNames.of(capture));
    }

    private static NotFound notFound(UUID id) {
        return NotFound.because("CAPTURE_NOT_FOUND", "This order has no screen capture " + id + ".");
    }

    /** All pictures of an order in a zip; empty when it has none. DPMS API V2, 4.7.3. */
    Optional<StoredFile> zip(Order order) throws IOException {
        List<Capture> all = captures.of(order.company(), order.id());
        if (all.isEmpty()) {
            return Optional.empty();
        }
        Optional<StoredObject> made = zips.find(order.company(), order.id(), all.size());
        StoredObject zip = made.isPresent() ? made.get() : make(order, all);
        return Optional.of(StoredFile.zip(zip, "screen_captures_" + order.id() + ".zip"));
    }

    private StoredObject make(Order order, List<Capture> all) throws IOException {
        StoredObject zip = workbench.make(out -> new CaptureZip(store).write(all, out));
        zips.save(order.company(), order.id(), all.size(), zip, clock.instant());
        return zip;
    }

    private FileLink link(Capture capture) {
        return new FileLink(
                address.base() + "/third-party/v2/order/" + capture.order() + "/download/SCREEN_CAPTURE/"
                        + capture.id(),
                capture.createdAt());
    }
}
