package dev.archway.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Orders that go through a full milling flow by many threads, on a server that nobody kills: no deadlock, no lost move. */
@Command(
        name = "cases",
        description = "Moves orders through a full milling flow by many threads, and checks every move.",
        mixinStandardHelpOptions = true)
final class CaseBench implements Callable<Integer> {

    @Option(names = "--root", required = true, hidden = true)
    Path root = Path.of(".");

    @Option(names = "--orders", description = "Orders (${DEFAULT-VALUE}).")
    int orders = 1_000;

    @Option(names = "--threads", description = "Threads that drive them (${DEFAULT-VALUE}).")
    int threads = 16;

    @Override
    public Integer call() throws Exception {
        Path work = Files.createTempDirectory("archway-cases");
        Kills.Outcome outcome = new Kills(root, work, orders, threads, 0, 0).run(2_000);
        double seconds = Figures.seconds(outcome.time());
        System.out.printf(
                "%d orders through a full milling flow by %d threads: %.0f s, %.1f orders/s, %d moves acknowledged%n",
                orders, threads, seconds, orders / seconds, outcome.moves());
        String log = Files.readString(work.resolve("data/server.log"));
        String postgres = Files.readString(work.resolve("data/postgres/postgres.log"));
        long deadlocks = (log + postgres)
                .lines()
                .filter(line -> line.contains("deadlock detected"))
                .count();
        System.out.printf(
                "deadlocks: %d; moves lost or illegal, files missing or left over: %d%n",
                deadlocks, outcome.wrong().size());
        outcome.wrong().forEach(each -> System.out.println("WRONG: " + each));
        Folders.delete(work);
        return outcome.wrong().isEmpty() && deadlocks == 0 ? 0 : 1;
    }
}
