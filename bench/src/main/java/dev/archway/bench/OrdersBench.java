package dev.archway.bench;

import dev.archway.bench.Peers.Peer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** A page of a hundred orders of a large practice, token checked and edition looked up each time, beside servers that serve such a list from memory. */
@Command(
        name = "orders",
        description =
                "The newest state of a page of 100 orders of a practice with 100,000, beside WireMock, Prism and Orthanc.",
        mixinStandardHelpOptions = true)
final class OrdersBench implements Callable<Integer> {

    private static final String QUERY = "Offset=0&pageSize=100";

    @Mixin
    private final ListOptions options = new ListOptions();

    @Override
    public Integer call() throws Exception {
        try (LaidPractice practice = LaidPractice.start(options.root, options.orders)) {
            URI ours = practice.page(QUERY);
            byte[] page = practice.get(ours).body();
            Rounds.line(
                    "a page has %,d bytes; driver: %s, %d connections", page.length, Wrk.name(), options.connections);
            try (Peer wireMock = ListPeers.wireMock(folder(practice, "wiremock"), page)) {
                URI theirs = URI.create("http://127.0.0.1:" + wireMock.port() + ListPeers.PATH + "?" + QUERY);
                double stub = beside("WireMock", practice, ours, theirs, 1.5);
                atEqualLoad(practice, ours, theirs, stub / 2);
            }
            Optional<Peer> prism = ListPeers.prism(folder(practice, "prism"), page);
            if (prism.isEmpty()) {
                Rounds.line("Prism: not installed");
            } else {
                try (Peer peer = prism.get()) {
                    beside(
                            "Prism",
                            practice,
                            ours,
                            URI.create("http://127.0.0.1:" + peer.port() + ListPeers.PATH + "?" + QUERY),
                            8);
                }
            }
            Optional<Peer> orthanc = ListPeers.orthanc(folder(practice, "orthanc"));
            if (orthanc.isEmpty()) {
                Rounds.line("Orthanc: not installed");
            } else {
                try (Peer peer = orthanc.get()) {
                    beside(
                            "Orthanc",
                            practice,
                            ours,
                            URI.create("http://127.0.0.1:" + peer.port() + "/studies?expand&limit=100&since=0"),
                            25);
                }
            }
            Rounds.line("peak memory of the server: %s", practice.server().peakMemory());
        }
        return 0;
    }

    /** The peer's requests a second. */
    private double beside(String name, LaidPractice practice, URI ours, URI theirs, double target) throws Exception {
        Duration time = options.time();
        Map<String, Double> medians = new Rounds()
                .with("Archway", () -> Wrk.perSecond(ours, practice.headers(), 200, options.connections, time))
                .with(name, () -> Wrk.perSecond(theirs, List.of(), 200, options.connections, time))
                .medians(options.rounds);
        double mine = medians.getOrDefault("Archway", 0.0);
        double peer = medians.getOrDefault(name, 0.0);
        Rounds.line(
                "Archway %,.0f requests/s, %s %,.0f requests/s: %.2f times (target %.1f)",
                mine, name, peer, mine / peer, target);
        return peer;
    }

    /** Both at a rate that both can serve. */
    private void atEqualLoad(LaidPractice practice, URI ours, URI theirs, double rate) throws Exception {
        Load archway = new Load(ours, practice.headers(), 200);
        Load wireMock = new Load(theirs, List.of(), 200);
        Duration time = options.time();
        Map<String, Double> p99 = new Rounds()
                .with(
                        "Archway",
                        () -> archway.atRate(rate, options.connections, time).millis(0.99))
                .with(
                        "WireMock",
                        () -> wireMock.atRate(rate, options.connections, time).millis(0.99))
                .medians(options.rounds);
        Rounds.line(
                "at %,.0f requests/s for both: p99 %.2f ms, WireMock %.2f ms (target: no worse)",
                rate, p99.getOrDefault("Archway", Double.NaN), p99.getOrDefault("WireMock", Double.NaN));
    }

    private static Path folder(LaidPractice practice, String name) throws Exception {
        return Files.createDirectories(practice.work().resolve(name));
    }
}
