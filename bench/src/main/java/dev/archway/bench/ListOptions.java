package dev.archway.bench;

import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine.Option;

/** How lists are measured. */
final class ListOptions {

    @Option(names = "--root", required = true, hidden = true)
    Path root = Path.of(".");

    @Option(names = "--orders", description = "Orders of the practice (${DEFAULT-VALUE}).")
    int orders = 100_000;

    @Option(names = "--seconds", description = "How long each is measured in a round (${DEFAULT-VALUE}).")
    private int seconds = 10;

    @Option(names = "--rounds", description = "Rounds that count (${DEFAULT-VALUE}).")
    int rounds = 3;

    @Option(names = "--connections", description = "Connections (${DEFAULT-VALUE}).")
    int connections = 8;

    Duration time() {
        return Duration.ofSeconds(seconds);
    }
}
