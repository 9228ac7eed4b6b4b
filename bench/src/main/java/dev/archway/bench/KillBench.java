package dev.archway.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The long run of the kill test: {@code kill -9} at random points under load, and then a look at everything. {@code KillIT} has the short one. */
@Command(
        name = "kills",
        description = "Kills the server at random points under load, restarts it, and checks that nothing was lost.",
        mixinStandardHelpOptions = true)
final class KillBench implements Callable<Integer> {

    @Option(names = "--root", required = true, hidden = true)
    Path root = Path.of(".");

    @Option(names = "--times", description = "How often (${DEFAULT-VALUE}).")
    int times = 20;

    @Option(
            names = "--orders",
            description = "Orders that go through a full milling flow meanwhile (${DEFAULT-VALUE}).")
    int orders = 200;

    @Option(names = "--threads", description = "Threads that drive them (${DEFAULT-VALUE}).")
    int threads = 16;

    @Option(names = "--seed", description = "Of the moments (${DEFAULT-VALUE}).")
    long seed = 1;

    @Override
    public Integer call() throws Exception {
        Path work = Files.createTempDirectory("archway-kills");
        Kills.Outcome outcome = new Kills(root, work, orders, threads, times, seed).run(2_000);
        System.out.printf(
                "killed %d times while %d orders went through a milling flow by %d threads, in %.0f s; %d moves were acknowledged%n",
                outcome.kills(), orders, threads, Figures.seconds(outcome.time()), outcome.moves());
        outcome.wrong().forEach(each -> System.out.println("WRONG: " + each));
        if (!outcome.wrong().isEmpty() || outcome.kills() < times) {
            System.out.println(
                    "FAILED: " + outcome.wrong().size() + " things are wrong; everything is left in " + work);
            return 1;
        }
        System.out.println(
                "nothing was lost: every order is in its legal state, every ready revision was notified, no object is missing or left over");
        Folders.delete(work);
        return 0;
    }
}
