package dev.archway.connector;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code connector status}: what is in the folder and what is not; works while a connector runs. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Tells what was imported, when the last poll was, and what could not be brought in so far.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class StatusCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--dir", paramLabel = "DIR", required = true, description = "folder of the scans")
    private Path folder;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Path file = folder.resolve(".archway").resolve("connector.db");
        if (!Files.isRegularFile(file)) {
            throw new Failure("no connector has worked on this folder yet");
        }
        try (Database database = Database.open(file)) {
            Holdings.Totals totals = new Holdings(database).totals();
            WaitingList waiting = new WaitingList(database);
            out.println("orders     " + totals.orders());
            out.println("revisions  " + totals.revisions() + ", " + TerminalEvents.size(totals.bytes()));
            out.println("last poll  "
                    + new Notes(database).lastPoll().map(Instant::toString).orElse("never"));
            out.println("waiting    " + waiting.size());
            for (WaitingList.Problem problem : waiting.problems()) {
                out.println("failed     Rx " + problem.rxId() + ", " + problem.tries() + " tries, next at "
                        + problem.nextTry() + ": " + problem.reason());
            }
            out.flush();
            return 0;
        }
    }
}
