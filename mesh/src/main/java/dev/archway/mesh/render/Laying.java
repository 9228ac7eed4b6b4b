package dev.archway.mesh.render;

import java.util.Arrays;
import java.util.function.IntConsumer;

/** Lays the shade on the fronts of a row of pixels, and white behind everything; a worker's own. Works on every other pixel at once. */
final class Laying implements IntConsumer {

    private final Canvas canvas;

    /** Of every other pixel, 0 to {@link Shade#NONE}. */
    private final int[] light;

    private final int[] row;
    private final int[] pixels;
    private final int[] middle;
    private final int[] depths;
    private final int[] lights;
    private final int[] sums;
    private final int[] counts;
    private final int[] least;

    /** How much of {@link Shade#NONE} is taken from each pixel. */
    private final int[] dark;

    Laying(Canvas canvas, int[] light) {
        this.canvas = canvas;
        this.light = light;
        row = new int[canvas.width];
        pixels = new int[canvas.columns];
        middle = new int[canvas.columns];
        depths = new int[canvas.columns];
        lights = new int[canvas.columns];
        sums = new int[canvas.columns];
        counts = new int[canvas.columns];
        least = new int[canvas.columns];
        dark = new int[canvas.columns];
    }

    @Override
    public void accept(int y) {
        for (int odd = 0; odd < 2; odd++) {
            System.arraycopy(canvas.depth, y * canvas.width, row, 0, canvas.width);
            pick(odd, middle);
            gather(odd, y);
            System.arraycopy(canvas.pixels, y * canvas.width, row, 0, canvas.width);
            pick(odd, pixels);
            take();
            color();
            for (int x = odd; x < canvas.width; x += 2) {
                canvas.pixels[y * canvas.width + x] = pixels[x >> 1];
            }
        }
    }

    private void pick(int odd, int[] into) {
        for (int x = odd; x < row.length; x += 2) {
            into[x >> 1] = row[x];
        }
    }

    /** The light nearby that was found, up to four for each pixel, as far as it lies at about the pixel's depth. */
    private void gather(int odd, int y) {
        Arrays.fill(sums, 0);
        Arrays.fill(counts, 0);
        Arrays.fill(least, Shade.NONE);
        int last = Math.min((y + 1) >> 1, canvas.rows - 1);
        for (int v = y >> 1; v <= last; v++) {
            for (int right = 0; right <= odd; right++) {
                int length = canvas.columns - right;
                System.arraycopy(canvas.coarse, v * canvas.columns + right, depths, 0, length);
                System.arraycopy(light, v * canvas.columns + right, lights, 0, length);
                add(length);
            }
        }
    }

    private void add(int columns) {
        for (int x = 0; x < columns; x++) {
            int together = (Math.abs(depths[x] - middle[x]) - Shade.SAME) >> 31;
            sums[x] += lights[x] & together;
            counts[x] -= together;
            least[x] = Math.min(least[x], lights[x]);
        }
    }

    /** A pixel like none of its neighbours peeps out of a gap, which is dark. */
    private void take() {
        for (int x = 0; x < sums.length; x++) {
            int alone = (counts[x] - 1) >> 31;
            int mean = (int) ((float) sums[x] / Math.max(counts[x], 1));
            dark[x] = (Shade.NONE - ((mean & ~alone) | (least[x] & alone))) & (pixels[x] >> 31);
        }
    }

    private void color() {
        for (int x = 0; x < pixels.length; x++) {
            int pixel = pixels[x];
            int taken = dark[x];
            // shade is warm: blue is lost first
            int red = ((pixel >> 16 & 0xff) * (Shade.NONE - taken + (taken >> 3))) >> 8;
            int green = ((pixel >> 8 & 0xff) * (Shade.NONE - taken)) >> 8;
            int blue = ((pixel & 0xff) * (Shade.NONE - taken - (taken >> 4))) >> 8;
            int covered = (pixel << 1) >> 31;
            pixels[x] = ((red << 16 | green << 8 | blue) & covered) | (0xffffff & ~covered);
        }
    }
}
