package dev.archway.scanner;

import dev.archway.client.ScannerClient;
import dev.archway.wire.CaptureKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Takes screen captures of an order that is scanned. */
@Command(
        name = "capture",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Takes screen captures of an order that is scanned, each plain and annotated.",
            "They show the given files, or a synthetic arch: --seed names the one that was scanned."
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class CaptureCommand implements Callable<Integer> {

    @ParentCommand
    private ScannerCommand scanner;

    @Spec
    private CommandSpec spec;

    @Mixin
    private ServerOptions server;

    @Option(names = "--order", paramLabel = "N", required = true, description = "The order's number.")
    private long order;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description =
                    "One of ${COMPLETION-CANDIDATES}; may be given more than once. Default: all that this scanner may take")
    private List<CaptureKind> kinds = new ArrayList<>();

    @Mixin
    private SourceOptions source;

    @Override
    public Integer call() throws IOException, InterruptedException {
        ScanSource mouth = source.source().settled(null);
        ScannerClient client = server.login(scanner.around());
        Screen screen = new Screen(spec.commandLine().getOut(), scanner.around().terminal());
        CaptureRound round = new CaptureRound(client, screen, mouth, order);
        if (kinds.isEmpty()) {
            round.takeAll();
        } else {
            round.take(kinds);
        }
        return 0;
    }
}
