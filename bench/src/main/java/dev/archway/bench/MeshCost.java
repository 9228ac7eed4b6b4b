package dev.archway.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** How the processor time of operations grows with the triangles. */
final class MeshCost {

    private static final int[] SIZES = {100_000, 500_000, 2_000_000, 5_000_000, 10_000_000, 20_000_000};

    private final MeshScans scans;
    private final int most;

    MeshCost(MeshScans scans, int most) {
        this.scans = scans;
        this.most = most;
    }

    void report(Path plot) throws IOException, InterruptedException {
        int[] sizes = IntStream.of(SIZES).filter(size -> size <= most).toArray();
        Map<String, double[]> seconds = new LinkedHashMap<>();
        for (MeshOperation operation : List.of(
                MeshOperation.CONVERT,
                MeshOperation.CHECK,
                MeshOperation.REPAIR,
                MeshOperation.SOLID,
                MeshOperation.DISTANCES,
                MeshOperation.DECIMATE)) {
            double[] each = new double[sizes.length];
            StringBuilder line = new StringBuilder(operation.word()).append(", microseconds of processor a triangle:");
            for (int i = 0; i < sizes.length; i++) {
                // small ones often, so that the compiler has seen them; large ones warm up by themselves
                int runs = Math.clamp(2_000_000 / sizes[i], 1, 20);
                Spent spent = MeshWork.inProcess(operation, scans.stl(sizes[i]), runs, runs, "-Xmx8g")
                        .orElseThrow();
                each[i] = spent.processor();
                line.append(String.format(Locale.ROOT, "  %,d: %.2f", sizes[i], 1e6 * each[i] / sizes[i]));
            }
            seconds.put(operation.word(), each);
            Rounds.line("%s", line);
            // after each, as the last ones take long
            new Plot(
                            "Processor time of mesh operations",
                            "triangles",
                            "seconds",
                            IntStream.of(sizes).boxed().toList(),
                            seconds)
                    .write(plot);
        }
        Rounds.line("plotted to %s", plot.getFileName());
    }
}
