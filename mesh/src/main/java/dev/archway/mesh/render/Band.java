package dev.archway.mesh.render;

import java.util.Arrays;
import java.util.List;

/**
 * The rows of a canvas that one worker draws at a time, small enough for the processor's cache. Fronts in the nearer half of the scene are
 * drawn first; of the rest, what lies wholly behind them is passed over.
 */
final class Band {

    /** Pixels a tile, along each axis. */
    private static final int TILE = 8;

    private final int width;
    private final int rows;
    private final Raster raster;
    private final int tiles;

    /** The farthest depth in each tile of what was drawn first. */
    private final float[] farthest;

    /** A row's depths, on their way into the canvas. */
    private final int[] depths;

    /** The rows that are drawn. */
    private int top;

    private int bottom;

    /** The columns that may have been drawn to. */
    private int left;

    private int right;

    Band(int width, int rows) {
        this.width = width;
        this.rows = rows;
        raster = new Raster(width, rows);
        depths = new int[width];
        tiles = (width + TILE - 1) / TILE;
        farthest = new float[tiles * ((rows + TILE - 1) / TILE)];
    }

    /** Draws the triangles of a band into the canvas. */
    void draw(List<Bins> bodies, int number, Canvas canvas) {
        top = number * rows;
        bottom = Math.min(top + rows, canvas.height);
        left = width;
        right = 0;
        raster.moveTo(top, bottom);
        for (Bins bins : bodies) {
            drawNear(bins, number);
        }
        findFarthest();
        for (Bins bins : bodies) {
            drawRest(bins, number);
        }
        moveInto(canvas);
    }

    private void drawNear(Bins bins, int band) {
        Projection projection = bins.projection();
        int[] t = projection.triangles();
        for (int i = bins.start(band); i < bins.endOfNear(band); i++) {
            int at = bins.triangle(i);
            draw(projection, t[at], t[at + 1], t[at + 2]);
        }
    }

    private void drawRest(Bins bins, int band) {
        Projection projection = bins.projection();
        int[] t = projection.triangles();
        for (int i = bins.endOfNear(band); i < bins.end(band); i++) {
            int at = bins.triangle(i);
            if (!isHidden(projection, t[at], t[at + 1], t[at + 2])) {
                draw(projection, t[at], t[at + 1], t[at + 2]);
            }
        }
    }

    private void draw(Projection projection, int a, int b, int c) {
        spread(projection.cells, a, b, c);
        raster.draw(projection, a, b, c);
    }

    private void spread(int[] cells, int a, int b, int c) {
        int ca = Projection.column(cells[a]);
        int cb = Projection.column(cells[b]);
        int cc = Projection.column(cells[c]);
        // and one beside the corners' cells, as crossings are rounded
        left = Math.min(left, Math.min(ca, Math.min(cb, cc)) - 1);
        right = Math.max(right, Math.max(ca, Math.max(cb, cc)) + 1);
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
        for (int tile = Math.max(left, 0) / TILE; tile * TILE < Math.min(right, width); tile++) {
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

    /** Moves what was drawn into the canvas and empties this band. */
    private void moveInto(Canvas canvas) {
        int from = Math.max(left, 0) & -2;
        int to = Math.min(right, width);
        if (from >= to) {
            return;
        }
        for (int y = 0; y < bottom - top; y++) {
            int at = y * width + from;
            for (int i = 0; i < to - from; i++) {
                depths[i] = Canvas.units(raster.depth[at + i]);
            }
            canvas.put(from, top + y, raster.colors, at, depths, to - from);
            Arrays.fill(raster.depth, at, y * width + to, Float.POSITIVE_INFINITY);
            Arrays.fill(raster.colors, at, y * width + to, 0);
        }
    }
}
