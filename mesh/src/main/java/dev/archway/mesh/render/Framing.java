package dev.archway.mesh.render;

/** How large a scene appears from one side: what a camera needs to show all of it. Points that belong to no surface do not count. */
final class Framing {

    /** Room round the scene: the scene fills this part of the picture's height or width at most. */
    private static final double FILL = 0.9;

    /** The eye's distance in spans of the scene. Long, like a portrait lens: molars stay in proportion to incisors. */
    private static final double DISTANCE = 6;

    private final Axis right;
    private final Axis up;
    private final Axis target;
    private final double distance;
    private final double width;
    private final double height;

    Framing(Scene scene, Axis right, Axis up) {
        this.right = right;
        this.up = up;
        double span = scene.span();
        distance = DISTANCE * span;
        Extent extent = new Extent(right, up, scene.middle(), distance);
        scene.bodies().forEach(extent::include);
        target = extent.isEmpty()
                ? scene.middle()
                : scene.middle().plus(right, extent.x()).plus(up, extent.y());
        width = Math.max(extent.isEmpty() ? span : extent.width(), span * 1e-3);
        height = Math.max(extent.isEmpty() ? span : extent.height(), span * 1e-3);
    }

    /** Millimetres from left to right at the target's depth. */
    double width() {
        return width;
    }

    /** Millimetres from bottom to top at the target's depth. */
    double height() {
        return height;
    }

    Camera camera(double aspect) {
        return new Camera(right, up, target, Math.max(height, width / aspect) / FILL, distance);
    }
}
