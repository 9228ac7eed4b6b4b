package dev.archway.server.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A scanner that speaks raw HTTP: the device API and tus 1.0.0, with JSON of its own. */
public final class Device {

    private final HttpClient client = HttpClient.newHttpClient();
    private final Http http;
    private final String token;

    private Device(Http http, String token) {
        this.http = http;
        this.token = token;
    }

    public static Device login(Http http, String serial, String secret) {
        Http.Answer answer = http.post("/api/scanner/v1/login", """
                {"Serial": "%s", "Secret": "%s"}""".formatted(serial, secret));
        String token = answer.data().path("Token").asString();
        return new Device(http.as(token), token);
    }

    public Http http() {
        return http;
    }

    public String token() {
        return token;
    }

    public JsonNode worklist() {
        return http.get("/api/scanner/v1/worklist").data();
    }

    /** Opens a scan for an Rx; {@code Data} of the answer. */
    public JsonNode open(String rx) {
        return http.post("/api/scanner/v1/scans", "{\"RxId\": \"" + rx + "\"}").data();
    }

    public Http.Answer complete(String scan, String manifest) {
        return http.post("/api/scanner/v1/scans/" + scan + "/complete", manifest);
    }

    /** Uploads a file in one piece; the address of the upload. */
    public String upload(String scan, String fileName, byte[] bytes) {
        String location = create(scan, fileName, bytes.length)
                .headers()
                .firstValue("Location")
                .orElseThrow();
        patch(location, 0, bytes);
        return location;
    }

    public HttpResponse<byte[]> create(String scan, String fileName, long length) {
        return tus(
                "POST",
                http.base() + "/api/scanner/v1/uploads",
                null,
                "Upload-Length",
                Long.toString(length),
                "Upload-Metadata",
                "scan " + base64(scan) + ",filename " + base64(fileName));
    }

    public HttpResponse<byte[]> patch(String location, long offset, byte[] bytes) {
        return tus(
                "PATCH",
                location,
                bytes,
                "Upload-Offset",
                Long.toString(offset),
                "Content-Type",
                "application/offset+octet-stream");
    }

    public HttpResponse<byte[]> tus(String method, String address, byte @Nullable [] body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address))
                .header("Authorization", "Bearer " + token)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body))
                .header("Tus-Resumable", "1.0.0");
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** A line of a manifest's Files. */
    public static String file(String jaw, String upload, String fileName, byte[] bytes) {
        return """
                {"Jaw": "%s", "Upload": "%s", "FileName": "%s", "Sha256": "%s"}""".formatted(jaw, upload, fileName, sha256(bytes));
    }

    /** A manifest with these lines, and more members if wanted, each with a comma before. */
    public static String manifest(String more, String... files) {
        return "{\"Files\": [" + String.join(", ", files) + "]" + more + "}";
    }

    /** Opens a scan for an Rx, uploads both jaws and completes it; the answer's {@code Data}. */
    public JsonNode scan(String rx, byte[] upper, byte[] lower) {
        String scan = open(rx).path("ScanId").asString();
        return complete(
                        scan,
                        manifest(
                                ", \"ScanningTime\": 95",
                                file("Upper", upload(scan, "upper.stl", upper), "upper.stl", upper),
                                file("Lower", upload(scan, "lower.stl", lower), "lower.stl", lower)))
                .data();
    }

    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    /** Everything but the first {@code count} bytes. */
    public static byte[] after(byte[] bytes, int count) {
        return Arrays.copyOfRange(bytes, count, bytes.length);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
