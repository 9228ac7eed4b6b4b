package dev.archway.bench;

import dev.archway.mesh.Mesh;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The smallest heap in which an operation succeeds, beside what the mesh's own arrays take. */
final class MeshMemory {

    private static final int TRIANGLES = 1_000_000;

    /** In bytes: a heap is not measured more exactly. */
    private static final long STEP = 1 << 20;

    private final MeshScans scans;

    MeshMemory(MeshScans scans) {
        this.scans = scans;
    }

    void report() throws IOException, InterruptedException {
        Mesh mesh = MeshScans.horseshoe(TRIANGLES);
        long arrays = 4L * mesh.positions().length + 4L * mesh.triangles().length;
        Path file = scans.stl(TRIANGLES);
        Rounds.line(
                "%,d triangles, arrays of %,d MB; the smallest heap, mesh included:",
                mesh.triangleCount(), arrays >> 20);
        for (MeshOperation operation : List.of(
                MeshOperation.CONVERT,
                MeshOperation.CHECK,
                MeshOperation.COMPONENTS,
                MeshOperation.NORMALS,
                MeshOperation.REPAIR,
                MeshOperation.FILL,
                MeshOperation.DISTANCES,
                MeshOperation.DECIMATE,
                MeshOperation.SOLID)) {
            long heap = smallest(operation, file, arrays);
            Rounds.line("    %s: %,d MB, %.1f times the arrays", operation.word(), heap >> 20, (double) heap / arrays);
        }
    }

    private static long smallest(MeshOperation operation, Path file, long arrays)
            throws IOException, InterruptedException {
        long low = arrays / STEP;
        long high = 24 * arrays / STEP;
        while (high - low > Math.max(1, low / 20)) {
            long middle = (low + high) / 2;
            // one generation holds nearly all, so that the heap need not be larger than what lives
            boolean enough = MeshWork.inProcess(
                            operation,
                            file,
                            0,
                            1,
                            "-XX:+UseSerialGC",
                            "-XX:NewSize=2m",
                            "-XX:MaxNewSize=2m",
                            "-Xmx" + middle * (STEP >> 20) + "m")
                    .isPresent();
            if (enough) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high * STEP;
    }
}
