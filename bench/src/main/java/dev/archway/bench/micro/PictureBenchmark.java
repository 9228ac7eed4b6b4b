package dev.archway.bench.micro;

import dev.archway.mesh.render.Axis;
import dev.archway.mesh.render.Camera;
import dev.archway.mesh.render.Picture;
import dev.archway.mesh.render.Renderer;
import dev.archway.mesh.render.Scene;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One view of a jaw at 1920 x 1080: made ready, drawn, encoded. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class PictureBenchmark {

    /** The jaw from above. */
    @State(Scope.Benchmark)
    @SuppressWarnings("NullAway.Init") // JMH sets it up
    public static class Shot {

        private Scene scene;
        private Camera camera;
        private Picture picture;

        @Setup
        public void take(Jaw jaw) {
            scene = Scene.of(jaw.mesh);
            camera = Camera.framing(scene, new Axis(1, 0, 0), new Axis(0, 1, 0), 1920.0 / 1080);
            picture = new Renderer().render(scene, camera, 1920, 1080);
        }
    }

    @Benchmark
    public Scene scene(Jaw jaw) {
        return Scene.of(jaw.mesh);
    }

    @Benchmark
    public Picture view(Shot shot) {
        return new Renderer().render(shot.scene, shot.camera, 1920, 1080);
    }

    @Benchmark
    public byte[] jpeg(Shot shot) {
        return shot.picture.jpeg(0.9f);
    }
}
