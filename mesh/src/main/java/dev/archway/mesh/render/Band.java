package dev.archway.mesh.render;

import java.util.Arrays;
import java.util.List;

/**
 * The rows of a picture that one worker draws at a time, at two by two samples a pixel, small enough for the processor's cache. Fronts in the nearer half of the scene are
 * drawn first; of the rest, what lies wholly behind them is passed over.
 */
final class Band {

    /** Samples a pixel, along each axis. */
    static final int SAMPLES = 2;

    /** Samples a tile, along each axis. */
    private static final int TILE = 16;

    /** Millimetres from a surface to another behind it. */
    private static final float STEP = (float) Shade.SAME / Canvas.UNIT;

    private final int width;
    private final int rows;
    private final Raster raster;
    private final int tiles;

    /** The farthest depth in each tile of what was drawn first. */
    private final float[] farthest;

    /** For each body the places in its bins of the triangles that wait. */
    private int[] waiting = new int[1 << 12];

    /** The columns that were drawn to. */
    private int left;

    private int right;
    private int top;
    private int bottom;

    Band(int width, int rows) {
        this.width = width;
        this.rows = rows;
        raster = new Raster(width, rows);
        tiles = (width + TILE - 1) / TILE;
        farthest = new float[tiles * ((rows + TILE - 1) / TILE)];
    }

    /** Draws the triangles of a band into the canvas. */
    void draw(List<Bins> bodies, int number, Canvas canvas) {
        top = number * rows;
        bottom = Math.min(top + rows, canvas.height * SAMPLES);
        left = width;
        right = 0;
        raster.moveTo(top, bottom);
        int[] ends = new int[bodies.size()];
        int count = 0;
        for (int body = 0; body < bodies.size(); body++) {
            count = drawNear(bodies.get(body), number, count);
            ends[body] = count;
        }
        findFarthest();
        int from = 0;
        for (int body = 0; body < bodies.size(); body++) {
            drawRest(bodies.get(body), from, ends[body]);
            from = ends[body];
        }
        resolve(canvas);
    }

    private int drawNear(Bins bins, int band, int waitingBefore) {
        Projection projection = bins.projection();
        float[] p = projection.points;
        int[] t = projection.triangles();
        int count = waitingBefore;
        int end = bins.end(band);
        if (waiting.length < count + end - bins.start(band)) {
            waiting = Arrays.copyOf(waiting, 2 * (count + end - bins.start(band)));
        }
        for (int i = bins.start(band); i < end; i++) {
            int at = bins.triangle(i);
            int a = t[at];
            int b = t[at + 1];
            int c = t[at + 2];
            if (p[3 * a + 2] < 0 && isFront(p, a, b, c)) {
                spread(projection.cells, a, b, c);
                raster.draw(projection, a, b, c);
            } else {
                waiting[count++] = at;
            }
        }
        return count;
    }

    private static boolean isFront(float[] p, int a, int b, int c) {
        return (p[3 * b] - p[3 * a]) * (p[3 * c + 1] - p[3 * a + 1])
                < (p[3 * c] - p[3 * a]) * (p[3 * b + 1] - p[3 * a + 1]);
    }

    private void drawRest(Bins bins, int from, int to) {
        Projection projection = bins.projection();
        int[] t = projection.triangles();
        for (int i = from; i < to; i++) {
            int a = t[waiting[i]];
            int b = t[waiting[i] + 1];
            int c = t[waiting[i] + 2];
            if (!isHidden(projection, a, b, c)) {
                spread(projection.cells, a, b, c);
                raster.draw(projection, a, b, c);
            }
        }
    }

    private void spread(int[] cells, int a, int b, int c) {
        int ca = Projection.column(cells[a]);
        int cb = Projection.column(cells[b]);
        int cc = Projection.column(cells[c]);
        left = Math.min(left, Math.min(ca, Math.min(cb, cc)));
        right = Math.max(right, Math.max(ca, Math.max(cb, cc)));
    }

