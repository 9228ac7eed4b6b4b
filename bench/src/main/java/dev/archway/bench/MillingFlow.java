package dev.archway.bench;

import dev.archway.client.ApiException;
import dev.archway.client.Sandbox;
import dev.archway.wire.SandboxTokenRequest;
import dev.archway.wire.WireJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Cases that go the whole way of a physical model, driven from every side over HTTP: practice and scanner, the lab that orders the model and proceeds, and milling stations that
 * take whatever waits. Each driver looks where its case is and does what comes next, so that it goes on after a server that was killed as after one that was not.
 */
final class MillingFlow implements AutoCloseable {

    private static final Duration GLANCE = Duration.ofMillis(50);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final long LAB = 70010;
    private static final int OK = 200;
    private static final int NO_CONTENT = 204;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int BROKEN = 500;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI server;
    private final Circle circle;
    private final String lab;
    private final String modeler;
    private final Path upper;
    private final Path lower;
    private final Queue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();

    /** A move that the server said it has made: nothing may lose it any more. */
    record Acknowledged(long order, String state) {}

    /** Signs everybody in; practice and lab are notified at the receiver. */
    MillingFlow(URI server, Receiver receiver, Path upper, Path lower) throws IOException, InterruptedException {
        this.server = server;
        this.upper = upper;
        this.lower = lower;
        this.circle = new Circle(server, receiver);
        this.lab = Sandbox.tokens(
                        server,
                        new SandboxTokenRequest(
                                "sandbox-lms",
                                "labtech@precision.test",
                                LAB,
                                receiver.address().toString()))
                .oauthResponse()
                .accessToken();
        this.modeler = send("POST", "/sandbox/sign-ins", null, """
                        {"Partner": "sandbox-lms", "User": "modeler@sandbox.test"}""")
                .json()
                .path("Data")
                .path("access_token")
                .asString();
    }

    Queue<Acknowledged> acknowledged() {
        return acknowledged;
    }

