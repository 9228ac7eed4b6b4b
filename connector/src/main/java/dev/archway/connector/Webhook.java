package dev.archway.connector;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.archway.wire.Notification;
import dev.archway.wire.WireJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;

/**
 * Takes scan notifications (DPMS API V2, 4.5): {@code {"Id","CompanyId"}} posted to an address that ends with a secret. It answers 204 only after the receiver has made
 * the notification durable; all work comes later.
 */
final class Webhook implements AutoCloseable {

    private static final int LONGEST_BODY = 8 * 1024;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final String secret;
    private final long companyId;
    private final Consumer<UUID> receiver;
    private final ConnectorEvents events;

    Webhook(InetSocketAddress listen, String secret, long companyId, Consumer<UUID> receiver, ConnectorEvents events) {
        this.secret = secret;
        this.companyId = companyId;
        this.receiver = receiver;
        this.events = events;
        try {
            this.server = HttpServer.create(listen, 0);
        } catch (IOException taken) {
            throw new Failure(
                    "cannot listen on " + listen.getHostString() + ":" + listen.getPort() + ": " + taken.getMessage());
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** The address of this machine that notifications may be posted to. */
    URI address() {
        InetSocketAddress bound = server.getAddress();
        String host = bound.getAddress().isAnyLocalAddress()
                ? "127.0.0.1"
                : bound.getAddress().getHostAddress();
        return URI.create(
                "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + bound.getPort() + "/" + secret);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            int status = status(exchange);
            if (status != 204) {
                events.webhookRefused(status);
            }
            exchange.sendResponseHeaders(status, -1);
        }
    }

    private int status(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        // a proxy may put something before the secret
        if (path == null || !Secrets.same(path.substring(path.lastIndexOf('/') + 1), secret)) {
            return 404;
        }
        if (!exchange.getRequestMethod().equals("POST")) {
            return 405;
        }
        byte[] body;
        try (InputStream in = exchange.getRequestBody()) {
            body = in.readNBytes(LONGEST_BODY + 1);
        }
        return body.length > LONGEST_BODY ? 413 : take(body);
    }

    private int take(byte[] body) {
        try {
            Notification notification = WireJson.mapper().readValue(body, Notification.class);
            UUID rxId = UUID.fromString(notification.id());
            // a shared callback URL also gets other companies' notifications: fine, and not for us
            if (Long.parseLong(notification.companyId()) == companyId) {
                receiver.accept(rxId);
            }
            return 204;
        } catch (JacksonException | IllegalArgumentException | NullPointerException rubbish) {
            return 400;
        } catch (Database.DatabaseFailure | UncheckedIOException notKept) {
            return 503;
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
