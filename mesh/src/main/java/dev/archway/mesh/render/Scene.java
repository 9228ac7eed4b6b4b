package dev.archway.mesh.render;

import dev.archway.mesh.Mesh;
import java.util.List;
import java.util.stream.Stream;

/** The meshes of a picture, made ready to be drawn from any side. A value; it may be shared by threads. */
public final class Scene {

    /** Of a box. */
    static final int CORNERS = 8;

    private final List<Body> bodies;
    private final Axis low;
    private final Axis high;
    private final Axis middle;
    private final double span;
    private final boolean empty;

    private Scene(List<Body> bodies) {
        this.bodies = bodies;
        double[] least = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        double[] most = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (Body body : bodies) {
            float[] positions = body.mesh().positions();
            for (int i = 0; i < positions.length; i += 3) {
                if (body.isVisible(i)) {
                    for (int axis = 0; axis < 3; axis++) {
                        least[axis] = Math.min(least[axis], positions[i + axis]);
                        most[axis] = Math.max(most[axis], positions[i + axis]);
                    }
                }
            }
        }
        low = new Axis(least[0], least[1], least[2]);
        high = new Axis(most[0], most[1], most[2]);
        Axis size = high.plus(low, -1);
        double diagonal = Math.sqrt(size.dot(size));
        empty = !(low.x() <= high.x());
        boolean usable = diagonal > 0 && diagonal < Double.POSITIVE_INFINITY && !empty;
        middle = usable ? low.plus(size, 0.5) : new Axis(0, 0, 0);
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

    /** A corner of the box round the surfaces; not finite when there is none. */
    Axis corner(int number) {
        return new Axis(
                (number & 1) == 0 ? low.x() : high.x(),
                (number & 2) == 0 ? low.y() : high.y(),
                (number & 4) == 0 ? low.z() : high.z());
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