    /** Whether everything in the tiles that the triangle touches is nearer than its nearest corner. */
    private boolean isHidden(Projection projection, int a, int b, int c) {
        int[] cells = projection.cells;
        float[] p = projection.points;
        float nearest = Math.min(p[3 * a + 2], Math.min(p[3 * b + 2], p[3 * c + 2]));
        int ca = Projection.column(cells[a]);
        int cb = Projection.column(cells[b]);
        int cc = Projection.column(cells[c]);
        int ra = Projection.row(cells[a]);
        int rb = Projection.row(cells[b]);
        int rc = Projection.row(cells[c]);
        int firstX = Math.min(ca, Math.min(cb, cc)) / TILE;
        int lastX = Math.min(Math.max(ca, Math.max(cb, cc)), width) - 1;
        int firstY = (Math.max(Math.min(ra, Math.min(rb, rc)), top) - top) / TILE;
        int lastY = Math.min(Math.max(ra, Math.max(rb, rc)), bottom) - 1 - top;
        for (int y = firstY; y <= lastY / TILE; y++) {
            for (int x = firstX; x <= lastX / TILE; x++) {
                if (nearest < farthest[y * tiles + x]) {
                    return false;
                }
            }
        }
        return true;
    }

    private void findFarthest() {
        Arrays.fill(farthest, Float.POSITIVE_INFINITY);
        for (int tile = left / TILE; tile * TILE < right; tile++) {
            int from = tile * TILE;
            int to = Math.min(from + TILE, width);
            for (int y = 0; y < bottom - top; y += TILE) {
                farthest[y / TILE * tiles + tile] = farthest(from, to, y, Math.min(y + TILE, bottom - top));
            }
        }
    }

    private float farthest(int fromX, int toX, int fromY, int toY) {
        float[] depth = raster.depth;
        float far = Float.NEGATIVE_INFINITY;
        for (int y = fromY; y < toY && far < Float.POSITIVE_INFINITY; y++) {
            for (int i = y * width + fromX; i < y * width + toX; i++) {
                if (depth[i] > far) {
                    far = depth[i];
                }
            }
        }
        return far;
    }

    /** Puts the means of the samples into the canvas and empties this band. */
    private void resolve(Canvas canvas) {
        int from = Math.max(left, 0) & -SAMPLES;
        int to = Math.min((right + 1) & -SAMPLES, width);
        float[] depth = raster.depth;
        int[] colors = raster.colors;
        for (int y = 0; y < bottom - top; y += SAMPLES) {
            for (int x = from; x < to; x += SAMPLES) {
                int i = y * width + x;
                int j = i + width;
                int c0 = colors[i];
                int c1 = colors[i + 1];
                int c2 = colors[j];
                int c3 = colors[j + 1];
                if ((c0 | c1 | c2 | c3) != 0) {
                    int color = mean(c0, c1, c2, c3);
                    float d0 = depth[i];
                    float d1 = depth[i + 1];
                    float d2 = depth[j];
                    float d3 = depth[j + 1];
                    float near = Math.min(Math.min(d0, d1), Math.min(d2, d3));
                    float far = Math.max(Math.max(d0, d1), Math.max(d2, d3));
                    if (far == Float.POSITIVE_INFINITY) {
                        far = Math.max(Math.max(covered(d0), covered(d1)), Math.max(covered(d2), covered(d3)));
                    }
                    canvas.put(x / SAMPLES, (top + y) / SAMPLES, color, far);
                    if (far - near >= STEP) {
                        float middle = (near + far) / 2;
                        int nearer = (d0 < middle ? 1 : 0)
                                + (d1 < middle ? 1 : 0)
                                + (d2 < middle ? 1 : 0)
                                + (d3 < middle ? 1 : 0);
                        canvas.putStep(x / SAMPLES, (top + y) / SAMPLES, near, nearer);
                    }
                }
            }
        }
        if (from < to) {
            for (int y = 0; y < bottom - top; y++) {
                Arrays.fill(depth, y * width + from, y * width + to, Float.POSITIVE_INFINITY);
                Arrays.fill(colors, y * width + from, y * width + to, 0);
            }
        }
    }

    private static float covered(float depth) {
        return depth == Float.POSITIVE_INFINITY ? Float.NEGATIVE_INFINITY : depth;
    }

    /** The quarter of four samples' sum, and in the top byte the sum of their marks. Adds two channels at once, 16 bits apart. */
    private static int mean(int a, int b, int c, int d) {
        int redBlue = (a & 0xff00ff) + (b & 0xff00ff) + (c & 0xff00ff) + (d & 0xff00ff) + 0x020002;
        int markGreen = (a >>> 8 & 0xff00ff) + (b >>> 8 & 0xff00ff) + (c >>> 8 & 0xff00ff) + (d >>> 8 & 0xff00ff) + 2;
        return (markGreen >>> 16) << 24 | (redBlue >>> 2 & 0xff00ff) | (markGreen >>> 2 & 0xff) << 8;
    }
}
