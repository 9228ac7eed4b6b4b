package dev.archway.bench;

import dev.archway.bench.Peers.Peer;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** A poll that finds nothing new, in the two ways of asking, beside an endpoint of the same framework that does nothing. */
@Command(
        name = "poll",
        description = "A poll that finds nothing new, beside the framework's empty endpoint.",
        mixinStandardHelpOptions = true)
final class PollBench implements Callable<Integer> {

    @Mixin
    private final ListOptions options = new ListOptions();

    @Override
    public Integer call() throws Exception {
        Duration time = options.time();
        try (LaidPractice practice = LaidPractice.start(options.root, options.orders);
                Peer floor = EmptyEndpoint.start(
                        Files.createDirectories(practice.work().resolve("empty")))) {
            URI page = practice.page("Offset=0&pageSize=100");
            String tag = practice.get(page).headers().firstValue("ETag").orElseThrow();
            URI nothing = practice.page("Offset=0&pageSize=100&dateFrom=2100-01-01");
            URI empty = URI.create("http://127.0.0.1:" + floor.port() + EmptyEndpoint.PATH);
            Map<String, Double> medians = new Rounds()
                    .with("empty endpoint", () -> Wrk.perSecond(empty, List.of(), 200, options.connections, time))
                    .with(
                            "304",
                            () -> Wrk.perSecond(
                                    page, practice.headers("If-None-Match: " + tag), 304, options.connections, time))
                    .with(
                            "empty page",
                            () -> Wrk.perSecond(nothing, practice.headers(), 200, options.connections, time))
                    .medians(options.rounds);
            double most = medians.getOrDefault("empty endpoint", 0.0);
            Rounds.line("driver: %s, %d connections", Wrk.name(), options.connections);
            medians.forEach((name, perSecond) -> Rounds.line(
                    "%s: %,.0f requests/s, %.2f of the empty endpoint (target 0.5)",
                    name, perSecond, perSecond / most));
        }
        return 0;
    }
}
