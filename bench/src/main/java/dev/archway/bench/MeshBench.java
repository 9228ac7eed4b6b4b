package dev.archway.bench;

import dev.archway.mesh.Mesh;
import dev.archway.mesh.MeshFiles;
import dev.archway.mesh.MeshFormat;
import dev.archway.scanner.SyntheticArch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The mesh library beside VTK, assimp, admesh and meshlabserver, and how its time and memory grow with the triangles. */
@Command(
        name = "mesh",
        description =
                "Meshes beside VTK, assimp, admesh and meshlabserver; cost and memory up to 20 million triangles.",
        mixinStandardHelpOptions = true)
final class MeshBench implements Callable<Integer> {

    @Option(names = "--root", required = true, hidden = true)
    Path root = Path.of(".");

    @Option(names = "--triangles", description = "Triangles of the jaw for comparisons (${DEFAULT-VALUE}).")
    int triangles = 1_000_000;

    @Option(names = "--runs", description = "Runs that count (${DEFAULT-VALUE}).")
    int runs = 7;

    @Option(names = "--most", description = "Triangles of the largest mesh for the plot (${DEFAULT-VALUE}).")
    int most = 20_000_000;

    @Option(names = "--only", split = ",", description = "beside, memory, cost (all).")
    List<String> only = List.of("beside", "memory", "cost");

    @Override
    public Integer call() throws Exception {
        Path work = Files.createTempDirectory("archway-bench");
        try {
            if (only.contains("beside")) {
                beside(work);
            }
            if (only.contains("memory")) {
                new MeshMemory(new MeshScans(work)).report();
            }
            if (only.contains("cost")) {
                new MeshCost(new MeshScans(work), most).report(root.resolve("docs/images/mesh-cost.svg"));
            }
            return 0;
        } finally {
            Folders.delete(work);
        }
    }

    private void beside(Path work) throws Exception {
        Mesh jaw = SyntheticArch.of(1, triangles).lower();
        for (MeshFormat format : MeshFormat.values()) {
            MeshFiles.write(jaw, format, file(work, format));
        }
        Path stl = file(work, MeshFormat.STL);
        Path result = work.resolve("result.ply");
        Rounds.line(
                "%,d triangles, %,d vertices; binary STL of %,d bytes",
                jaw.triangleCount(), jaw.vertexCount(), Files.size(stl));
        Optional<Path> vtk = MeshPeers.vtk();
        if (vtk.isEmpty()) {
            Rounds.line("VTK is not there (Debian: python3-vtk9)");
        }
        Spent ours = ours("STL to welded PLY", MeshOperation.CONVERT, stl, result, jaw);
        if (vtk.isPresent()) {
            compare(ours, "VTK", MeshPeers.vtk(vtk.get(), work, "convert", stl, result, runs));
        }
        compare(ours, "sha256sum of the STL", MeshPeers.process(runs, "sha256sum", stl.toString()));
        compare(ours, "cat of the STL", MeshPeers.process(runs, "cat", stl.toString()));
        compare(ours, "cp of the STL", MeshPeers.process(runs, "cp", stl.toString(), result.toString()));
        String[] own = {
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            MeshWork.class.getName(),
            "convert",
            stl.toString(),
            "0",
            "1"
        };
        Spent whole = Spent.median(MeshPeers.process(runs, own));
        Rounds.line("the same as a whole process, JVM started cold: %s", whole);
        program(whole, "assimp", "export", stl.toString(), result.toString(), "-fplyb");
        // it wants a display, so what it takes to start one is in its time
        program(whole, "xvfb-run", "-a", "meshlabserver", "-i", stl.toString(), "-o", result.toString());
        program(whole, "admesh", "-n", "-u", stl.toString());
        for (MeshFormat format : List.of(MeshFormat.PLY, MeshFormat.OBJ)) {
            Spent read = ours("read " + format, MeshOperation.READ, file(work, format), result, jaw);
            if (vtk.isPresent()) {
                compare(read, "VTK", MeshPeers.vtk(vtk.get(), work, "read", file(work, format), result, runs));
            }
        }
        for (MeshOperation operation : List.of(
                MeshOperation.CHECK,
                MeshOperation.COMPONENTS,
                MeshOperation.NORMALS,
                MeshOperation.DECIMATE,
                MeshOperation.DISTANCES)) {
            Spent done = ours(operation.word(), operation, stl, result, jaw);
            if (vtk.isPresent()) {
                int fewer = operation == MeshOperation.DISTANCES || operation == MeshOperation.DECIMATE ? 1 : runs;
                compare(
                        done,
                        "VTK",
                        MeshPeers.vtk(vtk.get(), work, operation.word(), file(work, MeshFormat.PLY), result, fewer));
            }
        }
    }

    private static Path file(Path folder, MeshFormat format) {
        return folder.resolve("jaw." + format.name().toLowerCase(Locale.ROOT));
    }

    private Spent ours(String what, MeshOperation operation, Path file, Path result, Mesh jaw) throws Exception {
        Spent spent = Spent.median(Spent.onEach(5, runs, () -> {
            if (operation.ofFile()) {
                operation.run(file, result);
            } else {
                operation.run(jaw);
            }
        }));
        Rounds.line("%s: %s", what, spent);
        return spent;
    }

    private void program(Spent ours, String name, String... arguments) throws IOException, InterruptedException {
        if (Peers.program(name).isEmpty()) {
            Rounds.line("    %s is not there", name);
            return;
        }
        String[] command = Arrays.copyOf(new String[] {name}, arguments.length + 1);
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        compare(ours, name, MeshPeers.process(Math.min(runs, 3), command));
    }

    private static void compare(Spent ours, String name, List<Spent> peer) {
        Spent theirs = Spent.median(peer);
        Rounds.line(
                "    beside %s: %s; %.2f times our wall time, %.2f times our processor time",
                name, theirs, theirs.wall() / ours.wall(), theirs.processor() / ours.processor());
    }
}
