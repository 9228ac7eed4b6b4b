package dev.archway.server.scan.rest;

import dev.archway.server.account.Scanner;
import dev.archway.server.platform.PublicAddress;
import dev.archway.server.scan.Upload;
import dev.archway.server.scan.Uploads;
import dev.archway.server.shared.Invalid;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** The tus protocol 1.0.0 (tus.io): its core, and the extensions creation, expiration and termination. */
@RestController
@RequestMapping(UploadsController.PATH)
class UploadsController {

    static final String PATH = "/api/scanner/v1/uploads";

    private static final String VERSION = "1.0.0";
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

    private final Uploads uploads;
    private final PublicAddress address;

    UploadsController(Uploads uploads, PublicAddress address) {
        this.uploads = uploads;
        this.address = address;
    }

    @RequestMapping(
            method = RequestMethod.OPTIONS,
            path = {"", "/{upload}"})
    ResponseEntity<Void> options(Scanner scanner) {
        return tus(ResponseEntity.noContent())
                .header("Tus-Version", VERSION)
                .header("Tus-Extension", "creation,expiration,termination")
                .header("Tus-Max-Size", Long.toString(uploads.maximum()))
                .build();
    }

    @PostMapping
    ResponseEntity<Void> create(
            Scanner scanner,
            @RequestHeader(name = "Tus-Resumable", required = false) @Nullable String version,
            @RequestHeader(name = "Upload-Length", required = false) @Nullable String length,
            @RequestHeader(name = "Upload-Metadata", required = false) @Nullable String metadata)
            throws IOException {
        mustBeOurs(version);
        Map<String, String> given = UploadMetadata.parse(metadata);
        String scan = given.get("scan");
        if (scan == null) {
            throw Invalid.missing("Upload-Metadata: scan", "the ScanId in Base64");
        }
        Upload upload = uploads.begin(
                scanner.company(), ScanIds.scan(scan), given.get("filename"), number("Upload-Length", length));
        return tus(ResponseEntity.created(URI.create(address.base() + PATH + "/" + upload.id())))
                .header("Upload-Expires", HTTP_DATE.format(upload.expiresAt()))
                .build();
    }

    @RequestMapping(method = RequestMethod.HEAD, path = "/{upload}")
    ResponseEntity<Void> head(
            Scanner scanner,
            @PathVariable String upload,
            @RequestHeader(name = "Tus-Resumable", required = false) @Nullable String version)
            throws IOException {
        mustBeOurs(version);
        Upload found = uploads.get(scanner.company(), ScanIds.upload(upload));
        return tus(ResponseEntity.ok())
                .header("Upload-Offset", Long.toString(found.offset()))
                .header("Upload-Length", Long.toString(found.length()))
                .header("Upload-Expires", HTTP_DATE.format(found.expiresAt()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @PatchMapping(path = "/{upload}", consumes = "application/offset+octet-stream")
    ResponseEntity<Void> append(
            Scanner scanner,
            @PathVariable String upload,
            @RequestHeader(name = "Tus-Resumable", required = false) @Nullable String version,
            @RequestHeader(name = "Upload-Offset", required = false) @Nullable String offset,
            HttpServletRequest request)
            throws IOException {
        mustBeOurs(version);
        UUID id = ScanIds.upload(upload);
        long from = number("Upload-Offset", offset);
        Upload before = uploads.get(scanner.company(), id);
        // an offset that is wrong is told by append()
        if (from == before.offset() && request.getContentLengthLong() > before.length() - from) {
            throw Invalid.field(
                    "Content-Length",
                    request.getContentLengthLong(),
                    "at most what is missing of the upload's " + before.length() + " bytes");
        }
        Upload after = uploads.append(scanner.company(), id, from, request.getInputStream());
        return tus(ResponseEntity.noContent())
                .header("Upload-Offset", Long.toString(after.offset()))
                .header("Upload-Expires", HTTP_DATE.format(after.expiresAt()))
                .build();
    }

    @DeleteMapping("/{upload}")
    ResponseEntity<Void> delete(
            Scanner scanner,
            @PathVariable String upload,
            @RequestHeader(name = "Tus-Resumable", required = false) @Nullable String version)
            throws IOException {
        mustBeOurs(version);
        uploads.delete(scanner.company(), ScanIds.upload(upload));
        return tus(ResponseEntity.noContent()).build();
    }

    private static void mustBeOurs(@Nullable String version) {
        if (!VERSION.equals(version)) {
            ErrorResponseException wrong = new ErrorResponseException(HttpStatus.PRECONDITION_FAILED);
            wrong.setDetail("Tus-Resumable must be " + VERSION + ".");
            wrong.getHeaders().set("Tus-Version", VERSION);
            throw wrong;
        }
    }

    private static long number(String header, @Nullable String value) {
        if (value == null) {
            throw Invalid.missing(header, "a number of bytes");
        }
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw Invalid.field(header, value, "a number of bytes");
        }
    }

    private static ResponseEntity.HeadersBuilder<?> tus(ResponseEntity.HeadersBuilder<?> answer) {
        return answer.header("Tus-Resumable", VERSION);
    }
}
