package dev.archway.scanner;

import dev.archway.client.ApiException;
import dev.archway.client.ScannerClient;
import dev.archway.wire.OpenScan;
import dev.archway.wire.WorklistEntry;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Works through the worklist with synthetic arches. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Scans everything on the worklist with synthetic arches.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class SimulateCommand implements Callable<Integer> {

    @ParentCommand
    private ScannerCommand scanner;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ServerOptions server;

    @Option(names = "--follow", description = "Keeps waiting for more, until it is interrupted.")
    private boolean follow;

    @Option(
            names = "--every",
            paramLabel = "SECONDS",
            defaultValue = "3",
            description = "How often --follow asks. Default: ${DEFAULT-VALUE}")
    private long every;

    @Option(names = "--count", paramLabel = "N", description = "Ends after so many scans.")
    private @Nullable Integer count;

    @Mixin
    private ArchOptions arch;

    @Mixin
    private DetailOptions details;

    private final Set<UUID> refused = new HashSet<>();
    private ScanSource mouth;
    private int scanned;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Screen screen = new Screen(spec.commandLine().getOut(), scanner.around().terminal());
        mouth = new ScanSource.Synthetic(arch.seed(), arch.triangles());
        ScannerClient client = server.login(scanner.around());
        workThrough(client, screen);
        while (follow && !enough()) {
            scanner.around().pause().pause(Duration.ofSeconds(Math.max(1, every)));
            try {
                workThrough(client, screen);
            } catch (IOException gone) {
                screen.line("the server does not answer" + Complaint.because(gone) + "; asking again");
            }
        }
        if (!follow && scanned == 0 && refused.isEmpty()) {
            screen.line("the worklist is empty");
        }
        return refused.isEmpty() ? 0 : 1;
    }

    private void workThrough(ScannerClient client, Screen screen) throws IOException, InterruptedException {
        List<WorklistEntry> worklist = client.worklist();
        for (WorklistEntry entry : worklist) {
            if (enough()) {
                return;
            }
            if (!refused.contains(entry.rxId())) {
                scan(client, entry, screen);
            }
        }
    }

    /** One Rx that is refused does not keep the others waiting; it is not tried again. */
    private void scan(ScannerClient client, WorklistEntry entry, Screen screen)
            throws IOException, InterruptedException {
        try {
            screen.accepted(new VirtualScanner(client)
                    .scan(OpenScan.forRx(entry.rxId()), mouth, details.options().orElse(entry.preps()), screen));
            scanned++;
        } catch (ApiException refusal) {
            refused.add(entry.rxId());
            spec.commandLine().getErr().println("Rx " + entry.rxId() + ": " + Complaint.about(refusal));
            spec.commandLine().getErr().flush();
        }
    }

    private boolean enough() {
        return count != null && scanned >= count;
    }
}
