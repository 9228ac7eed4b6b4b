package dev.archway.mesh.render;

import java.util.List;

/**
 * Draws a scene on white: smooth shading, back faces a flat light grey, contact shade, smooth edges. The same scene and camera always give the
 * same picture, however many processors share the work.
 */
public final class Renderer {

    /** Rows of pixels in a band: 1 MB at 1920 pixels a row. Even, as contact shade works on every other row. */
    private static final int BAND = 64;

    private static final int LARGEST = 1 << 14;

    /**
     * @param scene what to draw
     * @param camera from where
     * @param width pixels, 1 to 16384
     * @param height pixels, 1 to 16384
     * @return the picture
     * @throws IllegalArgumentException when the size is out of range
     */
    public Picture render(Scene scene, Camera camera, int width, int height) {
        if (width < 1 || height < 1 || width > LARGEST || height > LARGEST) {
            throw new IllegalArgumentException("a picture of " + width + " x " + height + " pixels; 1 to " + LARGEST);
        }
        Viewport viewport = Viewport.of(scene, camera, width, height);
        Canvas canvas = new Canvas(viewport.width(), viewport.height());
        List<Bins> bins = scene.bodies().stream()
                .map(body -> Projection.of(body, camera, viewport))
                .map(projection -> Bins.of(projection, canvas.height, BAND))
                .toList();
        Work.share((canvas.height + BAND - 1) / BAND, () -> {
            Band band = new Band(canvas.width, BAND);
            return number -> band.draw(bins, number, canvas);
        });
        Shade.lay(canvas, (float) (height / camera.height() / 2), scene.isColored());
        Antialiasing.smooth(canvas.pixels, canvas.width, canvas.height);
        return viewport.on(canvas.pixels);
    }
}
