package dev.archway.mesh.render;

/** The box round a scene as it appears to a camera, in millimetres at the depth of the middle; empty at first. */
final class Extent {

    private static final int CHUNK = 1 << 14;

    private final Axis right;
    private final Axis up;
    private final Axis back;
    private final Axis middle;
    private final float nearness;
    private float left = Float.POSITIVE_INFINITY;
    private float rightmost = Float.NEGATIVE_INFINITY;
    private float bottom = Float.POSITIVE_INFINITY;
    private float top = Float.NEGATIVE_INFINITY;

    Extent(Axis right, Axis up, Axis middle, double distance) {
        this.right = right;
        this.up = up;
        this.middle = middle;
        back = right.cross(up);
        nearness = (float) (1 / distance);
    }

    boolean isEmpty() {
        return !(left <= rightmost && bottom <= top);
    }

    double width() {
        return (double) rightmost - left;
    }

    double height() {
        return (double) top - bottom;
    }

    /** The middle of the box, to the right. */
    double x() {
        return ((double) left + rightmost) / 2;
    }

    /** The middle of the box, upwards. */
    double y() {
        return ((double) bottom + top) / 2;
    }

    void include(Body body) {
        int vertices = body.normals().length / 3;
        Work.share((vertices + CHUNK - 1) / CHUNK, () -> chunk -> {
            Extent part = new Extent(right, up, middle, 1 / nearness);
            part.include(body, 3 * chunk * CHUNK, 3 * Math.min(vertices, (chunk + 1) * CHUNK));
            include(part);
        });
    }

    private synchronized void include(Extent other) {
        left = Math.min(left, other.left);
        rightmost = Math.max(rightmost, other.rightmost);
        bottom = Math.min(bottom, other.bottom);
        top = Math.max(top, other.top);
    }

    private void include(Body body, int from, int to) {
        float[] p = body.mesh().positions();
        float rx = (float) right.x();
        float ry = (float) right.y();
        float rz = (float) right.z();
        float ux = (float) up.x();
        float uy = (float) up.y();
        float uz = (float) up.z();
        float bx = (float) back.x();
        float by = (float) back.y();
        float bz = (float) back.z();
        float mx = (float) middle.x();
        float my = (float) middle.y();
        float mz = (float) middle.z();
        for (int i = from; i < to; i += 3) {
            if (body.isVisible(i)) {
                float x = p[i] - mx;
                float y = p[i + 1] - my;
                float z = p[i + 2] - mz;
                float nearer = 1 / (1 - (x * bx + y * by + z * bz) * nearness);
                float across = (x * rx + y * ry + z * rz) * nearer;
                float upwards = (x * ux + y * uy + z * uz) * nearer;
                left = across < left ? across : left;
                rightmost = across > rightmost ? across : rightmost;
                bottom = upwards < bottom ? upwards : bottom;
                top = upwards > top ? upwards : top;
            }
        }
    }
}
