package dev.archway.bench;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The same page far down the list beside its first one. The cache of pages is switched off, so that each answer is made of rows; one connection, so that nothing waits. */
@Command(
        name = "deep",
        description =
                "A page of 100 orders at Offset 90,000 and 1,000,000 beside Offset 0, none of them kept in memory.",
        mixinStandardHelpOptions = true)
final class DeepBench implements Callable<Integer> {

    @Option(names = "--root", required = true, hidden = true)
    Path root = Path.of(".");

    @Option(names = "--orders", description = "Orders of the practice (${DEFAULT-VALUE}).")
    int orders = 1_001_000;

    @Option(names = "--seconds", description = "How long each is measured in a round (${DEFAULT-VALUE}).")
    int seconds = 5;

    @Option(names = "--rounds", description = "Rounds that count (${DEFAULT-VALUE}).")
    int rounds = 5;

    @Override
    public Integer call() throws Exception {
        try (LaidPractice practice = LaidPractice.start(root, orders, "--archway.page-cache=0B")) {
            Rounds turns = new Rounds();
            for (long offset : new long[] {0, 90_000, 1_000_000}) {
                if (offset < orders) {
                    URI page = practice.page("Offset=" + offset + "&pageSize=100");
                    Load load = new Load(page, practice.headers(), 200);
                    turns.with(
                            "Offset " + offset,
                            () -> load.asFastAsPossible(1, Duration.ofSeconds(seconds))
                                    .millis(0.5));
                }
            }
            Map<String, Double> medians = turns.medians(rounds);
            double first = medians.getOrDefault("Offset 0", 0.0);
            medians.forEach((name, millis) ->
                    Rounds.line("%s: median %.2f ms, %.2f times Offset 0 (target 1.5)", name, millis, millis / first));
        }
        return 0;
    }
}
