package dev.archway.server.export;

import dev.archway.server.access.LabCaller;
import dev.archway.server.access.PairedCaller;
import dev.archway.server.access.PracticeCaller;
import dev.archway.server.order.Orders;
import dev.archway.server.platform.HeavyWork;
import dev.archway.server.platform.ObjectStore;
import dev.archway.server.platform.PublicAddress;
import dev.archway.server.platform.Scratch;
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
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
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
    private final ArtifactRepository artifacts;
    private final CaptureZipRepository zips;
    private final ObjectStore store;
    private final Scratch scratch;
    private final HeavyWork heavy;
    private final PublicAddress address;
    private final Clock clock;

    ScreenCaptures(
            Captures captures,
            Orders orders,
            ArtifactRepository artifacts,
            CaptureZipRepository zips,
            ObjectStore store,
            Scratch scratch,
            HeavyWork heavy,
            PublicAddress address,
            Clock clock) {
        this.captures = captures;
        this.orders = orders;
        this.artifacts = artifacts;
        this.zips = zips;
        this.store = store;
        this.scratch = scratch;
        this.heavy = heavy;
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
    public StoredFile get(PairedCaller caller, OrderId order, UUID id) {
        Capture capture = captures.find(clinicOf(caller, order), order, id).orElseThrow(() -> notFound(id));
        return StoredFile.jpeg(capture.picture(), CaptureNames.of(capture));
    }

    private static NotFound notFound(UUID id) {
        return NotFound.because("CAPTURE_NOT_FOUND", "This order has no screen capture " + id + ".");
    }

    /** All pictures of an order in a zip; empty when it has none. DPMS API V2, 4.7.3. */
    public Optional<StoredFile> zip(PairedCaller caller, OrderId order) throws IOException {
        CompanyId clinic = clinicOf(caller, order);
        List<Capture> all = captures.of(clinic, order);
        if (all.isEmpty()) {
            return Optional.empty();
        }
        Optional<StoredObject> made = zips.find(clinic, order, all.size());
        StoredObject zip = made.isPresent() ? made.get() : HeavyWork.join(heavy.begin(() -> make(clinic, order, all)));
        return Optional.of(StoredFile.zip(zip, "screen_captures_" + order + ".zip"));
    }

    private StoredObject make(CompanyId clinic, OrderId order, List<Capture> all) throws IOException {
        Path file = scratch.file();
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
                new CaptureZip(store).write(all, out);
            }
            StoredObject zip = store.put(file);
            zips.save(clinic, order, all.size(), zip, clock.instant());
            return zip;
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** The clinic whose order that is, if the caller may fetch from it; else there is none. */
    private CompanyId clinicOf(PairedCaller caller, OrderId order) {
        CompanyId clinic = switch (caller) {
            case PracticeCaller practice -> practice.company();
            case LabCaller lab -> artifacts.clinicOf(lab.company(), order).orElseThrow(() -> NotFound.order(order));
        };
        return orders.get(clinic, order).company();
    }

    private FileLink link(Capture capture) {
        return new FileLink(
                address.base() + "/third-party/v2/order/" + capture.order() + "/download/SCREEN_CAPTURE/"
                        + capture.id(),
                capture.createdAt());
    }
}
