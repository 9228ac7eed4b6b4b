package dev.archway.scanner;

import dev.archway.client.ApiException;
import dev.archway.client.ScannerClient;
import dev.archway.wire.AcceptedScan;
import dev.archway.wire.CaptureKind;
import dev.archway.wire.OpenScan;
import dev.archway.wire.OpenedScan;
import dev.archway.wire.Prep;
import dev.archway.wire.ScanManifest;
import dev.archway.wire.TakenCapture;
import dev.archway.wire.WorklistEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The server's side of a scanner in memory: a worklist that gets shorter, and every file that was handed in. */
final class FakeServer implements ScannerClient {

    final List<WorklistEntry> worklist = new ArrayList<>();
    final List<OpenScan> opened = new ArrayList<>();
    final Map<String, byte[]> files = new HashMap<>();
    final List<Path> paths = new ArrayList<>();
    final List<ScanManifest> manifests = new ArrayList<>();
    final Set<UUID> refusedRx = new HashSet<>();
    final Map<TakenCapture, byte[]> captures = new LinkedHashMap<>();
    final Set<CaptureKind> refusedKinds = new HashSet<>();
    int brokenWorklists;
    private final Map<UUID, UUID> rxOfScan = new HashMap<>();

    UUID add(int number, String lastName, Prep... preps) {
        UUID rx = new UUID(number, 17);
        worklist.add(new WorklistEntry(
                rx,
                null,
                "Rx Created",
                null,
                "Ada",
                lastName,
                null,
                1001,
                "Riverside Dentist",
                "Fixed Restorative",
                null,
                null,
                null,
                false,
                List.of(preps),
                Instant.parse("2026-03-01T09:30:00Z").plusSeconds(number)));
        return rx;
    }

    @Override
    public List<WorklistEntry> worklist() throws IOException {
        if (brokenWorklists > 0) {
            brokenWorklists--;
            throw new IOException("the line is cut");
        }
        return List.copyOf(worklist);
    }

    @Override
    public OpenedScan open(OpenScan scan) {
        UUID rx = scan.rxId() == null ? new UUID(99, opened.size()) : scan.rxId();
        if (refusedRx.contains(rx)) {
            throw new ApiException(409, "IllegalMove", "the Rx is\nscanned already");
        }
        opened.add(scan);
        UUID id = UUID.randomUUID();
        rxOfScan.put(id, rx);
        return new OpenedScan(id, 100_000_000 + opened.size(), rx, "http://127.0.0.1/uploads");
    }

    @Override
    public UploadedFile upload(OpenedScan scan, Path file, String fileName, ProgressListener progress)
            throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        progress.progress(bytes.length / 2, bytes.length);
        progress.progress(bytes.length, bytes.length);
        paths.add(file);
        files.put(fileName, bytes);
        return new UploadedFile("http://127.0.0.1/uploads/" + files.size(), fileName, "00", bytes.length);
    }

    @Override
    public TakenCapture capture(
            long orderId, CaptureKind kind, boolean annotated, @Nullable Instant takenAt, byte[] jpeg) {
        if (refusedKinds.contains(kind)) {
            throw new ApiException(409, "NIRI_OFF", "the NIRI setting is off");
        }
        Instant now = Instant.parse("2026-03-01T10:00:00Z");
        TakenCapture taken = new TakenCapture(
                new UUID(7, captures.size()), orderId, kind, annotated, takenAt == null ? now : takenAt, now);
        captures.put(taken, jpeg);
        return taken;
    }

    @Override
    public AcceptedScan complete(UUID scanId, ScanManifest manifest) {
        manifests.add(manifest);
        @Nullable UUID rx = rxOfScan.get(scanId);
        worklist.removeIf(entry -> entry.rxId().equals(rx));
        return new AcceptedScan(scanId, 100_000_000 + opened.size(), rx == null ? scanId : rx, 1, "Align Production");
    }
}
