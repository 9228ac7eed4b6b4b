package dev.archway.scanner;

import dev.archway.client.ScannerClient;
import dev.archway.client.ScannerClient.UploadedFile;
import dev.archway.wire.AcceptedScan;
import dev.archway.wire.CaptureKind;
import dev.archway.wire.OpenScan;
import dev.archway.wire.OpenedScan;
import dev.archway.wire.ScanManifest;
import dev.archway.wire.ScanManifest.ManifestFile;
import dev.archway.wire.TakenCapture;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A scanner without a wand: prepares the jaws of a scan, then does what a real one does to hand them in. */
public final class VirtualScanner {

    private final ScannerClient server;

    /** A scanner at that server, over HTTP ({@link ScannerClient#login}) or in the same process. */
    public VirtualScanner(ScannerClient server) {
        this.server = server;
    }

    /**
     * Takes a scan and hands it in. The files are prepared before the scan is opened, so that a file that cannot be used opens nothing.
     *
     * @return the server's receipt
     * @throws dev.archway.client.ApiException when the server refuses
     * @throws IOException when a file cannot be read or the server cannot be reached
     * @throws IllegalArgumentException when the source's files, axes or number of triangles make no scan
     */
    public AcceptedScan scan(OpenScan what, ScanSource source, ScanOptions options, ScanProgress progress)
            throws IOException, InterruptedException {
        try (ScanFiles files = ScanFiles.of(source, what.rxId())) {
            OpenedScan scan = server.open(what);
            progress.opened(scan);
            List<ManifestFile> manifest = new ArrayList<>();
            for (ScanFiles.Jaw jaw : files.jaws()) {
                UploadedFile file = server.upload(
                        scan,
                        jaw.file(),
                        jaw.fileName(),
                        (sent, total) -> progress.uploading(jaw.fileName(), sent, total));
                progress.uploaded(jaw.fileName(), file.size());
                manifest.add(file.as(jaw.name()));
            }
            return server.complete(
                    scan.scanId(),
                    new ScanManifest(
                            manifest,
                            options.operator(),
                            options.scanningTime(),
                            options.scannedAt(),
                            files.up(),
                            files.front(),
                            options.preps()));
        }
    }

    /**
     * Takes a picture of an order that is scanned, and hands it in twice: as it is, and with somebody's marks on it.
     *
     * @param time when it is taken
     * @return the server's receipts, the plain picture first
     * @throws dev.archway.client.ApiException when the server refuses, as it does with photographs by a scanner that takes none
     * @throws IOException when the server cannot be reached
     */
    public List<TakenCapture> capture(long orderId, CaptureKind kind, CapturePictures pictures, Instant time)
            throws IOException, InterruptedException {
        CapturePictures.Pair pair = pictures.of(kind, orderId, time);
        return List.of(
                server.capture(orderId, kind, false, time, pair.plain()),
                server.capture(orderId, kind, true, time, pair.annotated()));
    }

    /** The seed of the mouth that an Rx gets when none is named: the same Rx always meets the same patient. */
    public static long seedOf(UUID rxId) {
        return rxId.getMostSignificantBits() ^ rxId.getLeastSignificantBits();
    }
}
