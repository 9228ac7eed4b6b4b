package dev.archway.client;

import dev.archway.wire.WireJson;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Requests and their encodings. */
final class Requests {

    private Requests() {}

    static HttpRequest.Builder get(URI address) {
        return HttpRequest.newBuilder(address).header("Accept", "application/json");
    }

    static HttpRequest.Builder postJson(URI address, Object body) {
        return HttpRequest.newBuilder(address)
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(WireJson.mapper().writeValueAsBytes(body)));
    }

    static HttpRequest.Builder patchJson(URI address, Object body) {
        return HttpRequest.newBuilder(address)
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofByteArray(WireJson.mapper().writeValueAsBytes(body)));
    }

    static HttpRequest.Builder postForm(URI address, Map<String, String> fields) {
        return HttpRequest.newBuilder(address)
                .header("Accept", "application/json")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(query(fields)));
    }

    static String query(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static HttpRequest.Builder bearer(HttpRequest.Builder request, String accessToken) {
        return request.setHeader("Authorization", "Bearer " + accessToken);
    }
}
