package dev.archway.mesh.render;

import java.util.Arrays;

/**
 * Contact shade: how much of the soft light the neighbourhood takes away from every other pixel of the canvas. Compares its depth with pairs of opposite neighbours, which
 * needs no normals, as a plane's pairs cancel out (after Loos and Sloan, Volumetric Obscurance, 2010). Each of a square of four by four looks in directions of its
 * own, and the mean over such a square is taken afterwards.
 */
final class Shade {

    /** Full light. */
    static final int NONE = 256;

    /** How far to look, in millimetres: the fissures of a tooth, its flanks, the gaps between teeth, the arch. */
    private static final float[] RADII = {0.35f, 0.8f, 1.6f, 3.0f};

    private static final float PLASTER = 1.7f;
    private static final float COLORED = 1.0f;
    private static final float DARKEST = 0.35f;
    /** Millimetres of depth within which neighbours belong together. */
    private static final float SAME = 0.7f;

    private static final int SQUARE = 4;
    private static final int ROWS = 16;

    private final Canvas canvas;

    /** For each place in the square and each radius: columns, rows. */
    private final int[] offsets = new int[SQUARE * SQUARE * RADII.length * 2];

    /** How many of the radii are large enough for this picture to show. */
    private int smallest;

    private final int margin;
    private final float strength;

    /** Light of every other pixel, 0 to {@link #NONE}: as found, and smooth. */
    private final short[] rough;

    private final short[] light;

    /**
     * @param scale pixels of this grid a millimetre
     */
    private Shade(Canvas canvas, float scale, float strength) {
        this.strength = strength;
        this.canvas = canvas;
        rough = new short[canvas.coarse.length];
        light = new short[canvas.coarse.length];
        Arrays.fill(light, (short) NONE);
        for (int i = 0; i < SQUARE * SQUARE; i++) {
            for (int ring = 0; ring < RADII.length; ring++) {
                // every place another angle of the half circle, its rings a quarter of that apart; odd ones look a
                // little further
                double angle = Math.PI * ((i * 5 % 16) / 64.0 + ring * 0.25 + (ring > 1 ? 0.125 : 0));
                double radius = RADII[ring] * scale * (0.8 + 0.4 * (i * 7 % 16) / 15.0);
                offsets[2 * (i * RADII.length + ring)] = (int) Math.rint(radius * StrictMath.cos(angle));
                offsets[2 * (i * RADII.length + ring) + 1] = (int) Math.rint(radius * StrictMath.sin(angle));
            }
        }
        while (smallest < RADII.length && RADII[smallest] * scale < 1) {
            smallest++;
        }
        margin = (int) Math.ceil(1.2 * RADII[RADII.length - 1] * scale) + 1;
    }

    /** The shade of a canvas that has {@code scale} pixels of this grid a millimetre; colours of a scan get less of it, as they hold some already. */
    static Shade of(Canvas canvas, float scale, boolean colored) {
        Shade shade = new Shade(canvas, scale, colored ? COLORED : PLASTER);
        if (shade.smallest < RADII.length) {
            int pieces = (canvas.rows + ROWS - 1) / ROWS;
            Work.share(pieces, () -> piece -> shade.find(piece * ROWS, Math.min((piece + 1) * ROWS, canvas.rows)));
            Work.share(pieces, () -> piece -> shade.smooth(piece * ROWS, Math.min((piece + 1) * ROWS, canvas.rows)));
        }
        return shade;
    }

    private void find(int from, int to) {
        float[] depths = canvas.coarse;
        for (int y = from; y < to; y++) {
            boolean inside = y >= margin && y < canvas.rows - margin;
            for (int x = 0; x < canvas.columns; x++) {
                int at = y * canvas.columns + x;
                float depth = depths[at];
                if (depth < Float.POSITIVE_INFINITY) {
                    int square = ((y & 3) * SQUARE + (x & 3)) * RADII.length;
                    boolean near = inside && x >= margin && x < canvas.columns - margin;
                    float taken = 0;
                    for (int ring = smallest; ring < RADII.length; ring++) {
                        int dx = offsets[2 * (square + ring)];
                        int dy = offsets[2 * (square + ring) + 1];
                        int step = dy * canvas.columns + dx;
                        float one = near ? depths[at + step] : depth(x + dx, y + dy);
                        float other = near ? depths[at - step] : depth(x - dx, y - dy);
                        float radius = RADII[ring];
                        float rise = rise(depth - one, radius) + rise(depth - other, radius);
                        taken += Math.max(rise, 0) / (2 * radius);
                    }
                    rough[at] = (short) (NONE * Math.max(DARKEST, 1 - strength * taken / RADII.length));
                }
            }
        }
    }

