package dev.archway.bench;

import dev.archway.mesh.MeshFiles;
import dev.archway.mesh.MeshFormat;
import dev.archway.scanner.SyntheticArch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * From upload complete to webhook received, one case after the other; beside {@code sha256sum} of the same two files as a floor, and beside a shell pipeline of VTK,
 * {@code zip} and {@code sha256sum} that does less.
 */
@Command(
        name = "circle",
        description = "Upload complete to webhook received, for two synthetic jaws.",
        mixinStandardHelpOptions = true)
final class CircleBench implements Callable<Integer> {

    @Option(names = "--root", required = true, hidden = true)
    Path root = Path.of(".");

    @Option(names = "--runs", description = "Cases that count, after --warm-up ones (${DEFAULT-VALUE}).")
    int runs = 10;

    @Option(names = "--warm-up", description = "Cases that do not count (${DEFAULT-VALUE}).")
    int warmUp = 3;

    @Option(names = "--triangles", description = "Triangles a jaw (${DEFAULT-VALUE}).")
    int triangles = 270_000;

    @Option(names = "--kinds", split = ",", description = "Kinds of case: ${COMPLETION-CANDIDATES} (all).")
    List<CaseKind> kinds = List.of(CaseKind.values());

    @Option(names = "--heap", description = "The server's heap (${DEFAULT-VALUE}).")
    String heap = "512m";

    @Override
    public Integer call() throws Exception {
        Path work = Files.createTempDirectory("archway-bench");
        try (Receiver receiver = new Receiver();
                ServerProcess server = ServerProcess.start(root, work.resolve("data"), "-Xmx" + heap);
                Circle circle = new Circle(server.address(), receiver)) {
            SyntheticArch arch = SyntheticArch.of(1, triangles);
            for (MeshFormat format : List.of(MeshFormat.STL, MeshFormat.PLY)) {
                String ending = format.name().toLowerCase(Locale.ROOT);
                Path upper = work.resolve("upper." + ending);
                Path lower = work.resolve("lower." + ending);
                MeshFiles.write(arch.upper(), format, upper);
                MeshFiles.write(arch.lower(), format, lower);
                Optional<VtkPipeline> pipeline =
                        format == MeshFormat.STL ? VtkPipeline.of(upper, lower, work) : Optional.empty();
                for (CaseKind kind : kinds) {
                    measure(server, circle, upper, lower, format, kind, pipeline);
                }
            }
            Rounds.line("peak memory of the server %s (heap at most %s)", server.peakMemory(), heap);
            return 0;
        } finally {
            Folders.delete(work);
        }
    }

    private void measure(
            ServerProcess server,
            Circle circle,
            Path upper,
            Path lower,
            MeshFormat format,
            CaseKind kind,
            Optional<VtkPipeline> pipeline)
            throws Exception {
        List<Duration> uploads = new ArrayList<>();
        List<Duration> times = new ArrayList<>();
        List<Duration> processor = new ArrayList<>();
        List<Duration> floor = new ArrayList<>();
        List<Cost> peer = new ArrayList<>();
        String what = format + ", " + kind;
        for (int run = -warmUp; run < runs; run++) {
            UUID rx = circle.request("B-" + format + kind + run, kind);
            Duration before = server.processorTime();
            Circle.Handed scan = circle.scan(rx, upper, lower);
            Duration time = circle.awaitNotification(scan);
            if (run == -warmUp) {
                Rounds.line("%s: the first one %s", what, Figures.of(List.of(time)));
            }
            if (run >= 0) {
                uploads.add(scan.upload());
                times.add(time);
                processor.add(server.processorTime().minus(before));
                floor.add(sha256sum(upper, lower));
                if (pipeline.isPresent()) {
                    peer.add(pipeline.get().run());
                }
            }
        }
        Rounds.line("%s: upload complete to webhook %s (target: under 2 s)", what, Figures.of(times));
        Rounds.line("%s: the server's processor time, upload included, %s", what, Figures.of(processor));
        Rounds.line("%s: upload of both jaws %s", what, Figures.of(uploads));
        Rounds.line("%s: floor, sha256sum of both %s", what, Figures.of(floor));
        if (!peer.isEmpty()) {
            Cost median = Cost.median(peer);
            Rounds.line("%s: pipeline of VTK, zip -6 and sha256sum %s", what, median);
            Rounds.line(
                    "%s: Archway takes %.2f of the pipeline's time (target: less than 1)",
                    what, Figures.seconds(Figures.of(times).median()) / median.wall());
        }
    }

    private static Duration sha256sum(Path upper, Path lower) throws Exception {
        long began = System.nanoTime();
        Process process = new ProcessBuilder("sha256sum", upper.toString(), lower.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("sha256sum failed");
        }
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
