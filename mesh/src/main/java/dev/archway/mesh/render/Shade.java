package dev.archway.mesh.render;

import java.util.Arrays;

/**
 * Contact shade: how much of the soft light the neighbourhood takes away from each block of the canvas. Compares a block's depth with pairs of opposite neighbours, which
 * needs no normals, as a plane's pairs cancel out (after Loos and Sloan, Volumetric Obscurance, 2010).
 */
final class Shade {

    /** Full light. */
    static final int NONE = 256;

    /** How far to look, in millimetres: the fissures of a tooth, and the gaps between teeth. */
    private static final float[] RADII = {0.45f, 1.1f, 2.4f};

    private static final float[] WEIGHTS = {0.30f, 0.36f, 0.34f};

    /** Half of a circle; the other half is the opposite. */
    private static final float[][] DIRECTIONS = {
        {0.9808f, 0.1951f}, {0.5556f, 0.8315f}, {-0.1951f, 0.9808f}, {-0.8315f, 0.5556f}
    };

    private static final float STRENGTH = 0.9f;
    private static final float DARKEST = 0.35f;
    private static final int ROWS = 16;

    private final Canvas canvas;

    /** Light of each block, 0 to {@link #NONE}. */
    private final short[] light;

    /** Blocks a millimetre. */
    private final float scale;

    private Shade(Canvas canvas, float scale) {
        this.canvas = canvas;
        this.scale = scale;
        light = new short[canvas.depth.length];
        Arrays.fill(light, (short) NONE);
    }

    static Shade of(Canvas canvas, float scale) {
        Shade shade = new Shade(canvas, scale);
        Work.share((canvas.rows + ROWS - 1) / ROWS, () -> piece -> {
            int end = Math.min((piece + 1) * ROWS, canvas.rows);
            for (int y = piece * ROWS; y < end; y++) {
                shade.row(y);
            }
        });
        return shade;
    }

    private void row(int y) {
        for (int x = 0; x < canvas.columns; x++) {
            float depth = canvas.depth[y * canvas.columns + x];
            if (depth < Float.POSITIVE_INFINITY) {
                float taken = 0;
                for (int ring = 0; ring < RADII.length; ring++) {
                    float blocks = RADII[ring] * scale;
                    if (blocks >= 1) {
                        taken += WEIGHTS[ring] * ring(x, y, depth, RADII[ring], blocks);
                    }
                }
                light[y * canvas.columns + x] = (short) (NONE * Math.max(DARKEST, 1 - STRENGTH * taken));
            }
        }
    }

    private float ring(int x, int y, float depth, float radius, float blocks) {
        float sum = 0;
        for (float[] direction : DIRECTIONS) {
            int dx = Math.round(direction[0] * blocks);
            int dy = Math.round(direction[1] * blocks);
            float rise = rise(x + dx, y + dy, depth, radius) + rise(x - dx, y - dy, depth, radius);
            sum += Math.min(Math.max(rise, 0), 1.5f * radius);
        }
        return sum / (DIRECTIONS.length * 1.5f * radius);
    }

    /** How much nearer to the eye the neighbour is; what is far in front belongs to something else and takes no light. */
    private float rise(int x, int y, float depth, float radius) {
        if (x < 0 || y < 0 || x >= canvas.columns || y >= canvas.rows) {
            return -radius;
        }
        float rise = depth - canvas.depth[y * canvas.columns + x];
        float most = 2 * radius;
        if (rise > most) {
            return Math.max(0, 2 * most - rise);
        }
        return Math.max(rise, -most);
    }

    /** The light at a pixel, 0 to {@link #NONE}, smoothly from the four nearest blocks. */
    int at(int x, int y) {
        int column = x >> 1;
        int row = y >> 1;
        int nextColumn = Math.min(Math.max(column + ((x & 1) == 0 ? -1 : 1), 0), canvas.columns - 1);
        int nextRow = Math.min(Math.max(row + ((y & 1) == 0 ? -1 : 1), 0), canvas.rows - 1);
        int a = light[row * canvas.columns + column];
        int b = light[row * canvas.columns + nextColumn];
        int c = light[nextRow * canvas.columns + column];
        int d = light[nextRow * canvas.columns + nextColumn];
        return (9 * a + 3 * (b + c) + d + 8) >> 4;
    }
}
