package dev.archway.bench;

import dev.archway.client.Sandbox;
import dev.archway.mesh.MeshFiles;
import dev.archway.mesh.MeshFormat;
import dev.archway.scanner.SyntheticArch;
import dev.archway.wire.Notification;
import dev.archway.wire.SandboxTokenRequest;
import dev.archway.wire.WireJson;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** How fast notifications leave, beside the two ways that anybody would try first; what a dead receiver costs the others; and how soon a single one is there. */
@Command(
        name = "notifications",
        description = "Notifications to a fast receiver beside two peers, beside a dead receiver, and one at a time.",
        mixinStandardHelpOptions = true)
final class NotificationBench implements Callable<Integer> {

    private static final String PARTNER = "sandbox-dpms";
    private static final long COMPANY = 90360;
    private static final int HEALTHY = 9;
    private static final int SMALL = 2_000;

    @Option(names = "--root", required = true, hidden = true)
    Path root = Path.of(".");

    @Option(names = "--count", description = "Notifications in a run (${DEFAULT-VALUE}).")
    int count = 10_000;

    @Option(names = "--runs", description = "Runs of each that count, after --warm-up ones (${DEFAULT-VALUE}).")
    int runs = 5;

    @Option(names = "--warm-up", description = "Runs that do not count (${DEFAULT-VALUE}).")
    int warmUp = 2;

    @Option(names = "--scans", description = "Scans for the time from ready to received (${DEFAULT-VALUE}).")
    int scans = 40;

    @Option(names = "--flags", split = " ", description = "More flags for the server's JVM.")
    List<String> flags = List.of();

    private final HttpClient client = HttpClient.newHttpClient();
    private URI address = URI.create("http://127.0.0.1");

    @Override
    public Integer call() throws Exception {
        Path work = Files.createTempDirectory("archway-bench");
        Path data = work.resolve("data");
        List<String> settings = new ArrayList<>(List.of("-Xmx512m"));
        settings.addAll(flags);
        try (ServerProcess server = ServerProcess.start(root, data, settings.toArray(String[]::new));
                ServerDatabase database = ServerDatabase.in(data)) {
            address = server.address();
            Sandbox.tokens(address, new SandboxTokenRequest(PARTNER, "dentist@riverside.test", COMPANY, null));
            fastReceiver(database);
            deadReceiver(database);
            single(database, work);
            return 0;
        } finally {
            client.close();
            Folders.delete(work);
        }
    }

    private void fastReceiver(ServerDatabase database) throws Exception {
        List<Duration> ours = new ArrayList<>();
        List<Duration> tasks = new ArrayList<>();
        List<Duration> loop = new ArrayList<>();
        try (CountingReceiver receiver = new CountingReceiver();
                NotificationPeers peers = new NotificationPeers()) {
            UUID endpoint = register(receiver);
            for (int run = -warmUp; run < runs; run++) {
                Duration own = ours(database, List.of(endpoint), List.of(receiver), count);
                Duration task = peers.taskEach(database, receiver, count);
                Duration bare = peers.loop(receiver, count);
                if (run >= 0) {
                    ours.add(own);
                    tasks.add(task);
                    loop.add(bare);
                }
            }
            remove(endpoint);
        }
        double own = rate(ours);
        System.out.printf(
                "%,d to one receiver, durable, signed, logged     %,.0f a second (%s)%n", count, own, Figures.of(ours));
        System.out.printf(
                "peer: one db-scheduler task each                  %,.0f a second (%s)%n",
                rate(tasks), Figures.of(tasks));
        System.out.printf(
                "peer: loop round HttpClient, not durable          %,.0f a second (%s)%n",
                rate(loop), Figures.of(loop));
        System.out.printf(
                "ratio to the tasks %.2f (at least 2.5), to the loop %.2f (at least 0.4)%n",
                own / rate(tasks), own / rate(loop));
    }

