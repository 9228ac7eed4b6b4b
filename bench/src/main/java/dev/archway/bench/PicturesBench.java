package dev.archway.bench;

import dev.archway.mesh.Mesh;
import dev.archway.mesh.MeshFiles;
import dev.archway.mesh.MeshFormat;
import dev.archway.mesh.render.Gallery;
import dev.archway.scanner.SyntheticArch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The six pictures of a scan, in a JVM that is warm, beside six runs of f3d on a mesh of both jaws, and VTK in a process that has loaded it. */
@Command(
        name = "pictures",
        description = "The six gallery pictures of two synthetic jaws, beside f3d and VTK.",
        mixinStandardHelpOptions = true)
final class PicturesBench implements Callable<Integer> {

    /** After so many galleries the compiler has nothing more to do; after five they still take a third longer. */
    private static final int WARM_UP = 20;

    @Option(names = "--root", required = true, hidden = true)
    Path root = Path.of(".");

    @Option(names = "--rounds", description = "Rounds that count (${DEFAULT-VALUE}).")
    int rounds = 7;

    @Option(names = "--triangles", description = "Triangles a jaw (${DEFAULT-VALUE}).")
    int triangles = 270_000;

    @Override
    public Integer call() throws Exception {
        SyntheticArch arch = SyntheticArch.of(1, triangles);
        Path work = Files.createTempDirectory("archway-bench");
        try {
            Path both = work.resolve("both.ply");
            MeshFiles.write(together(arch.upper(), arch.lower()), MeshFormat.PLY, both);
            Optional<List<String>> f3d = f3d(both, work.resolve("picture.png"));
            for (int round = 0; round < WARM_UP; round++) {
                Gallery.render(arch.upper(), arch.lower());
            }
            List<Cost> ours = new ArrayList<>();
            List<Cost> theirs = new ArrayList<>();
            for (int round = 0; round < rounds; round++) {
                ours.add(Cost.of(() -> Gallery.render(arch.upper(), arch.lower())));
                if (f3d.isPresent()) {
                    theirs.add(Cost.of(f3d.get()));
                }
            }
            report(Cost.median(ours), theirs);
            reportVtk(Cost.median(ours), work, both);
            return 0;
        } finally {
            Folders.delete(work);
        }
    }

    private static void report(Cost ours, List<Cost> theirs) {
        Rounds.line("Archway, six pictures and their JPEG   %s", ours);
        if (theirs.isEmpty()) {
            Rounds.line("f3d or xvfb-run is not installed");
            return;
        }
        Cost f3d = Cost.median(theirs);
        Rounds.line("f3d, six times one picture             %s", f3d);
        Rounds.line(
                "Archway is %.1f times faster by the clock, %.1f times by processor time (target 20)",
                f3d.wall() / ours.wall(), f3d.processor() / ours.processor());
    }

    private void reportVtk(Cost ours, Path work, Path mesh) throws IOException, InterruptedException {
        Optional<Path> python = MeshPeers.vtk();
        if (python.isEmpty() || Peers.program("xvfb-run").isEmpty()) {
            Rounds.line("VTK (Debian: python3-vtk9) or xvfb-run is not installed");
            return;
        }
        Spent vtk = Spent.median(MeshPeers.vtkPictures(python.get(), work, mesh, rounds));
        Rounds.line("VTK, six pictures and their JPEG       %s", vtk);
        Rounds.line(
                "Archway is %.1f times faster by the clock, %.1f times by processor time (target 5)",
                vtk.wall() / ours.wall(), vtk.processor() / ours.processor());
    }

    /** f3d draws by OpenGL, which needs a display; six times under one, so that its start counts once. */
    private static Optional<List<String>> f3d(Path mesh, Path picture) {
        Optional<Path> program = Peers.program("f3d");
        if (program.isEmpty() || Peers.program("xvfb-run").isEmpty()) {
            return Optional.empty();
        }
        String six = "for view in 1 2 3 4 5 6; do \"$0\" \"$1\" --output=\"$2\" --resolution=1920,1080 || exit 1; done";
        return Optional.of(List.of(
                "xvfb-run", "-a", "bash", "-c", six, program.get().toString(), mesh.toString(), picture.toString()));
    }

    private static Mesh together(Mesh upper, Mesh lower) {
        float[] positions = Arrays.copyOf(upper.positions(), upper.positions().length + lower.positions().length);
        System.arraycopy(lower.positions(), 0, positions, upper.positions().length, lower.positions().length);
        int[] triangles = Stream.of(
                        Arrays.stream(upper.triangles()),
                        Arrays.stream(lower.triangles()).map(vertex -> vertex + upper.vertexCount()))
                .flatMapToInt(part -> part)
                .toArray();
        return new Mesh(positions, triangles, null);
    }
}
