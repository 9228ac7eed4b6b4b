package dev.archway.scanner;

import dev.archway.mesh.Axes;
import dev.archway.mesh.Mesh;
import dev.archway.mesh.MeshFiles;
import dev.archway.mesh.MeshFormat;
import dev.archway.mesh.Occlusion;
import dev.archway.mesh.Transform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The files of a scan, ready to be sent; those that were made for it are deleted at the end. */
record ScanFiles(
        List<Jaw> jaws, @Nullable String up, @Nullable String front, List<Path> made) implements AutoCloseable {

    private static final int MOST_TRIANGLES = 20_000_000;

    /** A jaw's file, and the name that the server is told: it says nothing of whose it is. */
    record Jaw(String name, Path file, String fileName) {

        static Jaw of(String name, Path file) throws IOException {
            MeshFormat format = format(file);
            if (!Files.isReadable(file) || Files.isDirectory(file)) {
                throw new NoSuchFileException(file.toString(), null, "no file that can be read");
            }
            return new Jaw(name, file, name.toLowerCase(Locale.ROOT) + ending(format));
        }
    }

    static ScanFiles of(ScanSource source, @Nullable UUID rxId) throws IOException {
        return switch (source.settled(rxId)) {
            case ScanSource.Synthetic synthetic -> synthetic(synthetic);
            case ScanSource.FromFiles files -> fromFiles(files);
        };
    }

    /** PLY, because STL has no colours. */
    private static ScanFiles synthetic(ScanSource.Synthetic source) throws IOException {
        long seed = Objects.requireNonNull(source.seed());
        SyntheticArch arch = SyntheticArch.of(seed, source.trianglesPerJaw());
        Path folder = Files.createTempDirectory("archway-scan");
        Path upper = folder.resolve("upper.ply");
        Path lower = folder.resolve("lower.ply");
        ScanFiles files = new ScanFiles(
                List.of(new Jaw("Upper", upper, "upper.ply"), new Jaw("Lower", lower, "lower.ply")),
                null,
                null,
                List.of(upper, lower, folder));
        return files.writing(() -> {
            MeshFiles.write(arch.upper(), MeshFormat.PLY, upper);
            MeshFiles.write(arch.lower(), MeshFormat.PLY, lower);
        });
    }

    private static ScanFiles fromFiles(ScanSource.FromFiles source) throws IOException {
        Axes axes = Axes.parse(source.up(), source.front());
        List<Jaw> jaws = new ArrayList<>();
        if (source.upper() != null) {
            jaws.add(Jaw.of("Upper", source.upper()));
        }
        if (source.lower() != null) {
            jaws.add(Jaw.of("Lower", source.lower()));
        }
        ScanFiles files = new ScanFiles(jaws, axes.up().toString(), axes.front().toString(), List.of());
        return source.occlude() ? files.occluded(axes) : files;
    }

    private ScanFiles occluded(Axes axes) throws IOException {
        Path file = jaws.getFirst().file();
        Mesh upper = MeshFiles.read(file, format(file), MOST_TRIANGLES);
        Path other = jaws.getLast().file();
        Mesh lower = MeshFiles.read(other, format(other), MOST_TRIANGLES);
        float[] by = Occlusion.bringTogether(upper, lower, axes);
        Path folder = Files.createTempDirectory("archway-scan");
        Path moved = folder.resolve(jaws.getFirst().fileName());
        Jaw jaw = new Jaw("Upper", moved, jaws.getFirst().fileName());
        ScanFiles files = new ScanFiles(List.of(jaw, jaws.getLast()), up, front, List.of(moved, folder));
        return files.writing(
                () -> MeshFiles.write(Transform.translate(by[0], by[1], by[2]).apply(upper), format(file), moved));
    }

    /** The mesh of a jaw in the frame of a scan; null without that jaw. */
    @Nullable
    Mesh mesh(String name) throws IOException {
        for (Jaw jaw : jaws) {
            if (jaw.name().equals(name)) {
                return Axes.parse(up, front)
                        .toScanFrame(MeshFiles.read(jaw.file(), format(jaw.file()), MOST_TRIANGLES));
            }
        }
        return null;
    }

    private ScanFiles writing(Writing writing) throws IOException {
        try {
            writing.run();
            return this;
        } catch (IOException | RuntimeException e) {
            close();
            throw e;
        }
    }

    private static MeshFormat format(Path file) {
        return MeshFormat.ofFileName(file.toString())
                .orElseThrow(() ->
                        new IllegalArgumentException(file + " is no scan: its name must end in .stl, .ply or .obj"));
    }

    private static String ending(MeshFormat format) {
        return "." + format.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() throws IOException {
        for (Path path : made) {
            Files.deleteIfExists(path);
        }
    }

    @FunctionalInterface
    private interface Writing {
        void run() throws IOException;
    }
}
