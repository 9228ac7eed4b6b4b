package dev.archway.scanner;

import dev.archway.client.ScannerClient;
import dev.archway.wire.AcceptedScan;
import dev.archway.wire.OpenScan;
import dev.archway.wire.Prep;
import dev.archway.wire.WorklistEntry;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Scans one Rx, or a patient without one. */
@Command(
        name = "scan",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Scans one Rx from two files, or from a synthetic arch when no file is given.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ScanCommand implements Callable<Integer> {

    @ParentCommand
    private ScannerCommand scanner;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ServerOptions server;

    @Option(names = "--rx", paramLabel = "ID", description = "Which Rx. Default: the oldest of the worklist")
    private @Nullable UUID rx;

    @Option(names = "--walk-in", description = "A patient without an Rx; needs --doctor and the names.")
    private boolean walkIn;

    @Option(names = "--doctor", paramLabel = "ID", description = "The doctor of a walk-in.")
    private @Nullable Long doctor;

    @Option(names = "--first-name", paramLabel = "NAME", description = "The first name of a walk-in.")
    private @Nullable String firstName;

    @Option(names = "--last-name", paramLabel = "NAME", description = "The last name of a walk-in.")
    private @Nullable String lastName;

    @Option(names = "--chart", paramLabel = "NUMBER", description = "The chart number of a walk-in.")
    private @Nullable String chart;

    @Option(
            names = "--captures",
            description = "Takes screen captures afterwards, of every kind that this scanner may take.")
    private boolean captures;

    @Mixin
    private SourceOptions source;

    @Mixin
    private DetailOptions details;

    @Override
    public Integer call() throws IOException, InterruptedException {
        checkWalkIn();
        ScanSource jaws = source.source();
        ScannerClient client = server.login(scanner.around());
        Screen screen = new Screen(spec.commandLine().getOut(), scanner.around().terminal());
        List<WorklistEntry> worklist = walkIn ? List.of() : client.worklist();
        OpenScan what = what(worklist);
        ScanSource mouth = jaws.settled(what.rxId());
        ScanOptions options = details.options().orElse(wanted(worklist, what.rxId()));
        AcceptedScan accepted = new VirtualScanner(client).scan(what, mouth, options, screen);
        screen.accepted(accepted);
        if (captures) {
            new CaptureRound(client, screen, mouth, accepted.orderId()).takeAll();
        }
        return 0;
    }

    private void checkWalkIn() {
        boolean named = doctor != null || firstName != null || lastName != null || chart != null;
        if (walkIn && rx != null) {
            throw wrong("--walk-in has no --rx");
        }
        if (walkIn && (doctor == null || firstName == null || lastName == null)) {
            throw wrong("--walk-in needs --doctor, --first-name and --last-name");
        }
        if (!walkIn && named) {
            throw wrong("--doctor, --first-name, --last-name and --chart are for --walk-in");
        }
    }

    /** The teeth that the Rx asks to prepare. */
    private static List<Prep> wanted(List<WorklistEntry> worklist, @Nullable UUID rx) {
        return worklist.stream()
                .filter(entry -> entry.rxId().equals(rx))
                .findFirst()
                .map(WorklistEntry::preps)
                .orElse(List.of());
    }

    private OpenScan what(List<WorklistEntry> worklist) {
        if (walkIn) {
            return new OpenScan(null, doctor, firstName, lastName, chart, null, null, null, null, null);
        }
        if (rx != null) {
            return OpenScan.forRx(rx);
        }
        if (worklist.isEmpty()) {
            throw new Complaint.NothingToScan("the worklist is empty");
        }
        return OpenScan.forRx(worklist.getFirst().rxId());
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
