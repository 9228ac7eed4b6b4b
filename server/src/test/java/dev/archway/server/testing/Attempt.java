package dev.archway.server.testing;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request for an endpoint, complete but for who sends it.
 *
 * @param unknown the code that the documents have for ids that nobody knows here; {@link #NO_IDS} when the request has none
 */
public record Attempt(
        String method,
        String path,
        @Nullable String body,
        @Nullable String contentType,
        Map<String, String> headers,
        int unknown) {

    public static final int NO_IDS = 0;

    public boolean hasIds() {
        return unknown != NO_IDS;
    }

    public Http.Answer send(Http caller) {
        return send(caller, method);
    }

    /** The same request with another method. */
    public Http.Answer send(Http caller, String otherMethod) {
        return as(caller).send(otherMethod, path, body, contentType);
    }

    /** The same request to another path. */
    public Http.Answer sendTo(Http caller, String otherPath) {
        return as(caller).send(method, otherPath, body, contentType);
    }

    private Http as(Http caller) {
        Http with = caller;
        for (Map.Entry<String, String> header : headers.entrySet()) {
            with = with.with(header.getKey(), header.getValue());
        }
        return with;
    }
}
