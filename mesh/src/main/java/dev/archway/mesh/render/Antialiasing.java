package dev.archway.mesh.render;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.IntConsumer;

/**
 * Smooths the edges of a finished picture that has one sample a pixel. The steps of an edge tell which line it follows: along every straight piece between two steps, each
 * pixel takes as much of the colour beyond the edge as lies on its side of that line (morphological antialiasing: Reshetov 2009). Where an edge turns for more
 * than a pixel it is a corner, which stays sharp (Jimenez et al., SMAA, 2012).
 */
final class Antialiasing {

    private static final long EACH = 0x0101010101010101L;

    private final int[] pixels;
    private final int width;
    private final int height;
    private final Edges edges;

    private Antialiasing(int[] pixels, int width, int height) {
        this.pixels = pixels;
        this.width = width;
        this.height = height;
        edges = Edges.of(pixels, width, height);
    }

    /** Smooths 0xRRGGBB, row by row. */
    static void smooth(int[] pixels, int width, int height) {
        Antialiasing antialiasing = new Antialiasing(pixels, width, height);
        antialiasing.change(antialiasing::specks);
        antialiasing.change(changes -> Lines.alongRows(antialiasing.edges, width, changes));
        antialiasing.change(changes -> Lines.alongColumns(antialiasing.edges, width, changes));
    }

    /** Finds changes in all rows, then makes them. */
    private void change(Function<Changes, IntConsumer> worker) {
        Queue<Changes> found = new ConcurrentLinkedQueue<>();
        Work.shareRows(height, () -> {
            Changes changes = new Changes(pixels);
            found.add(changes);
            return worker.apply(changes);
        });
        found.forEach(Changes::make);
    }

    /** A pixel with edges all round is a hair of something: a quarter of it remains, before the lines round it are smoothed. */
    private IntConsumer specks(Changes changes) {
        return y -> {
            int from = edges.at(0, y);
            for (int i = from; i < from + width; i += Edges.AT_ONCE) {
                long here = edges.eight(i);
                long round = here & here >>> 1 & edges.eight(i + 1) & edges.eight(i + edges.stride) >>> 1 & EACH;
                for (; round != 0; round &= round - 1) {
                    int pixel = y * width + i + (Long.numberOfTrailingZeros(round) >> 3) - from;
                    for (int beside : new int[] {-1, 1, -width, width}) {
                        changes.add(pixel, pixel + beside, Changes.WHOLE * 3 / 16);
                    }
                }
            }
        };
    }
}
