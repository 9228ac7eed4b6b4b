package dev.archway.scanner;

import dev.archway.wire.Prep;
import dev.archway.wire.ScanManifest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a scan tells beside its files. */
final class DetailOptions {

    @Option(names = "--operator", paramLabel = "NAME", description = "Who held the wand.")
    private @Nullable String operator;

    @Option(names = "--operator-id", paramLabel = "N", description = "The operator's number.")
    private @Nullable Long operatorId;

    @Option(
            names = "--scanning-time",
            paramLabel = "SECONDS",
            defaultValue = "240",
            description = "How long the scan took. Default: ${DEFAULT-VALUE}")
    private long scanningTime;

    @Option(
            names = "--prep",
            paramLabel = "ADA:UNITTYPE[:BRIDGE]",
            converter = PrepOption.class,
            description =
                    "A prepared tooth, such as 14:crown or 3:2:1; may be given more than once. Default: those that the Rx asks for")
    private List<Prep> preps = new ArrayList<>();

    ScanOptions options() {
        boolean named = operator != null || operatorId != null;
        return new ScanOptions(
                named ? new ScanManifest.Operator(operatorId, operator) : null, scanningTime, null, preps);
    }
}
