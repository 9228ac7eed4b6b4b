package dev.archway.bench.micro;

import dev.archway.mesh.Mesh;
import dev.archway.scanner.SyntheticArch;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The synthetic lower jaw that is worked at. */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH sets it up
public class Jaw {

    @Param("270000")
    public int triangles;

    Mesh mesh;

    @Setup
    public void make() {
        mesh = SyntheticArch.of(1, triangles).lower();
    }
}
