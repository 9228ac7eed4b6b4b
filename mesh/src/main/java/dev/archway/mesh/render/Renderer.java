package dev.archway.mesh.render;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Draws a scene on white: smooth shading, back faces a flat light grey, smooth edges (four samples a pixel), contact shade. The same scene and camera always give the
 * same picture, however many processors share the work.
 */
public final class Renderer {

    /** Rows of pixels in a band: 1 MB at 1920 pixels a row. Even, as contact shade works on blocks of two by two. */
    private static final int BAND = 32;

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
        int samples = Band.SAMPLES;
        Canvas canvas = new Canvas(width, height);
        List<Bins> bins = scene.bodies().stream()
                .map(body -> Projection.of(body, camera, width * samples, height * samples))
                .map(projection -> Bins.of(projection, height * samples, BAND * samples))
                .toList();
        Work.share((height + BAND - 1) / BAND, () -> {
            Band band = new Band(width * samples, BAND * samples);
            return number -> band.draw(bins, number, canvas);
        });
        return new Picture(width, height, finish(canvas, (float) (height / camera.height()), scene.isColored()));
    }

    private static int[] finish(Canvas canvas, float scale, boolean colored) {
        Shade shade = Shade.of(canvas, scale / 2, colored);
        Work.share(
                (canvas.rows + BAND - 1) / BAND,
                () -> piece -> IntStream.range(piece * BAND, Math.min((piece + 1) * BAND, canvas.rows))
                        .forEach(shade::lay));
        return canvas.pixels;
    }
}
