package dev.archway.bench;

import dev.archway.mesh.Mesh;
import dev.archway.mesh.MeshFormat;
import java.io.IOException;
import java.nio.file.Files;
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
        long arrays = arrays(mesh);
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
                MeshOperation.DIFFERENCE,
                MeshOperation.DECIMATE,
                MeshOperation.GLB,
                MeshOperation.SOLID)) {
            report(operation.word(), smallest(operation, file, arrays), arrays);
        }
        Mesh colored = MeshScans.colored(mesh);
        Rounds.line("    files read and welded; a soup has three vertices of its own for each triangle:");
        read("text STL", scans.text(mesh), mesh);
        read("PLY", scans.file(mesh, MeshFormat.PLY), mesh);
        read("coloured PLY", scans.file(colored, MeshFormat.PLY), colored);
        read("soup PLY", scans.file(MeshScans.soup(mesh), MeshFormat.PLY), mesh);
        read("OBJ", scans.file(mesh, MeshFormat.OBJ), mesh);
        read("coloured OBJ", scans.file(colored, MeshFormat.OBJ), colored);
        read("soup OBJ", scans.file(MeshScans.soup(mesh), MeshFormat.OBJ), mesh);
    }

    private static void read(String kind, Path file, Mesh mesh) throws IOException, InterruptedException {
        report(kind, smallest(MeshOperation.READ, file, arrays(mesh)), arrays(mesh));
        Files.delete(file);
    }

    private static void report(String what, long heap, long arrays) {
        Rounds.line("    %s: %,d MB, %.1f times the arrays", what, heap >> 20, (double) heap / arrays);
    }

    private static long arrays(Mesh mesh) {
        byte[] colors = mesh.colors();
        return 4L * mesh.positions().length + 4L * mesh.triangles().length + (colors == null ? 0 : colors.length);
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
