package dev.archway.mesh.render;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Smooths the edges of a finished picture that has one sample a pixel. The steps of an edge tell which line it follows: along every straight piece between two steps, each
 * pixel takes as much of the colour beyond the edge as lies on its side of that line (morphological antialiasing: Reshetov 2009). Where an edge turns for more
 * than a pixel it is a corner, which stays sharp (Jimenez et al., SMAA, 2012).
 */
final class Antialiasing {

    /** From this difference of luma on, two neighbours have an edge between them. */
    private static final int EDGE = 24;

    /** Of a pixel: an edge between it and its left or its upper neighbour. */
    private static final int LEFT = 1;

    private static final int TOP = 2;

    /** How many pixels without edges lie round the picture, so that nothing needs to ask where it ends; between rows as many as are looked at at once. */
    private static final int MARGIN = 2;

    private static final int AT_ONCE = Long.BYTES;
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long EACH = 0x0101010101010101L;

    private static final int ROWS = 32;

    /** Bits of a weight's fraction. */
    private static final int FRACTION = 16;

    private final int[] pixels;
    private final int width;
    private final int height;

    /** Columns of {@link #edges}. */
    private final int stride;

    private final byte[] edges;

    private Antialiasing(int[] pixels, int width, int height) {
        this.pixels = pixels;
        this.width = width;
        this.height = height;
        stride = width + AT_ONCE;
        edges = new byte[stride * (height + 2 * MARGIN) + AT_ONCE];
    }

    /** Smooths 0xRRGGBB, row by row. */
    static void smooth(int[] pixels, int width, int height) {
        Antialiasing antialiasing = new Antialiasing(pixels, width, height);
        antialiasing.share(() -> antialiasing.new Detection()::detect);
        antialiasing.change(antialiasing::specks);
        antialiasing.change(changes -> antialiasing.new Lines(TOP, 1, antialiasing.stride, width, changes)::find);
        antialiasing.change(changes -> antialiasing.new Lines(LEFT, antialiasing.stride, 1, 1, changes)::find);
    }

    /** Shares the rows among workers. */
    private void share(Supplier<IntConsumer> worker) {
        Work.share((height + ROWS - 1) / ROWS, () -> {
            IntConsumer own = worker.get();
            return piece -> IntStream.range(piece * ROWS, Math.min((piece + 1) * ROWS, height))
                    .forEach(own);
        });
    }

    /** Finds changes in all rows, then makes them. */
    private void change(Function<Changes, IntConsumer> worker) {
        Queue<Changes> found = new ConcurrentLinkedQueue<>();
        share(() -> {
            Changes changes = new Changes();
            found.add(changes);
            return worker.apply(changes);
        });
        found.forEach(changes -> changes.make(pixels));
    }

    private int edge(int x, int y) {
        return (y + MARGIN) * stride + AT_ONCE + x;
    }

    private long eight(int edge) {
        return (long) EIGHT.get(edges, edge);
    }

    /** A pixel with edges all round is a hair of something: a quarter of it remains. */
    private IntConsumer specks(Changes changes) {
        return y -> {
            int from = edge(0, y);
            for (int i = from; i < from + width; i += AT_ONCE) {
                long round = eight(i) & eight(i) >>> 1 & eight(i + 1) & eight(i + stride) >>> 1 & EACH;
                for (; round != 0; round &= round - 1) {
                    int pixel = y * width + i + (Long.numberOfTrailingZeros(round) >> 3) - from;
                    for (int beside : new int[] {-1, 1, -width, width}) {
                        changes.add(pixels, pixel, pixel + beside, 3 << (FRACTION - 4));
                    }
                }
            }
        };
    }

    /** Finds edges from row to row; a worker's own. */
    private final class Detection {

        private final int[] row = new int[width];
        private final int[] left = new int[width];
        private int[] here = new int[width];
        private int[] above = new int[width];
        private final int[] found = new int[width];

        private int last = Integer.MIN_VALUE;

        void detect(int y) {
            if (last != y - 1) {
                luma(Math.max(y - 1, 0));
            }
            int[] spare = above;
            above = here;
            here = spare;
            luma(y);
            left[0] = here[0];
            System.arraycopy(here, 0, left, 1, width - 1);
            compare(here, left, above, found);
            narrow(found, edges, edge(0, y));
            last = y;
        }

        private void luma(int y) {
            System.arraycopy(pixels, y * width, row, 0, width);
            luma(row, here);
        }

