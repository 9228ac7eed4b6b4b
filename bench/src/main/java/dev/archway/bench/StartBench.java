package dev.archway.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How long the server takes from the start of its process to its first 200, with its embedded database. */
@Command(name = "start", description = "Server start, first and later ones.", mixinStandardHelpOptions = true)
final class StartBench implements Callable<Integer> {

    @Option(names = "--root", required = true, hidden = true)
    Path root = Path.of(".");

    @Option(names = "--runs", description = "Starts with the existing data directory (${DEFAULT-VALUE}).")
    int runs = 5;

    @Override
    public Integer call() throws IOException {
        Path data = Files.createTempDirectory("archway-bench");
        try {
            System.out.printf("first start, nothing there   %s%n", Figures.of(List.of(start(data))));
            List<Duration> later = new ArrayList<>();
            for (int run = 0; run < runs; run++) {
                later.add(start(data));
            }
            System.out.printf("start with existing data     %s%n", Figures.of(later));
            return 0;
        } finally {
            Folders.delete(data);
        }
    }

    private Duration start(Path data) throws IOException {
        try (ServerProcess server = ServerProcess.start(root, data)) {
            return server.startTime();
        }
    }
}
