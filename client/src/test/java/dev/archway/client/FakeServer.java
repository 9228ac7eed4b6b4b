package dev.archway.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** An HTTP server that answers what a test tells it and remembers what it was asked. */
final class FakeServer implements AutoCloseable {

    /** Answers one request; the exchange is closed afterwards. */
    interface Handler {
        void answer(HttpExchange exchange, Seen seen) throws IOException;
    }

    /** A request as it arrived. */
    record Seen(String method, String path, @Nullable String query, Map<String, List<String>> headers, String body) {
        @Nullable
        String header(String name) {
            List<String> values = headers.get(name);
            return values == null ? null : values.getFirst();
        }

        String line() {
            return method + " " + path + (query == null ? "" : "?" + query);
        }
    }

    private final HttpServer server;
    private final Map<String, Handler> handlers = new ConcurrentHashMap<>();
    private final List<Seen> seen = new CopyOnWriteArrayList<>();

    FakeServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
        on("GET /api/third-party/v2/discovery", json(200, discovery()));
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    String discovery() {
        return """
                {"Data":{"Region":"US","Domain":"%1$s","Path":"third-party/v2","OAuthBase":"%1$s","PortalUrl":"%1$s"},"Status":1}""".formatted(base());
    }

    FakeServer on(String request, Handler handler) {
        handlers.put(request, handler);
        return this;
    }

    List<Seen> seen() {
        return seen;
    }

    List<Seen> seen(String methodAndPath) {
        return seen.stream()
                .filter(one -> (one.method() + " " + one.path()).equals(methodAndPath))
                .toList();
    }

    static Handler json(int status, String body) {
        return (exchange, seen) -> send(exchange, status, body.getBytes(StandardCharsets.UTF_8));
    }

    /** The handlers one after another; the last one for all further requests. */
    static Handler inTurn(Handler... handlers) {
        List<Handler> left = new CopyOnWriteArrayList<>(handlers);
        return (exchange, seen) -> {
            Handler next;
            synchronized (left) {
                next = left.size() > 1 ? left.removeFirst() : left.getFirst();
            }
            next.answer(exchange, seen);
        };
    }

    static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            URI address = exchange.getRequestURI();
            Seen request = new Seen(
                    exchange.getRequestMethod(),
                    address.getPath(),
                    address.getRawQuery(),
                    exchange.getRequestHeaders(),
                    body);
            seen.add(request);
            handlers.getOrDefault(
                            request.method() + " " + request.path(),
                            json(
                                    404,
                                    "{\"Data\":null,\"Status\":0,\"Message\":\"nothing here\",\"Code\":\"not_found\"}"))
                    .answer(exchange, request);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
