package dev.archway.server.sandbox;

import dev.archway.client.ScannerClient;
import dev.archway.server.account.Scanner;
import dev.archway.server.platform.Sha256;
import dev.archway.server.scan.Capture;
import dev.archway.server.scan.Captures;
import dev.archway.server.scan.Scans;
import dev.archway.server.scan.Upload;
import dev.archway.server.scan.Uploads;
import dev.archway.server.shared.OrderId;
import dev.archway.wire.AcceptedScan;
import dev.archway.wire.CaptureKind;
import dev.archway.wire.OpenScan;
import dev.archway.wire.OpenedScan;
import dev.archway.wire.ScanManifest;
import dev.archway.wire.TakenCapture;
import dev.archway.wire.WorklistEntry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the device API does over HTTP, done by calling the same services: uploads and checks included. It throws their refusals. */
record ScannerInProcess(Scanner scanner, Scans scans, Uploads uploads, Captures captures) implements ScannerClient {

    /** Not asked for: the sandbox is told which Rx to scan. */
    @Override
    public List<WorklistEntry> worklist() {
        return List.of();
    }

    @Override
    public OpenedScan open(OpenScan scan) {
        Scans.Opened opened = scans.open(scanner, scan);
        return new OpenedScan(
                opened.scan(), opened.order().id().value(), opened.order().rx().value(), "");
    }

    @Override
    public UploadedFile upload(OpenedScan scan, Path file, String fileName, ProgressListener progress)
            throws IOException {
        long size = Files.size(file);
        Upload upload = uploads.begin(scanner.company(), scan.scanId(), fileName, size);
        MessageDigest digest = Sha256.digest();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            uploads.append(scanner.company(), upload.id(), 0, in);
        }
        progress.progress(size, size);
        return new UploadedFile(upload.id().toString(), fileName, Sha256.text(digest), size);
    }

    @Override
    public AcceptedScan complete(UUID scanId, ScanManifest manifest) throws IOException {
        return scans.complete(scanner, scanId, manifest);
    }

    @Override
    public TakenCapture capture(
            long orderId, CaptureKind kind, boolean annotated, @Nullable Instant takenAt, byte[] jpeg)
            throws IOException {
        Capture capture = captures.take(
                scanner,
                new OrderId(orderId),
                new Captures.Taken(kind, annotated, takenAt),
                jpeg.length,
                new ByteArrayInputStream(jpeg));
        return new TakenCapture(
                capture.id(), orderId, capture.kind(), capture.annotated(), capture.takenAt(), capture.createdAt());
    }
}
