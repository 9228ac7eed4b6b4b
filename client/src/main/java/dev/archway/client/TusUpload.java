package dev.archway.client;

import dev.archway.client.ScannerClient.ProgressListener;
import dev.archway.client.ScannerClient.UploadedFile;
import dev.archway.wire.OpenedScan;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;

/**
 * One file on its way by tus 1.0.0 (creation, core): created, then sent piece by piece, each piece acknowledged by the server's new offset.
 *
 * <p>Written on the JDK's HTTP client because tus-java-client goes through {@code HttpURLConnection}, which cannot send PATCH, sets no read timeout there and hides the
 * body of a refusal.
 */
final class TusUpload {

    /** Small enough to notice a stalled connection by the time that a piece takes, large enough not to cost speed. */
    private static final long PIECE = 8L << 20;

    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private final ScannerClientSession session;
    private final ScannerClientPatience patience;
    private final Path file;
    private final ProgressListener progress;

    TusUpload(ScannerClientSession session, ScannerClientPatience patience, Path file, ProgressListener progress) {
        this.session = session;
        this.patience = patience;
        this.file = file;
        this.progress = progress;
    }

    UploadedFile run(OpenedScan scan, String fileName) throws IOException, InterruptedException {
        long size = Files.size(file);
        String sha256 = TusUploadBody.sha256(file);
        URI location = create(scan, fileName, size);
        send(location, size);
        return new UploadedFile(location.toString(), fileName, sha256, size);
    }

    private URI create(OpenedScan scan, String fileName, long size) throws IOException, InterruptedException {
        URI uploads = URI.create(scan.uploadUrl());
        String metadata = "scan " + base64(scan.scanId().toString()) + ",filename " + base64(fileName);
        while (true) {
            try {
                HttpResponse<byte[]> created = session.send(request -> tus(request, uploads)
                        .header("Upload-Length", Long.toString(size))
                        .header("Upload-Metadata", metadata)
                        .POST(BodyPublishers.noBody()));
                String location = created.headers()
                        .firstValue("Location")
                        .orElseThrow(() -> new IOException(uploads + " made an upload without a Location"));
                return uploads.resolve(location);
            } catch (IOException broken) {
                patience.after(broken);
            } catch (ApiException refusal) {
                patience.after(refusal);
            }
        }
    }

    private void send(URI location, long size) throws IOException, InterruptedException {
        long offset = 0;
        boolean agreed = true;
        while (offset < size) {
            try {
                long there = agreed ? patch(location, offset, Math.min(PIECE, size - offset), size) : head(location);
                if (there < 0 || there > size) {
                    throw new IOException(location + " is at offset " + there + " of " + size + " bytes");
                }
                if (there > offset) {
                    patience.renew();
                }
                offset = there;
                agreed = true;
                progress.progress(offset, size);
            } catch (IOException broken) {
                agreed = false;
                patience.after(broken);
            } catch (ApiException refusal) {
                if (refusal.status() == 409 && agreed) {
                    // the server is at another offset than we thought: ask for it
                    patience.after(new IOException("the server's offset is not " + offset, refusal));
                } else {
                    patience.after(refusal);
                }
                agreed = false;
            }
        }
    }

    private long patch(URI location, long offset, long length, long size) throws IOException, InterruptedException {
        try (TusUploadBody body = new TusUploadBody(file, offset, length, sent -> progress.progress(sent, size))) {
            return offset(session.send(request -> tus(request, location)
                    .timeout(TIMEOUT)
                    .header("Content-Type", "application/offset+octet-stream")
                    .header("Upload-Offset", Long.toString(offset))
                    .method("PATCH", body.publisher())));
        }
    }

    private long head(URI location) throws IOException, InterruptedException {
        return offset(session.send(request -> tus(request, location).HEAD()));
    }

    private static HttpRequest.Builder tus(HttpRequest.Builder request, URI uri) {
        return request.uri(uri).header("Tus-Resumable", "1.0.0");
    }

    private static long offset(HttpResponse<byte[]> answer) throws IOException {
        String offset = answer.headers().firstValue("Upload-Offset").orElse("nowhere");
        try {
            return Long.parseLong(offset);
        } catch (NumberFormatException e) {
            throw new IOException(answer.uri() + " says that it is at offset " + offset, e);
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
