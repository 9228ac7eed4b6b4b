package dev.archway.bench.micro;

import dev.archway.mesh.Mesh;
import dev.archway.mesh.MeshFiles;
import dev.archway.mesh.MeshFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Files read and welded, and written. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class FileBenchmark {

    /** The jaw in a file of each kind. */
    @State(Scope.Benchmark)
    @SuppressWarnings("NullAway.Init") // JMH sets it up
    public static class Written {

        @Param
        public MeshFormat format;

        private Path file;
        private Path result;

        @Setup(Level.Trial)
        public void write(Jaw jaw) throws IOException {
            file = Files.createTempFile("archway-micro", format.name());
            result = Files.createTempFile("archway-micro", format.name());
            MeshFiles.write(jaw.mesh, format, file);
        }

        @TearDown(Level.Trial)
        public void delete() throws IOException {
            Files.delete(file);
            Files.delete(result);
        }
    }

    @Benchmark
    public Mesh readAndWeld(Jaw jaw, Written written) throws IOException {
        return MeshFiles.read(written.file, written.format, 2 * jaw.triangles);
    }

    @Benchmark
    public Path write(Jaw jaw, Written written) throws IOException {
        MeshFiles.write(jaw.mesh, written.format, written.result);
        return written.result;
    }
}
