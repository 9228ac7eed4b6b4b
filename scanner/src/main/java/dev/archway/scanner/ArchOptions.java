package dev.archway.scanner;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which synthetic arch. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ArchOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--seed", paramLabel = "N", description = "Which made-up mouth. Default: follows from the Rx.")
    private @Nullable Long seed;

    @Option(
            names = "--triangles",
            paramLabel = "N",
            defaultValue = "" + ScanSource.Synthetic.USUAL_TRIANGLES,
            description = "About how many triangles a jaw, 2000 to 5000000. Default: ${DEFAULT-VALUE}")
    private int triangles;

    @Nullable
    Long seed() {
        return seed;
    }

    /** @throws ParameterException when it is out of bounds */
    int triangles() {
        if (triangles < SyntheticArch.FEWEST || triangles > SyntheticArch.MOST) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--triangles must be " + SyntheticArch.FEWEST + " to " + SyntheticArch.MOST + ", not " + triangles);
        }
        return triangles;
    }
}
