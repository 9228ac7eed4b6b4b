package dev.archway.mesh.render;

import java.util.Arrays;

/**
 * The part of a picture that a scene can cover; the rest of it is white and costs nothing.
 *
 * @param pictureWidth columns of the whole picture
 * @param pictureHeight rows of the whole picture
 * @param left columns of the picture before it, a multiple of {@link #GRID}
 * @param top rows of the picture above it, a multiple of {@link #GRID}
 * @param width its columns, at least 1
 * @param height its rows, at least 1
 */
record Viewport(int pictureWidth, int pictureHeight, int left, int top, int width, int height) {

    /** What is done for every other pixel, and in squares of four of those, is the same whatever part of a picture is drawn. */
    private static final int GRID = 2 * Planes.STEP;

    /** Round the scene, in pixels: for errors of rounding, and white for its edges. */
    private static final int MARGIN = 2;

    /** The viewport of a scene in a picture of this size. */
    static Viewport of(Scene scene, Camera camera, int width, int height) {
        if (scene.isEmpty()) {
            return new Viewport(width, height, 0, 0, 1, 1);
        }
        // perspective keeps what is convex so: whoever is within a box appears within its corners
        double[] x = new double[Scene.CORNERS];
        double[] y = new double[Scene.CORNERS];
        double scale = height / camera.height();
        for (int i = 0; i < Scene.CORNERS; i++) {
            Axis corner = scene.corner(i).plus(camera.target(), -1);
            double nearer = 1 / (1 - corner.dot(camera.backward()) / camera.distance());
            x[i] = width / 2.0 + corner.dot(camera.right()) * nearer * scale;
            y[i] = height / 2.0 - corner.dot(camera.up()) * nearer * scale;
            if (!(nearer > 0 && Double.isFinite(x[i]) && Double.isFinite(y[i]))) {
                return new Viewport(width, height, 0, 0, width, height);
            }
        }
        Arrays.sort(x);
        Arrays.sort(y);
        int left = first(x[0], width);
        int top = first(y[0], height);
        int right = Math.max(beyond(x[Scene.CORNERS - 1], width), left + 1);
        int bottom = Math.max(beyond(y[Scene.CORNERS - 1], height), top + 1);
        return new Viewport(width, height, left, top, right - left, bottom - top);
    }

    private static int first(double least, int size) {
        return (int) Math.clamp(least - MARGIN, 0, size - 1) / GRID * GRID;
    }

    private static int beyond(double most, int size) {
        return (int) Math.clamp(most + MARGIN + 1, 0, size);
    }

    /** The column of the picture's middle, counted from this part's first. */
    float middleX() {
        return 0.5f * pictureWidth - left;
    }

    /** The row of the picture's middle, counted from this part's first. */
    float middleY() {
        return 0.5f * pictureHeight - top;
    }

    /** A white picture with these pixels in this part of it. */
    Picture on(int[] pixels) {
        int[] rgb = new int[pictureWidth * pictureHeight];
        Arrays.fill(rgb, 0xffffff);
        for (int y = 0; y < height; y++) {
            System.arraycopy(pixels, y * width, rgb, (top + y) * pictureWidth + left, width);
        }
        return new Picture(pictureWidth, pictureHeight, rgb);
    }
}
