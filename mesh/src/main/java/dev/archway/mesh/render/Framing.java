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
        Axis middle = scene.middle();
        double span = scene.span();
        distance = DISTANCE * span;
        Extent extent = new Extent();
        for (Body body : scene.bodies()) {
            extent.include(body, middle, right, up, distance);
        }
        if (extent.isEmpty()) {
            target = middle;
            width = height = span;
        } else {
            target = middle.plus(right, (extent.left + extent.right) / 2).plus(up, (extent.bottom + extent.top) / 2);
            width = Math.max(extent.right - extent.left, span * 1e-3);
            height = Math.max(extent.top - extent.bottom, span * 1e-3);
        }
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

    private static final class Extent {
        double left = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double bottom = Double.POSITIVE_INFINITY;
        double top = Double.NEGATIVE_INFINITY;

        boolean isEmpty() {
            return !(left <= right && bottom <= top);
        }

        void include(Body body, Axis middle, Axis rightAxis, Axis upAxis, double distance) {
            Axis back = rightAxis.cross(upAxis);
            float[] positions = body.mesh().positions();
            for (int i = 0; i < positions.length; i += 3) {
                if (!body.isVisible(i)) {
                    continue;
                }
                Axis p = new Axis(
                        positions[i] - middle.x(), positions[i + 1] - middle.y(), positions[i + 2] - middle.z());
                double nearer = distance / (distance - p.dot(back));
                double x = p.dot(rightAxis) * nearer;
                double y = p.dot(upAxis) * nearer;
                left = Math.min(left, x);
                right = Math.max(right, x);
                bottom = Math.min(bottom, y);
                top = Math.max(top, y);
            }
        }
    }
}