        private static void luma(int[] rgb, int[] luma) {
            for (int x = 0; x < luma.length; x++) {
                luma[x] = (77 * (rgb[x] >> 16) + 150 * (rgb[x] >> 8 & 0xff) + 29 * (rgb[x] & 0xff)) >> 8;
            }
        }

        private static void narrow(int[] found, byte[] edges, int at) {
            for (int x = 0; x < found.length; x++) {
                edges[at + x] = (byte) found[x];
            }
        }

        private static void compare(int[] here, int[] left, int[] above, int[] found) {
            for (int x = 0; x < here.length; x++) {
                int across = (EDGE - 1 - Math.abs(here[x] - left[x])) >>> 31;
                int down = (EDGE - 1 - Math.abs(here[x] - above[x])) >>> 31;
                found[x] = across * LEFT | down * TOP;
            }
        }
    }

    /** The straight pieces of edges in one direction. */
    private final class Lines {

        private final int bit;

        /** From a pixel to the next along the line, and to its neighbour beyond: among edges, and among pixels. */
        private final int along;

        private final int across;
        private final int forward;
        private final int beyond;
        private final Changes changes;

        Lines(int bit, int along, int across, int beyond, Changes changes) {
            this.bit = bit;
            this.along = along;
            this.across = across;
            this.beyond = beyond;
            this.changes = changes;
            forward = along == 1 ? 1 : width;
        }

        /** Smooths the lines that begin in a row. */
        void find(int y) {
            int from = edge(0, y);
            for (int i = from; i < from + width; i += AT_ONCE) {
                long starts = eight(i) & ~eight(i - along) & bit * EACH;
                for (; starts != 0; starts &= starts - 1) {
                    int at = i + (Long.numberOfTrailingZeros(starts) >> 3);
                    smooth(at, y * width + at - from);
                }
            }
        }

        private void smooth(int edge, int pixel) {
            int end = edge;
            int length = 0;
            while ((edges[end] & bit) != 0) {
                end += along;
                length++;
            }
            int first = step(edge);
            int last = step(end);
            // a step of one by one belongs to a line in either direction, but for the tip of something
            int whole = length == 1 && first != last ? 1 << (FRACTION - 1) : 1 << FRACTION;
            half(pixel, forward, first, length, whole);
            half(pixel + (length - 1) * forward, -forward, last, length, whole);
        }

        /** How the edge goes on at an end of the line: 1 a pixel beyond, -1 a pixel back, 0 if neither, or more than a pixel. */
        private int step(int edge) {
            int other = LEFT + TOP - bit;
            boolean up = (edges[edge - across] & other) != 0;
            boolean down = (edges[edge] & other) != 0;
            if (up == down) {
                return 0;
            }
            if (up) {
                return (edges[edge - 2 * across] & other) == 0 ? 1 : 0;
            }
            return (edges[edge + across] & other) == 0 ? -1 : 0;
        }

        /** The edge's line runs from half a pixel beside an end to the middle. */
        private void half(int pixel, int forward, int step, int length, int whole) {
            if (step == 0) {
                return;
            }
            float middle = length * 0.5f;
            for (int i = 0; i < middle; i++) {
                float to = Math.min(i + 1, middle);
                float area = (to - i) * (0.5f - (i + to) / (2 * length));
                int at = pixel + i * forward;
                if (step > 0) {
                    changes.add(pixels, at - beyond, at, (int) (whole * area));
                } else {
                    changes.add(pixels, at, at - beyond, (int) (whole * area));
                }
            }
        }
    }

    /** What is added to pixels when all changes are known. */
    private static final class Changes {

        private int[] places = new int[1 << 10];
        private int count;

        /** Moves a pixel's colour towards another's. Red, green and blue are summed up in one number, which is right again when all are within their bits. */
        void add(int[] pixels, int at, int other, int share) {
            if (count == places.length) {
                places = Arrays.copyOf(places, 2 * count);
            }
            int one = pixels[at];
            int two = pixels[other];
            int red = ((two >> 16) - (one >> 16)) * share / (1 << FRACTION);
            int green = ((two >> 8 & 0xff) - (one >> 8 & 0xff)) * share / (1 << FRACTION);
            int blue = ((two & 0xff) - (one & 0xff)) * share / (1 << FRACTION);
            places[count++] = at;
            places[count++] = (red << 16) + (green << 8) + blue;
        }

        void make(int[] pixels) {
            for (int i = 0; i < count; i += 2) {
                pixels[places[i]] += places[i + 1];
            }
        }
    }
}
