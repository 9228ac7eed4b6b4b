package dev.archway.server.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Raw HTTP with JSON of the test's own, so that a mistake that server and client share shows. */
public final class Http {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private final String base;
    private final List<String> headers;

    public Http(String base) {
        this(base, List.of());
    }

    private Http(String base, List<String> headers) {
        this.base = base;
        this.headers = headers;
    }

    public String base() {
        return base;
    }

    /** The same calls with a bearer token. */
    public Http as(String token) {
        return with("Authorization", "Bearer " + token);
    }

    /** The same calls with one more header. */
    public Http with(String name, String value) {
        List<String> more = new ArrayList<>(headers);
        more.addAll(List.of(name, value));
        return new Http(base, more);
    }

    public Answer get(String path) {
        return send("GET", path, null, null);
    }

    public Answer delete(String path) {
        return send("DELETE", path, null, null);
    }

    public Answer post(String path, String json) {
        return send("POST", path, json, "application/json");
    }

    public Answer put(String path, String json) {
        return send("PUT", path, json, "application/json");
    }

    public Answer patch(String path, String json) {
        return send("PATCH", path, json, "application/json");
    }

    public Answer form(String path, String form) {
        return send("POST", path, form, "application/x-www-form-urlencoded");
    }

    public Answer send(String method, String path, @Nullable String body, @Nullable String contentType) {
        return sendBytes(method, path, body == null ? null : body.getBytes(StandardCharsets.UTF_8), contentType);
    }

    /** Sends a body that need not be text. */
    public Answer sendBytes(String method, String path, byte @Nullable [] body, @Nullable String contentType) {
        URI uri = URI.create(path.startsWith("http") ? path : base + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        if (!headers.isEmpty()) {
            request.headers(headers.toArray(String[]::new));
        }
        try {
            HttpResponse<byte[]> response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** What came back. */
    public record Answer(HttpResponse<byte[]> response) {

        public int status() {
            return response.statusCode();
        }

        public String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        public byte[] bytes() {
            return response.body();
        }

        public JsonNode json() {
            return JSON.readTree(response.body());
        }

        /** {@code Data} of a V2 body. */
        public JsonNode data() {
            return json().path("Data");
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }
}