    private void deadReceiver(ServerDatabase database) throws Exception {
        List<CountingReceiver> receivers = new ArrayList<>();
        List<UUID> endpoints = new ArrayList<>();
        List<Duration> alone = new ArrayList<>();
        List<Duration> beside = new ArrayList<>();
        try (ServerSocket dead = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            for (int i = 0; i < HEALTHY; i++) {
                receivers.add(new CountingReceiver());
                endpoints.add(register(receivers.getLast()));
            }
            UUID silent = register(URI.create("http://127.0.0.1:" + dead.getLocalPort() + "/scans"));
            int each = count / HEALTHY;
            for (int run = -warmUp; run < runs; run++) {
                Duration without = ours(database, endpoints, receivers, each);
                database.layNotifications(silent, COMPANY, each);
                post("/sandbox/endpoints/" + silent + "/open");
                Duration with = ours(database, endpoints, receivers, each);
                database.run("update notification set state = 'DROPPED', ended_at = now() where state = 'WAITING'");
                if (run >= 0) {
                    alone.add(without);
                    beside.add(with);
                }
            }
            endpoints.add(silent);
            for (UUID endpoint : endpoints) {
                remove(endpoint);
            }
        } finally {
            for (CountingReceiver each : receivers) {
                each.close();
            }
        }
        System.out.printf("nine receivers, %,d each                        %s%n", count / HEALTHY, Figures.of(alone));
        System.out.printf("the same beside a tenth that never answers        %s%n", Figures.of(beside));
        System.out.printf("they lose %.1f %% (less than 5)%n", 100 * (seconds(beside) / seconds(alone) - 1));
    }

    /** Real scans, small ones: from the moment when the revision is written down as ready to the moment when the receiver has it. */
    private void single(ServerDatabase database, Path work) throws Exception {
        Path upper = work.resolve("upper.stl");
        MeshFiles.write(SyntheticArch.of(1, SMALL).upper(), MeshFormat.STL, upper);
        database.clearNotifications();
        List<Duration> times = new ArrayList<>();
        try (Receiver receiver = new Receiver();
                Circle circle = new Circle(address, receiver)) {
            for (int i = -5; i < scans; i++) {
                Circle.Handed scan = circle.scan(circle.request("N-" + i), upper, null);
                Receiver.Received received = receiver.received().take();
                Instant at = Instant.now().minusNanos(System.nanoTime() - received.nanoTime());
                Notification body = WireJson.mapper().readValue(received.body(), Notification.class);
                if (!UUID.fromString(body.id()).equals(scan.rx())) {
                    throw new IllegalStateException("a notification of another Rx: " + body);
                }
                Map<UUID, Instant> ready = database.readyTimes();
                if (i >= 0) {
                    times.add(Duration.between(ready.get(scan.rx()), at));
                }
            }
        }
        Figures figures = Figures.of(times);
        System.out.printf(
                "from ready to received, one at a time             median %.1f ms (min %.1f, max %.1f, %d scans); under 50%n",
                millis(figures.median()),
                millis(figures.sorted().getFirst()),
                millis(figures.sorted().getLast()),
                times.size());
    }

    /** From the call that wakes them to the last one received. */
    private Duration ours(ServerDatabase database, List<UUID> endpoints, List<CountingReceiver> receivers, int each)
            throws Exception {
        if (endpoints.size() == 1) {
            database.clearNotifications();
        }
        for (int i = 0; i < endpoints.size(); i++) {
            database.layNotifications(endpoints.get(i), COMPANY, each);
            receivers.get(i).expect(each);
        }
        long began = System.nanoTime();
        for (UUID endpoint : endpoints) {
            post("/sandbox/endpoints/" + endpoint + "/open");
        }
        for (CountingReceiver receiver : receivers) {
            receiver.await();
        }
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        while (database.count("select count(*) from notification n join notification_endpoint e on e.id = n.endpoint_id"
                        + " where state = 'WAITING' and failures = 0 and attempts = 0 and endpoint_id in ("
                        + quoted(endpoints) + ")")
                > 0) {
            Thread.onSpinWait(); // until the last batch is written down, too
        }
        return took;
    }

    private static String quoted(List<UUID> ids) {
        return String.join(", ", ids.stream().map(id -> "'" + id + "'").toList());
    }

    private UUID register(CountingReceiver receiver) throws IOException, InterruptedException {
        return register(receiver.address());
    }

    private UUID register(URI url) throws IOException, InterruptedException {
        JsonNode endpoint =
                call("POST", "/sandbox/endpoints", "{\"Partner\": \"" + PARTNER + "\", \"Url\": \"" + url + "\"}");
        UUID id = UUID.fromString(endpoint.path("Data").path("Id").asString());
        post("/sandbox/endpoints/" + id + "/secret");
        return id;
    }

    private void remove(UUID endpoint) throws IOException, InterruptedException {
        call("DELETE", "/sandbox/endpoints/" + endpoint, "");
    }

    private void post(String path) throws IOException, InterruptedException {
        call("POST", path, "");
    }

    private JsonNode call(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address.resolve(path))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(path + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return WireJson.mapper().readTree(answer.body());
    }

    private double rate(List<Duration> times) {
        return count / seconds(times);
    }

    private static double seconds(List<Duration> times) {
        return Figures.seconds(Figures.of(times).median());
    }

    private static double millis(Duration time) {
        return time.toNanos() / 1e6;
    }
}
