package dev.archway.mesh.render;

import dev.archway.mesh.Mesh;
import java.util.List;
import java.util.stream.Stream;

/** The meshes of a picture, made ready to be drawn from any side. A value; it may be shared by threads. */
public final class Scene {

    private final List<Body> bodies;
    private final Axis middle;
    private final double span;
    private final boolean empty;

    private Scene(List<Body> bodies) {
        this.bodies = bodies;
        double[] low = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        double[] high = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (Body body : bodies) {
            float[] positions = body.mesh().positions();
            for (int i = 0; i < positions.length; i += 3) {
                if (body.isVisible(i)) {
                    for (int axis = 0; axis < 3; axis++) {
                        low[axis] = Math.min(low[axis], positions[i + axis]);
                        high[axis] = Math.max(high[axis], positions[i + axis]);
                    }
                }
            }
        }
        Axis size = new Axis(high[0] - low[0], high[1] - low[1], high[2] - low[2]);
        double diagonal = Math.sqrt(size.dot(size));
        boolean usable = diagonal > 0 && diagonal < Double.POSITIVE_INFINITY && low[0] <= high[0];
        middle = usable
                ? new Axis((low[0] + high[0]) / 2, (low[1] + high[1]) / 2, (low[2] + high[2]) / 2)
                : new Axis(0, 0, 0);
        empty = !(low[0] <= high[0]);
        span = usable ? diagonal : 1;
    }

    /**
     * A scene of meshes in one frame. Costs one pass over the triangles, for their normals.
     *
     * @param meshes the meshes; none is legal and gives an empty picture
     * @return the scene
     */
    public static Scene of(Mesh... meshes) {
        return new Scene(Stream.of(meshes).parallel().map(Body::new).toList());
    }

    /** The scene of this one's and the other's meshes, without computing them anew. */
    Scene with(Scene other) {
        return new Scene(Stream.concat(bodies.stream(), other.bodies.stream()).toList());
    }

    List<Body> bodies() {
        return bodies;
    }

    /** Whether no surface is there. */
    boolean isEmpty() {
        return empty;
    }

    /** Whether a mesh brings its own colours. */
    boolean isColored() {
        return bodies.stream().anyMatch(body -> body.mesh().colors() != null);
    }

    /** The middle of the box round the surfaces. */
    Axis middle() {
        return middle;
    }

    /** The diagonal of the box round the surfaces in millimetres; 1 when there is none. */
    double span() {
        return span;
    }
}
