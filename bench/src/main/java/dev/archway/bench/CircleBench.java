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
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** From upload complete to webhook received, one case after the other, beside {@code sha256sum} of the same two files as a floor. */
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
    int triangles = 200_000;

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
                measure(circle, upper, lower, format);
            }
            System.out.printf("peak memory of the server    %s (heap at most %s)%n", server.peakMemory(), heap);
            return 0;
        } finally {
            Folders.delete(work);
        }
    }

    private void measure(Circle circle, Path upper, Path lower, MeshFormat format) throws Exception {
        List<Duration> uploads = new ArrayList<>();
        List<Duration> times = new ArrayList<>();
        List<Duration> floor = new ArrayList<>();
        for (int run = -warmUp; run < runs; run++) {
            Circle.Handed scan = circle.scan(circle.request("B-" + format + run), upper, lower);
            Duration time = circle.awaitNotification(scan);
            if (run == -warmUp) {
                System.out.printf("%s, the very first            %s%n", format, Figures.of(List.of(time)));
            }
            if (run >= 0) {
                uploads.add(scan.upload());
                times.add(time);
                floor.add(sha256sum(upper, lower));
            }
        }
        System.out.printf("%s, upload complete to webhook %s%n", format, Figures.of(times));
        System.out.printf("%s, upload of both jaws        %s%n", format, Figures.of(uploads));
        System.out.printf("%s, floor: sha256sum of both   %s%n", format, Figures.of(floor));
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