    private float depth(int x, int y) {
        boolean outside = x < 0 || y < 0 || x >= canvas.columns || y >= canvas.rows;
        return outside ? Float.POSITIVE_INFINITY : canvas.coarse[y * canvas.columns + x];
    }

    /** How much nearer to the eye a neighbour is; what is far in front belongs to something else, and takes less light the farther it is. */
    private static float rise(float rise, float radius) {
        if (rise > radius) {
            return Math.max(0, 1.25f * radius - 0.25f * rise);
        }
        return Math.max(rise, -radius);
    }

    /** The mean over a square of what lies at about the same depth. */
    private void smooth(int from, int to) {
        for (int y = from; y < to; y++) {
            for (int x = 0; x < canvas.columns; x++) {
                int at = y * canvas.columns + x;
                float depth = canvas.coarse[at];
                if (depth < Float.POSITIVE_INFINITY) {
                    int sum = 0;
                    int count = 0;
                    int right = Math.min(x + 2, canvas.columns - 1);
                    for (int v = Math.max(y - 1, 0); v <= Math.min(y + 2, canvas.rows - 1); v++) {
                        for (int u = Math.max(x - 1, 0); u <= right; u++) {
                            int i = v * canvas.columns + u;
                            if (Math.abs(canvas.coarse[i] - depth) < SAME) {
                                sum += rough[i];
                                count++;
                            }
                        }
                    }
                    light[at] = (short) (sum / count);
                }
            }
        }
    }

    /**
     * The light at a pixel, 0 to {@link #NONE}: from the nearest four that were found, as far as they lie at about the pixel's depth. Where one surface ends before another,
     * each has its own light, or an edge before a dark gap had a dark and jagged line.
     */
    int at(int x, int y) {
        int from = (y >> 1) * canvas.columns + (x >> 1);
        int right = (x & 1) == 0 || x >> 1 == canvas.columns - 1 ? 0 : 1;
        int down = (y & 1) == 0 || y >> 1 == canvas.rows - 1 ? 0 : canvas.columns;
        int a = light[from];
        int b = light[from + right];
        int c = light[from + down];
        int d = light[from + right + down];
        if ((a & b & c & d) == NONE) {
            return NONE;
        }
        int pixel = y * canvas.width + x;
        float farthest = canvas.depth[pixel];
        float nearest = canvas.nearest[pixel];
        // a pixel like none of its neighbours peeps out of a gap, which is dark
        int behind = mean(from, right, down, farthest, Math.min(Math.min(a, b), Math.min(c, d)));
        if (farthest - nearest < SAME) {
            return behind;
        }
        int left = x >> 1 == 0 ? 0 : -1;
        int up = y >> 1 == 0 ? 0 : -canvas.columns;
        int before = mean(from, right, down, nearest, mean(from, left, up, nearest, (NONE + behind) / 2));
        int covered = (canvas.pixels[pixel] >>> 24) & 0xf;
        int nearer = canvas.nearer[pixel];
        return (nearer * before + (covered - nearer) * behind) / covered;
    }

    /** The mean light of the four that lie at about that depth. */
    private int mean(int from, int across, int along, float depth, int none) {
        int sum = 0;
        int count = 0;
        if (isNear(from, depth)) {
            sum += light[from];
            count++;
        }
        if (isNear(from + across, depth)) {
            sum += light[from + across];
            count++;
        }
        if (isNear(from + along, depth)) {
            sum += light[from + along];
            count++;
        }
        if (isNear(from + across + along, depth)) {
            sum += light[from + across + along];
            count++;
        }
        return count == 0 ? none : sum / count;
    }

    private boolean isNear(int at, float depth) {
        return Math.abs(canvas.coarse[at] - depth) < SAME;
    }
}
