package dev.archway.scanner;

import dev.archway.mesh.MeshFiles;
import dev.archway.mesh.MeshFormat;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes a synthetic arch to files, without a server. */
@Command(
        name = "arch",
        mixinStandardHelpOptions = true,
        description = "Writes a synthetic arch as upper.ply and lower.ply; needs no server.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ArchCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private ArchOptions arch;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = ".",
            description = "The folder, made if it is missing. Default: this one")
    private Path out;

    @Override
    public Integer call() throws IOException {
        Long seed = arch.seed();
        SyntheticArch made = SyntheticArch.of(seed == null ? 1 : seed, arch.triangles());
        Files.createDirectories(out);
        Path upper = out.resolve("upper.ply");
        Path lower = out.resolve("lower.ply");
        MeshFiles.write(made.upper(), MeshFormat.PLY, upper);
        MeshFiles.write(made.lower(), MeshFormat.PLY, lower);
        PrintWriter screen = spec.commandLine().getOut();
        screen.println(upper + "  " + made.upper().triangleCount() + " triangles");
        screen.println(lower + "  " + made.lower().triangleCount() + " triangles");
        screen.flush();
        return 0;
    }
}
