package dev.archway.bench.micro;

import dev.archway.mesh.Decimation;
import dev.archway.mesh.Manifold;
import dev.archway.mesh.Mesh;
import dev.archway.mesh.Normals;
import dev.archway.mesh.Surface;
import dev.archway.mesh.Transform;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What is done to a mesh that is there: checked, given normals, decimated, measured against another. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class SurfaceBenchmark {

    /** The jaw's tree, and the jaw moved a little. */
    @State(Scope.Benchmark)
    @SuppressWarnings("NullAway.Init") // JMH sets it up
    public static class Pair {

        private Surface surface;
        private float[] moved;

        @Setup
        public void make(Jaw jaw) {
            surface = Surface.of(jaw.mesh);
            moved = Transform.translate(0.05, 0.1, 0.15).apply(jaw.mesh).positions();
        }
    }

    @Benchmark
    public Manifold check(Jaw jaw) {
        return Manifold.check(jaw.mesh);
    }

    @Benchmark
    public float[] normals(Jaw jaw) {
        return Normals.ofVertices(jaw.mesh);
    }

    @Benchmark
    public Mesh decimateToQuarter(Jaw jaw) {
        return Decimation.toTriangles(jaw.mesh, jaw.mesh.triangleCount() / 4);
    }

    @Benchmark
    public Surface tree(Jaw jaw) {
        return Surface.of(jaw.mesh);
    }

    @Benchmark
    public float[] distances(Pair pair) {
        return pair.surface.signedDistances(pair.moved, 3);
    }
}
