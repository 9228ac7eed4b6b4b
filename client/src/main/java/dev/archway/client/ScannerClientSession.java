package dev.archway.client;

import dev.archway.wire.DeviceLogin;
import dev.archway.wire.DeviceToken;
import dev.archway.wire.V2;
import dev.archway.wire.V2Error;
import dev.archway.wire.WireJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;

/** One scanner's requests to one server: bears the token, and fetches a new one when it has run out. */
final class ScannerClientSession {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final URI login;
    private final DeviceLogin scanner;
    private volatile String token = "";

    ScannerClientSession(URI login, DeviceLogin scanner) {
        this.login = login;
        this.scanner = scanner;
    }

    /** Fetches a token; a refusal or a broken connection is thrown at once. */
    void login() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(login)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(WireJson.mapper().writeValueAsBytes(scanner)))
                .build();
        HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
        token = read(answer, WireJson.mapper().constructType(DeviceToken.class), DeviceToken.class)
                .token();
    }

    /** Sends a request under the token; any answer but a 2xx is an {@link ApiException}. The request is built anew when the token had to be. */
    HttpResponse<byte[]> send(Request request) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = sendOnce(request);
        if (answer.statusCode() == 401) {
            login();
            answer = sendOnce(request);
        }
        if (answer.statusCode() / 100 != 2) {
            throw refusal(answer);
        }
        return answer;
    }

    private HttpResponse<byte[]> sendOnce(Request request) throws IOException, InterruptedException {
        HttpRequest.Builder builder = HttpRequest.newBuilder().timeout(TIMEOUT).header("Accept", "application/json");
        request.fill(builder);
        return http.send(builder.setHeader("Authorization", "Bearer " + token).build(), BodyHandlers.ofByteArray());
    }

    /** The {@code Data} of an answer, or the refusal that it holds. */
    static <T> T read(HttpResponse<byte[]> answer, JavaType type, Class<? super T> check) throws IOException {
        if (answer.statusCode() / 100 != 2) {
            throw refusal(answer);
        }
        try {
            JavaType whole = WireJson.mapper().getTypeFactory().constructParametricType(V2.class, type);
            V2<T> envelope = WireJson.mapper().readValue(answer.body(), whole);
            if (check.isInstance(envelope.data())) {
                return envelope.data();
            }
        } catch (JacksonException notJson) {
            throw new IOException(answer.uri() + " did not answer as an Archway server does", notJson);
        }
        throw new IOException(answer.uri() + " answered without Data");
    }

    private static ApiException refusal(HttpResponse<byte[]> answer) {
        int status = answer.statusCode();
        String message = "the server answered HTTP " + status;
        String code = "HTTP_" + status;
        try {
            @Nullable V2Error error = WireJson.mapper().readValue(answer.body(), V2Error.class);
            if (error != null) {
                message = error.message() == null ? message : error.message();
                code = error.code() == null ? code : error.code();
            }
        } catch (JacksonException notOurs) {
            // a proxy's page, or the empty body of HEAD: the status says all there is
        }
        return new ApiException(status, code, message);
    }

    /** Fills a request; may be called again for the same request. */
    @FunctionalInterface
    interface Request {
        void fill(HttpRequest.Builder request) throws IOException;
    }
}
