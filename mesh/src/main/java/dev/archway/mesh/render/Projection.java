package dev.archway.mesh.render;

/** A body as a camera sees it: each vertex in pixels of the viewport, with its depth and its shaded colour. */
final class Projection {

    private static final int CHUNK = 1 << 14;

    /** In pixels. Coordinates beyond this are not drawn: single precision could not place them. */
    private static final float FAR = 1e6f;

    private final Body body;

    /** x to the right and y down in pixels of the viewport, and depth in millimetres, for each vertex; x is NaN where the camera cannot see. */
    final float[] points;

    /**
     * For each vertex the first row of pixels (high half) and the first column (low half) whose middle is at or beyond it, within the viewport; -1 where the camera
     * cannot see. They tell which pixels a triangle can cover, but for one beside them: where an edge crosses a row is rounded, too.
     */
    final int[] cells;

    /** 0xRRGGBB of each vertex. */
    final int[] colors;

    private Projection(Body body) {
        this.body = body;
        points = new float[body.normals().length];
        colors = new int[points.length / 3];
        cells = new int[points.length / 3];
    }

    /** A body in the part of a picture that a viewport shows. */
    static Projection of(Body body, Camera camera, Viewport viewport) {
        Projection projection = new Projection(body);
        Light light = new Light(body.mesh().colors());
        int chunks = (projection.colors.length + CHUNK - 1) / CHUNK;
        Work.share(chunks, () -> chunk -> projection.project(chunk, camera, light, viewport));
        return projection;
    }

    /** The first pixel whose middle is at or beyond a coordinate; 0 for coordinates outside on the low side. */
    static int cell(float coordinate) {
        return (int) (coordinate + 0.5f);
    }

    static int row(int cell) {
        return cell >>> 16;
    }

    static int column(int cell) {
        return cell & 0xffff;
    }

    /** Whether a triangle shows its front and begins before the camera's target. */
    boolean isNearFront(int a, int b, int c) {
        float[] p = points;
        return p[3 * a + 2] < 0
                && (p[3 * b] - p[3 * a]) * (p[3 * c + 1] - p[3 * a + 1])
                        < (p[3 * c] - p[3 * a]) * (p[3 * b + 1] - p[3 * a + 1]);
    }

    int[] triangles() {
        return body.mesh().triangles();
    }

    private static int cell(float x, float y, int width, int height) {
        // written so that NaN fails
        if (!(Math.abs(x) < FAR && Math.abs(y) < FAR)) {
            return -1;
        }
        return Math.min(Math.max(cell(y), 0), height) << 16 | Math.min(Math.max(cell(x), 0), width);
    }

    private void project(int chunk, Camera camera, Light light, Viewport viewport) {
        float[] p = body.mesh().positions();
        float[] n = body.normals();
        Axis back = camera.backward();
        float rx = (float) camera.right().x();
        float ry = (float) camera.right().y();
        float rz = (float) camera.right().z();
        float ux = (float) camera.up().x();
        float uy = (float) camera.up().y();
        float uz = (float) camera.up().z();
        float bx = (float) back.x();
        float by = (float) back.y();
        float bz = (float) back.z();
        Axis target = camera.target();
        float scale = (float) (viewport.pictureHeight() / camera.height());
        float nearness = (float) (1 / camera.distance());
        int end = Math.min(colors.length, (chunk + 1) * CHUNK);
        for (int vertex = chunk * CHUNK; vertex < end; vertex++) {
            int i = 3 * vertex;
            float x = (float) (p[i] - target.x());
            float y = (float) (p[i + 1] - target.y());
            float z = (float) (p[i + 2] - target.z());
            float depth = -(x * bx + y * by + z * bz);
            // perspective divides by the distance from the eye; depth times the same factor stays linear across a
            // triangle, which plain depth does not
            float factor = 1 / (1 + depth * nearness);
            boolean seen = factor > 0 && Math.abs(depth) < Float.POSITIVE_INFINITY;
            points[i] = seen ? viewport.middleX() + (x * rx + y * ry + z * rz) * factor * scale : Float.NaN;
            points[i + 1] = viewport.middleY() - (x * ux + y * uy + z * uz) * factor * scale;
            points[i + 2] = depth * factor;
            cells[vertex] = cell(points[i], points[i + 1], viewport.width(), viewport.height());
            float nx = n[i];
            float ny = n[i + 1];
            float nz = n[i + 2];
            colors[vertex] = light.shade(
                    vertex, nx * rx + ny * ry + nz * rz, nx * ux + ny * uy + nz * uz, nx * bx + ny * by + nz * bz);
        }
    }
}
