package dev.archway.mesh.render;

/**
 * Where a picture is taken from. The camera looks at {@code target} from {@code distance} away; what lies at the target's depth is drawn to scale, and nearer
 * things larger. A camera does not depend on the size of the picture, so a thumbnail of the same proportions shows the same.
 *
 * @param right the unit vector that points to the right of the picture
 * @param up the unit vector that points to the top of the picture, at right angles to {@code right}
 * @param target the point in the middle of the picture
 * @param height how many millimetres the picture is high at the target's depth, more than 0
 * @param distance millimetres from the eye to the target, more than 0; infinite for a parallel (orthographic) projection
 */
public record Camera(Axis right, Axis up, Axis target, double height, double distance) {

    /**
     * @throws IllegalArgumentException when height or distance is not positive, or the axes are not unit vectors at right angles
     */
    public Camera {
        if (!(height > 0 && distance > 0)) {
            throw new IllegalArgumentException(
                    "height (" + height + ") and distance (" + distance + ") must be positive");
        }
        if (!(isOne(right.dot(right)) && isOne(up.dot(up)) && Math.abs(right.dot(up)) < 1e-6)) {
            throw new IllegalArgumentException(
                    "right " + right + " and up " + up + " must be unit vectors at right angles");
        }
    }

    /**
     * A camera of mild perspective that shows the whole scene, with a margin, in the middle of a picture.
     *
     * @param scene what to show; an empty scene is legal
     * @param right the unit vector that points to the right of the picture
     * @param up the unit vector that points to the top of the picture
     * @param aspect the picture's width divided by its height
     * @return the camera
     */
    public static Camera framing(Scene scene, Axis right, Axis up, double aspect) {
        return new Framing(scene, right, up).camera(aspect);
    }

    /**
     * The same camera with another field of view.
     *
     * @param millimetres how high the picture is at the target's depth
     * @return the camera
     */
    public Camera withHeight(double millimetres) {
        return new Camera(right, up, target, millimetres, distance);
    }

    /** The unit vector from the target to the eye. */
    Axis backward() {
        return right.cross(up);
    }

    private static boolean isOne(double square) {
        return Math.abs(square - 1) < 1e-6;
    }
}
