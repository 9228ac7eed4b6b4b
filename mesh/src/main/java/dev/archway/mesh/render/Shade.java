package dev.archway.mesh.render;

import java.util.Arrays;

/**
 * Contact shade: how much of the soft light the neighbourhood takes away from every other pixel of the canvas. Compares its depth with pairs of opposite neighbours, which
 * needs no normals, as a plane's pairs cancel out (after Loos and Sloan, Volumetric Obscurance, 2010). Each of a square of four by four looks in directions of its
 * own, and the mean over such a square is taken afterwards. Depths are in {@link Canvas#UNIT}, as whole numbers are compared faster.
 */
final class Shade {

    /** Full light. */
    static final int NONE = 256;

    /** Within which neighbours belong together: 0.7 mm. */
    static final int SAME = (int) (0.7f * Canvas.UNIT);

    /** How far to look, in millimetres: the fissures of a tooth, its flanks, the gaps between teeth, the arch. */
    private static final float[] RADII = {0.35f, 0.8f, 1.6f, 3.0f};

    private static final float PLASTER = 1.7f;
    private static final float COLORED = 1.0f;
    private static final int DARKEST = (int) (0.35f * NONE);

    private static final int SQUARE = Planes.STEP;
    private static final int ROWS = 16;

    /** Bits of a weight's fraction. */
    private static final int FRACTION = 16;

    private final Canvas canvas;

    /** For each place in the square and each radius: columns, rows. */
    private final int[] offsets = new int[SQUARE * SQUARE * RADII.length * 2];

    /** Each radius, and how much light a neighbour takes that rises by one unit at that radius. */
    private final int[] reach = new int[RADII.length];

    private final int[] weights = new int[RADII.length];

    /** How many of the radii are too small for this picture to show. */
    private int smallest;

    private final Planes planes;

    /** Light of every other pixel, 0 to {@link #NONE}: as found, and smooth. */
    private final int[] rough;

    private final int[] light;

    /**
     * @param scale pixels of this grid a millimetre
     */
    private Shade(Canvas canvas, float scale, float strength) {
        this.canvas = canvas;
        rough = new int[canvas.coarse.length];
        light = new int[canvas.coarse.length];
        Arrays.fill(light, NONE);
        int across = 0;
        int along = 0;
        for (int i = 0; i < SQUARE * SQUARE; i++) {
            for (int ring = 0; ring < RADII.length; ring++) {
                // every place another angle of the half circle, its rings a quarter of that apart; odd ones look a
                // little further
                double angle = Math.PI * ((i * 5 % 16) / 64.0 + ring * 0.25 + (ring > 1 ? 0.125 : 0));
                double radius = RADII[ring] * scale * (0.8 + 0.4 * (i * 7 % 16) / 15.0);
                // beyond the picture there is nothing, however far
                int dx = (int) Math.clamp(Math.rint(radius * StrictMath.cos(angle)), -canvas.columns, canvas.columns);
                int dy = (int) Math.clamp(Math.rint(radius * StrictMath.sin(angle)), -canvas.rows, canvas.rows);
                offsets[2 * (i * RADII.length + ring)] = dx;
                offsets[2 * (i * RADII.length + ring) + 1] = dy;
                across = Math.max(across, Math.abs(dx));
                along = Math.max(along, Math.abs(dy));
            }
        }
        planes = new Planes(canvas, across + SQUARE, along + SQUARE, ROWS);
        for (int ring = 0; ring < RADII.length; ring++) {
            reach[ring] = (int) (RADII[ring] * Canvas.UNIT);
            weights[ring] = (int) ((NONE << FRACTION) * strength / (RADII.length * 2 * reach[ring]));
        }
        while (smallest < RADII.length && RADII[smallest] * scale < 1) {
            smallest++;
        }
    }

    /** Shades a canvas that has {@code scale} pixels of this grid a millimetre; colours of a scan get less of it, as they hold some already. */
    static void lay(Canvas canvas, float scale, boolean colored) {
        Shade shade = new Shade(canvas, scale, colored ? COLORED : PLASTER);
        int pieces = (canvas.rows + ROWS - 1) / ROWS;
        if (shade.smallest < RADII.length) {
            Work.share(pieces, () -> {
                Finding finding = shade.new Finding();
                return piece -> finding.find(piece * ROWS);
            });
            Work.shareRows(canvas.rows, () -> shade.new Smoothing()::smooth);
        }
        Work.shareRows(canvas.height, () -> new Laying(canvas, shade.light));
    }

