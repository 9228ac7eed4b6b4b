package dev.archway.connector;

import com.sun.net.httpserver.HttpServer;
import dev.archway.client.Authorization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Waits on this machine for the browser to come back from a sign-in (RFC 8252, 7.3). */
final class LoopbackAnswer implements AutoCloseable {

    private static final String PATH = "/callback";

    private final HttpServer server;
    private final CompletableFuture<Map<String, String>> answer = new CompletableFuture<>();

    LoopbackAnswer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.createContext(PATH, exchange -> {
            try (exchange) {
                byte[] page = "Signed in or refused: the terminal tells. You can close this page."
                        .getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
                exchange.sendResponseHeaders(200, page.length);
                exchange.getResponseBody().write(page);
                answer.complete(parameters(exchange.getRequestURI().getRawQuery()));
            }
        });
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + PATH);
    }

    /** The code of that sign-in. */
    String code(Authorization begun, Duration patience) throws InterruptedException {
        Map<String, String> came = await(patience);
        String state = came.getOrDefault("state", "");
        String code = came.get("code");
        if (!Secrets.same(state, begun.state())) {
            throw new Failure("the answer is not of this sign-in; nothing was done");
        }
        if (code == null) {
            throw new Failure("the sign-in was refused");
        }
        return code;
    }

    private Map<String, String> await(Duration patience) throws InterruptedException {
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw new Failure("nobody signed in within " + patience.toMinutes() + " minutes");
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<String, String> parameters(@Nullable String query) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : query == null ? new String[0] : query.split("&")) {
            String[] parts = pair.split("=", 2);
            parameters.put(parts[0], parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return parameters;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
