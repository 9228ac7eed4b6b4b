package dev.archway.server.scan;

import dev.archway.server.platform.ArchwayProperties;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.Conflict;
import dev.archway.server.shared.Invalid;
import dev.archway.server.shared.NotFound;
import dev.archway.server.shared.PlainText;
import dev.archway.server.shared.TooLarge;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The files that scanners are sending, piece by piece and over broken connections. How far an upload has come is the size of its file and nothing else, so that no
 * crash can make the two disagree. Another company's upload is one that is not there.
 */
@Service
public class Uploads {

    private static final Duration KEPT = Duration.ofDays(7);
    private static final int LONGEST_NAME = 255;

    private final UploadRepository repository;
    private final UploadFiles files;
    private final ScanRepository scans;
    private final ArchwayProperties properties;
    private final Clock clock;

    Uploads(
            UploadRepository repository,
            UploadFiles files,
            ScanRepository scans,
            ArchwayProperties properties,
            Clock clock) {
        this.repository = repository;
        this.files = files;
        this.scans = scans;
        this.properties = properties;
        this.clock = clock;
    }

    /** The most bytes that one upload may have. */
    public long maximum() {
        return properties.maxUpload().toBytes();
    }

    /** Begins an upload of {@code length} bytes for a scan that is open. */
    @Transactional
    public Upload begin(CompanyId company, UUID scan, @Nullable String fileName, long length) throws IOException {
        if (length < 0) {
            throw Invalid.field("Upload-Length", length, "a number of bytes");
        }
        if (length > maximum()) {
            throw TooLarge.because(
                    "UPLOAD_TOO_LARGE",
                    "The file has " + length + " bytes; at most " + maximum() + " are accepted (archway.max-upload).");
        }
        String name = PlainText.line("filename", fileName, LONGEST_NAME);
        Scan open = scans.find(company, scan).orElseThrow(() -> Scan.notFound(scan));
        open.mustBeOpen();
        Upload upload = new Upload(
                company,
                UUID.randomUUID(),
                scan,
                name == null ? "" : name,
                length,
                clock.instant().plus(KEPT),
                0);
        files.create(upload.id());
        repository.add(upload);
        return upload;
    }

    public Upload get(CompanyId company, UUID id) throws IOException {
        return find(company, id);
    }

    /**
     * Takes what comes next of a file: what arrived before the connection broke is kept. Returns the upload with its new offset, which is on disk then.
     *
     * @throws Conflict when {@code offset} is not where the upload is, or another connection is sending to it
     */
    public Upload append(CompanyId company, UUID id, long offset, InputStream bytes) throws IOException {
        Upload upload = find(company, id);
        files.append(upload, offset, bytes);
        return find(company, id);
    }

    /** Gives an upload up. */
    public void delete(CompanyId company, UUID id) throws IOException {
        if (!repository.delete(company, id)) {
            throw notFound(id);
        }
        files.delete(id);
    }

    /** The file of an upload that has arrived whole; nobody writes to it any more. */
    Path file(Upload upload) {
        return files.path(upload.id());
    }

    private Upload find(CompanyId company, UUID id) throws IOException {
        Upload upload = repository.find(company, id).orElseThrow(() -> notFound(id));
        if (!upload.expiresAt().isAfter(clock.instant()) || !files.exists(id)) {
            throw notFound(id);
        }
        return new Upload(
                company, id, upload.scan(), upload.fileName(), upload.length(), upload.expiresAt(), files.size(id));
    }

    private static NotFound notFound(UUID id) {
        return NotFound.because("UPLOAD_NOT_FOUND", "There is no upload " + id + " here.");
    }
}