    /** The light that the neighbourhood takes from a piece of the canvas; a worker's own. Works on all that look in the same directions at once. */
    private final class Finding {

        private final int[] middle = new int[ROWS / SQUARE * planes.stride];
        private final int[] one = new int[middle.length];
        private final int[] other = new int[middle.length];
        private final int[] taken = new int[middle.length];

        void find(int top) {
            for (int place = 0; place < SQUARE * SQUARE; place++) {
                int x = place % SQUARE;
                int y = top + place / SQUARE;
                Arrays.fill(taken, 0);
                planes.copy(x, y, middle);
                for (int ring = smallest; ring < RADII.length; ring++) {
                    int dx = offsets[2 * (place * RADII.length + ring)];
                    int dy = offsets[2 * (place * RADII.length + ring) + 1];
                    planes.copy(x + dx, y + dy, one);
                    planes.copy(x - dx, y - dy, other);
                    add(reach[ring], weights[ring]);
                }
                put(x, y, Math.min(top + ROWS, canvas.rows));
            }
        }

        /** From copies and without branches, so that a processor adds several at once. */
        private void add(int radius, int weight) {
            for (int i = 0; i < taken.length; i++) {
                int rise = rise(middle[i] - one[i], radius) + rise(middle[i] - other[i], radius);
                taken[i] += Math.max(rise, 0) * weight;
            }
        }

        private void put(int left, int top, int bottom) {
            for (int y = top; y < bottom; y += SQUARE) {
                int from = (y - top) / SQUARE * planes.stride;
                for (int x = left; x < canvas.columns; x += SQUARE) {
                    rough[y * canvas.columns + x] = Math.max(DARKEST, NONE - (taken[from++] >> FRACTION));
                }
            }
        }
    }

    /** How much nearer to the eye a neighbour is; what is far in front belongs to something else, and takes less light the farther it is. */
    private static int rise(int rise, int radius) {
        int beyond = Math.max(radius + ((radius - rise) >> 2), 0);
        return Math.max(Math.min(rise, beyond), -radius);
    }

    /** The means over squares of what lies at about the same depth, row by row; a worker's own. */
    private final class Smoothing {

        /** Before the first column and behind the last there is nothing. */
        private static final int BEFORE = 1;

        private static final int BEHIND = 2;

        private final int[] middle = new int[canvas.columns];
        private final int[] depths = new int[canvas.columns];
        private final int[] lights = new int[canvas.columns];
        private final int[] sums = new int[canvas.columns];
        private final int[] counts = new int[canvas.columns];

        void smooth(int y) {
            int columns = canvas.columns;
            Arrays.fill(sums, 0);
            Arrays.fill(counts, 0);
            System.arraycopy(canvas.coarse, y * columns, middle, 0, columns);
            for (int v = Math.max(y - BEFORE, 0); v <= Math.min(y + BEHIND, canvas.rows - 1); v++) {
                for (int across = -BEFORE; across <= BEHIND; across++) {
                    int from = Math.max(-across, 0);
                    int length = columns - Math.abs(across);
                    if (length > 0) {
                        System.arraycopy(canvas.coarse, v * columns + from + across, depths, from, length);
                        System.arraycopy(rough, v * columns + from + across, lights, from, length);
                        add(from, from + length);
                    }
                }
            }
            for (int x = 0; x < columns; x++) {
                if (middle[x] != Canvas.NOTHING) {
                    light[y * columns + x] = sums[x] / counts[x];
                }
            }
        }

        /** From copies and without branches, so that a processor adds several columns at once. */
        private void add(int from, int to) {
            for (int x = from; x < to; x++) {
                int together = (Math.abs(depths[x] - middle[x]) - SAME) >> 31;
                sums[x] += lights[x] & together;
                counts[x] -= together;
            }
        }
    }
}
