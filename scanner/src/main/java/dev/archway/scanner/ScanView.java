package dev.archway.scanner;

import dev.archway.mesh.Mesh;
import dev.archway.mesh.render.Axis;
import dev.archway.mesh.render.Camera;
import dev.archway.mesh.render.Picture;
import dev.archway.mesh.render.Renderer;
import dev.archway.mesh.render.Scene;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The model of a scan from the side that somebody has turned it to. */
final class ScanView {

    private final @Nullable Mesh upper;
    private final @Nullable Mesh lower;
    private final SplittableRandom random;

    /** In the frame of a scan; a jaw may be missing. */
    ScanView(@Nullable Mesh upper, @Nullable Mesh lower, long seed) {
        this.upper = upper;
        this.lower = lower;
        this.random = new SplittableRandom(seed);
    }

    /** Both jaws, from before the patient and a little to the side. */
    Picture ofBoth(int width, int height) {
        double yaw = Math.toRadians(random.nextDouble(18, 38) * (random.nextBoolean() ? 1 : -1));
        double pitch = Math.toRadians(random.nextDouble(4, 14));
        return draw(scene(upper, lower), yaw, pitch, width, height);
    }

    /** One jaw, looked at from above its teeth at a slant. */
    Picture ofOne(int width, int height) {
        boolean above = upper == null || (lower != null && random.nextBoolean());
        double yaw = Math.toRadians(random.nextDouble(-25, 25));
        double pitch = Math.toRadians(random.nextDouble(42, 62));
        return draw(scene(above ? lower : upper), yaw, above ? pitch : -pitch, width, height);
    }

    private static Scene scene(@Nullable Mesh... jaws) {
        @SuppressWarnings("NullAway") // those that are null are left out
        Mesh[] there = Stream.of(jaws).filter(Objects::nonNull).toArray(Mesh[]::new);
        return Scene.of(there);
    }

    private static Picture draw(Scene scene, double yaw, double pitch, int width, int height) {
        Axis right = new Axis(Math.cos(yaw), Math.sin(yaw), 0);
        // towards the eye before it is raised; the front of a mouth is at -y
        double outX = Math.sin(yaw);
        double outY = -Math.cos(yaw);
        Axis up = new Axis(-outX * Math.sin(pitch), -outY * Math.sin(pitch), Math.cos(pitch));
        Camera camera = Camera.framing(scene, right, up, (double) width / height);
        return new Renderer().render(scene, camera, width, height);
    }
}
