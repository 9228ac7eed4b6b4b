package dev.archway.client;

import dev.archway.wire.AcceptedScan;
import dev.archway.wire.CaptureKind;
import dev.archway.wire.OpenScan;
import dev.archway.wire.OpenedScan;
import dev.archway.wire.ScanManifest;
import dev.archway.wire.TakenCapture;
import dev.archway.wire.WorklistEntry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A scanner's side of Archway: its worklist, the way of a scan to the server (open, upload each file, complete), and screen captures. Safe for use by many threads.
 *
 * <p>The client over HTTP that {@link #login} gives asks again, with growing pauses and for a bounded time, when a connection breaks or the server has a passing
 * trouble (HTTP 408, 423, 425, 429, 5xx), and logs in again when its token has run out. An {@link ApiException} therefore means a refusal that asking again will not
 * change, or one that lasted; an {@link IOException} a server that cannot be reached. A program that runs in the server may implement this interface without HTTP.
 */
public interface ScannerClient {

    /**
     * Logs a scanner in.
     *
     * @param server the server's base address, http or https, such as {@code http://127.0.0.1:8080}
     * @param serial the scanner's serial number
     * @param secret the scanner's secret
     * @throws ApiException with status 401 when the server does not know this serial with this secret
     * @throws IOException when the server cannot be reached or does not answer as an Archway server
     * @throws IllegalArgumentException when the address is not an absolute http or https address
     */
    static ScannerClient login(URI server, String serial, String secret) throws IOException, InterruptedException {
        return ScannerClientHttp.login(server, serial, secret, ScannerClientPatience.Pauses.usual());
    }

    /**
     * The Rx that wait for a scan by this scanner's company, oldest first.
     *
     * @throws ApiException when the server refuses
     * @throws IOException when the server cannot be reached
     */
    List<WorklistEntry> worklist() throws IOException, InterruptedException;

    /**
     * Opens a scan, for an Rx of the worklist or without one. A scan without an Rx is not asked for twice when the answer got lost, because that could make two Rx.
     *
     * @throws ApiException with status 404 for an Rx that this company does not have, 409 for one that is scanned already, 400 when doctor or patient are missing
     * @throws IOException when the server cannot be reached
     */
    OpenedScan open(OpenScan scan) throws IOException, InterruptedException;

    /**
     * Uploads one file of an opened scan. A broken upload goes on from the offset that the server has.
     *
     * @param file the file to send; it must not change meanwhile
     * @param fileName the name that the server is told; its ending tells the format: stl, ply or obj
     * @param progress hears how far the upload is
     * @return what {@link #complete} needs to know of the file
     * @throws ApiException with status 413 when the file is larger than the server takes, or with another refusal
     * @throws IOException when the file cannot be read, or the connection stayed broken
     */
    UploadedFile upload(OpenedScan scan, Path file, String fileName, ProgressListener progress)
            throws IOException, InterruptedException;

    /**
     * Hands the scan in. Calling it again for the same scan gives the same answer and changes nothing.
     *
     * @throws ApiException with status 400 when a file is not what the manifest says or not a mesh; the message says which and why, and the scan may be completed again
     *     after another upload
     * @throws IOException when the server cannot be reached
     */
    AcceptedScan complete(UUID scanId, ScanManifest manifest) throws IOException, InterruptedException;

    /**
     * Sends a screen capture of an order whose scan is completed. Sending the same bytes again as the same kind gives the same capture, so a lost answer does no harm.
     *
     * @param orderId the order's number
     * @param kind what the picture shows; {@linkplain CaptureKind#photograph() photographs} are for scanners that take images, near-infrared ones for companies that
     *     want them
     * @param annotated whether somebody drew on the picture
     * @param takenAt when it was taken; null for now
     * @param jpeg the file's bytes: a whole JPEG with sides of 16 to 10,000 pixels and at most 24 million in all, without the patient's name
     * @throws ApiException with status 400 when the bytes are no such JPEG or this scanner takes no images, 404 for an order that this company does not have, 409 when the
     *     order has no completed scan or the company's NIRI setting is off, 413 when the file is larger than the server takes (20 MB unless it is set)
     * @throws IOException when the server cannot be reached
     */
    TakenCapture capture(long orderId, CaptureKind kind, boolean annotated, @Nullable Instant takenAt, byte[] jpeg)
            throws IOException, InterruptedException;

    /**
     * A file that the server has.
     *
     * @param upload the address that tus gave the upload
     * @param fileName the name that the server was told
     * @param sha256 of the file's bytes, in hexadecimal
     * @param size in bytes
     */
    record UploadedFile(String upload, String fileName, String sha256, long size) {

        /** This file in a manifest; {@code jaw} is "Upper" or "Lower". */
        public ScanManifest.ManifestFile as(String jaw) {
            return new ScanManifest.ManifestFile(jaw, upload, fileName, sha256);
        }
    }

    /** Hears how far an upload is; called by one thread at a time, not always the one that uploads. */
    @FunctionalInterface
    interface ProgressListener {

        /** A listener that does not care. */
        ProgressListener NONE = (sent, total) -> {};

        /** {@code sent} of {@code total} bytes were handed to the network; {@code sent} falls back when a broken upload goes on from an earlier offset. */
        void progress(long sent, long total);
    }
}