    /** Brings so many cases to their end by so many threads, whatever happens to the server meanwhile, and says so at each tenth; what goes wrong otherwise comes out of here. */
    void run(int orders, int threads) throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        AtomicInteger ended = new AtomicInteger();
        int tenth = Math.max(1, orders / 10);
        Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
        List<Thread> drivers = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            String station = "mill-" + i;
            drivers.add(Thread.ofVirtual().start(() -> {
                try {
                    while (next.getAndIncrement() < orders && failures.isEmpty()) {
                        toItsEnd(station, failures);
                        int count = ended.incrementAndGet();
                        if (count % tenth == 0) {
                            Rounds.line("%,d of %,d cases have come to their end", count, orders);
                        }
                    }
                } catch (RuntimeException | InterruptedException e) {
                    failures.add(e);
                }
            }));
        }
        for (Thread driver : drivers) {
            driver.join();
        }
        if (!failures.isEmpty()) {
            throw new IllegalStateException("a case could not go on", failures.peek());
        }
    }

    private void toItsEnd(String station, Queue<Throwable> failures) throws InterruptedException {
        UUID rx = null;
        while (failures.isEmpty()) {
            try {
                if (rx == null) {
                    rx = circle.request("M-" + station + "-" + System.nanoTime());
                }
                if (step(rx, station)) {
                    return;
                }
            } catch (IOException | UncheckedIOException _) {
                LockSupport.parkNanos(GLANCE.toNanos()); // the server is away
            } catch (ApiException e) {
                // what was carried out without an answer is refused when it is asked for again, and a server that stops
                // may answer 5xx
                if (e.status() < CONFLICT) {
                    throw e;
                }
                LockSupport.parkNanos(GLANCE.toNanos());
            }
        }
    }

    /** Does what comes next; true when the case has come to its end. */
    private boolean step(UUID rx, String station) throws IOException, InterruptedException {
        Answer seen = send("GET", "/third-party/v2/orders/" + rx, lab, null);
        if (seen.status() != OK) {
            seen.mustBeRefusal(); // before its first files are made the lab does not know the order
        }
        String status = seen.json().path("Data").path("Status").asString("Scanning");
        long order = seen.json().path("Data").path("OrderId").asLong();
        switch (status) {
            case "Downloaded" -> {
                finish(station); // what it took by a call whose answer was lost is somebody else's case
                return true;
            }
            case "Scanning" -> scan(rx);
            case "Ready for Download" -> lab(order, "physical-model", "MODELING");
            case "Lab Review" -> lab(order, "proceed", "MILLING");
            case "iTero Milling", "Ready to Ship" -> mill(order, station);
            default -> LockSupport.parkNanos(GLANCE.toNanos()); // files are being made
        }
        return false;
    }

    /** Once; while its files are being made, the lab does not see the order, and the worklist does not have it. */
    private void scan(UUID rx) throws IOException, InterruptedException {
        boolean waits = circle.scanner().worklist().stream()
                .anyMatch(entry -> entry.rxId().equals(rx));
        if (waits) {
            acknowledged.add(new Acknowledged(circle.scan(rx, upper, lower).orderId(), "PROCESSING"));
        } else {
            LockSupport.parkNanos(GLANCE.toNanos());
        }
    }

    private void lab(long order, String action, String state) throws IOException, InterruptedException {
        Answer answer = send("POST", "/third-party/v2/order/" + order + "/" + action, lab, "");
        if (answer.status() == OK) {
            acknowledged.add(new Acknowledged(order, state));
        } else {
            answer.mustBeRefusal();
        }
    }

    /** What this station has, and then the next that waits, whosever it is. An order that is ready to ship may have lost its parcel with a server. */
    private void mill(long own, String station) throws IOException, InterruptedException {
        Answer taken = send("POST", "/api/models/v1/milling/take", modeler, named(station));
        if (taken.status() != OK && taken.status() != NO_CONTENT) {
            taken.mustBeRefusal();
        }
        if (finish(station) == 0) {
            work(own, "shipped", shipment(station), "DOWNLOADED");
            LockSupport.parkNanos(GLANCE.toNanos());
        }
    }

    /** Mills and ships what a station has; says how many that were. */
    private int finish(String station) throws IOException, InterruptedException {
        Answer mine = send("GET", "/api/models/v1/milling?station=" + station, modeler, null);
        if (mine.status() != OK) {
            mine.mustBeRefusal();
        }
        for (JsonNode job : mine.json().path("Data")) {
            work(job.path("OrderId").asLong(), "milled", named(station), "READY_TO_SHIP");
            work(job.path("OrderId").asLong(), "shipped", shipment(station), "DOWNLOADED");
        }
        return mine.json().path("Data").size();
    }

    private static String named(String station) {
        return "{\"Station\": \"" + station + "\"}";
    }

    private static String shipment(String station) {
        return "{\"Station\": \"" + station + "\", \"Carrier\": \"Parcel Service\", \"Tracking\": \"" + station
                + "-1\"}";
    }

    private void work(long order, String end, String body, String state) throws IOException, InterruptedException {
        Answer answer = send("POST", "/api/models/v1/orders/" + order + "/" + end, modeler, body);
        if (answer.status() == OK) {
            acknowledged.add(new Acknowledged(order, state));
        } else {
            answer.mustBeRefusal();
        }
    }

    private record Answer(int status, String body) {

        JsonNode json() {
            return WireJson.mapper().readTree(body.isEmpty() ? "{}" : body);
        }

        /** Somebody was faster, or an answer was lost: 409, or 404 where the order has left the workshop. A server that is being killed may say 5xx. */
        void mustBeRefusal() throws IOException {
            if (status >= BROKEN) {
                throw new IOException(toString());
            }
            if (status != CONFLICT && status != NOT_FOUND) {
                throw new IllegalStateException(toString());
            }
        }
    }

    private Answer send(String method, String path, @Nullable String token, @Nullable String json)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path))
                .timeout(TIMEOUT)
                .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (json != null && !json.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.body());
    }

    @Override
    public void close() {
        circle.close();
        http.shutdownNow();
        http.close();
    }
}
