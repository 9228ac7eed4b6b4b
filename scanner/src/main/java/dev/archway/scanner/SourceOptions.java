package dev.archway.scanner;

import dev.archway.mesh.Axes;
import dev.archway.scanner.ScanSource.FromFiles;
import dev.archway.scanner.ScanSource.Synthetic;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where the jaws come from: files, or a synthetic arch when there are none. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class SourceOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--upper", paramLabel = "FILE", description = "The upper jaw: STL, PLY or OBJ.")
    private @Nullable Path upper;

    @Option(names = "--lower", paramLabel = "FILE", description = "The lower jaw.")
    private @Nullable Path lower;

    @Option(
            names = "--up",
            paramLabel = "AXIS",
            description = "The files' axis that is up: x, -x, y, -y, z or -z. Default: z")
    private @Nullable String up;

    @Option(
            names = "--front",
            paramLabel = "AXIS",
            description = "The files' axis that points out of the mouth. Default: -y")
    private @Nullable String front;

    @Option(names = "--occlude", description = "Moves the upper jaw along the up axis until both jaws touch.")
    private boolean occlude;

    @Mixin
    private ArchOptions arch;

    ScanSource source() {
        if (upper == null && lower == null) {
            if (up != null || front != null || occlude) {
                throw wrong("--up, --front and --occlude are for files: give --upper or --lower, too");
            }
            return new Synthetic(arch.seed(), arch.triangles());
        }
        if (arch.seed() != null) {
            throw wrong("--seed is for synthetic arches, not for files");
        }
        try {
            Axes.parse(up, front);
            return new FromFiles(upper, lower, up, front, occlude);
        } catch (IllegalArgumentException e) {
            throw wrong(Complaint.oneLine(e.getMessage()));
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
