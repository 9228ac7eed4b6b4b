package dev.archway.mesh.render;

import java.util.List;

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

    /** Lays contact shade on the fronts and white behind everything. */
    private static int[] finish(Canvas canvas, float scale, boolean colored) {
        Shade shade = Shade.of(canvas, scale / 2, colored);
        Work.share((canvas.height + BAND - 1) / BAND, () -> number -> {
            int end = Math.min(canvas.height, (number + 1) * BAND);
            for (int y = number * BAND; y < end; y++) {
                for (int x = 0; x < canvas.width; x++) {
                    int at = y * canvas.width + x;
                    int pixel = canvas.pixels[at];
                    canvas.pixels[at] = pixel == 0 ? 0xffffff : shaded(pixel, shade.at(x, y));
                }
            }
        });
        return canvas.pixels;
    }

    private static int shaded(int pixel, int light) {
        int covered = (pixel >>> 24) & 0xf;
        int fronts = pixel >>> 28;
        int dark = (Shade.NONE - light) * fronts / covered;
        // shade is warm: blue is lost first
        int red = (((pixel >> 16) & 0xff) * (256 - dark + (dark >> 3))) >> 8;
        int green = (((pixel >> 8) & 0xff) * (256 - dark)) >> 8;
        int blue = ((pixel & 0xff) * (256 - dark - (dark >> 4))) >> 8;
        int white = (255 * (4 - covered)) >> 2;
        return ((red + white) << 16) | ((green + white) << 8) | (blue + white);
    }
}
