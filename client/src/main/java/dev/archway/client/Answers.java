package dev.archway.client;

import dev.archway.wire.V2;
import dev.archway.wire.WireJson;
import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads answers: the data of one that succeeded, an {@link ApiException} for any other. */
final class Answers {

    private static final JsonMapper JSON = WireJson.mapper();

    private Answers() {}

    /** The content of {@code Data} of a V2 answer. */
    static <T> T data(HttpResponse<byte[]> answer, Class<T> type) {
        V2<?> envelope = (V2<?>) read(answer, JSON.getTypeFactory().constructParametricType(V2.class, type));
        Object data = envelope.data();
        if (data == null || envelope.status() != V2.SUCCESS) {
            throw error(answer);
        }
        return type.cast(data);
    }

    /** The whole body, for answers without an envelope. */
    static <T> T bare(HttpResponse<byte[]> answer, Class<T> type) {
        return type.cast(read(answer, JSON.getTypeFactory().constructType(type)));
    }

    /** The whole body of a type with parameters. */
    static Object bare(HttpResponse<byte[]> answer, JavaType type) {
        return read(answer, type);
    }

    private static Object read(HttpResponse<byte[]> answer, JavaType type) {
        if (answer.statusCode() / 100 != 2) {
            throw error(answer);
        }
        try {
            Object read = JSON.readValue(answer.body(), type);
            if (read == null) {
                throw unreadable(answer);
            }
            return read;
        } catch (JacksonException wrong) {
            throw unreadable(answer);
        }
    }

    /** The error of an answer in any of its shapes: V2, V3, OAuth (RFC 6749, 5.2), or none at all. */
    static ApiException error(HttpResponse<byte[]> answer) {
        int status = answer.statusCode();
        JsonNode body = tree(answer.body());
        String code = text(body, "Code", text(body, "error", "http_" + status));
        String message = text(body, "Message", text(body, "error_description", "the server answered " + status));
        return new ApiException(status, code, message);
    }

    static ApiException unreadable(HttpResponse<byte[]> answer) {
        // the parser's own words may quote the answer, and with it a patient
        return new ApiException(
                answer.statusCode(), "unreadable_answer", "the server's answer is not what the API promises");
    }

    private static @Nullable JsonNode tree(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (JacksonException notJson) {
            return null;
        }
    }

    private static String text(@Nullable JsonNode body, String name, String otherwise) {
        JsonNode value = body == null ? null : body.get(name);
        return value != null && value.isString() ? value.stringValue() : otherwise;
    }
}
