package dev.archway.mesh;

import java.util.Arrays;

/**
 * The smooth outline round a region of the plane: the region is painted on a grid, closed with a disc (J. Serra, Image analysis and mathematical morphology, 1982)
 * by exact distances (P. F. Felzenszwalb, D. P. Huttenlocher, Distance transforms of sampled functions, 2012), and its edge traced between the grid's points
 * (marching squares). What comes out is a simple polygon by its making.
 */
final class Outline {

    /** Millimetres from point to point of the grid, unless that would be too many points. */
    private static final double FINE = 0.1;

    private static final int MOST = 800;

    final double step;
    private final double left;
    private final double bottom;
    private final int width;
    private final int height;
    private final boolean[] painted;

    /** @param margin millimetres that the outline may lie outside of the box */
    Outline(double minX, double minY, double maxX, double maxY, double margin) {
        double size = Math.max(maxX - minX, maxY - minY) + 2 * margin;
        step = Math.max(FINE, size / MOST);
        left = minX - margin - 2 * step;
        bottom = minY - margin - 2 * step;
        width = (int) Math.ceil((maxX + margin - left) / step) + 4;
        height = (int) Math.ceil((maxY + margin - bottom) / step) + 4;
        painted = new boolean[width * height];
    }

    /** Paints all that a closed line goes round, and the line itself. */
    void polygon(float[] positions, int[] vertices) {
        int[] winding = new int[width * height];
        for (int i = 0; i < vertices.length; i++) {
            int a = 3 * vertices[i];
            int b = 3 * vertices[i + 1 < vertices.length ? i + 1 : 0];
            edge(
                    (positions[a] - left) / step,
                    (positions[a + 1] - bottom) / step,
                    (positions[b] - left) / step,
                    (positions[b + 1] - bottom) / step,
                    winding);
        }
        for (int y = 0; y < height; y++) {
            int sum = 0;
            for (int x = 0; x < width; x++) {
                sum += winding[y * width + x];
                painted[y * width + x] |= sum != 0;
            }
        }
    }

    private void edge(double ax, double ay, double bx, double by, int[] winding) {
        int pieces = (int) Math.ceil(2 * Math.max(Math.abs(bx - ax), Math.abs(by - ay))) + 1;
        for (int i = 0; i <= pieces; i++) {
            double f = (double) i / pieces;
            int x = (int) Math.rint(ax + f * (bx - ax));
            int y = (int) Math.rint(ay + f * (by - ay));
            painted[y * width + x] = true;
        }
        int direction = by > ay ? 1 : -1;
        double lower = Math.min(ay, by);
        double upper = Math.max(ay, by);
        for (int y = (int) Math.ceil(lower); y < upper; y++) {
            double x = ax + (y - ay) / (by - ay) * (bx - ax);
            winding[y * width + (int) Math.ceil(x)] += direction;
        }
    }

    /** Paints what a triangle covers. */
    void triangle(float[] positions, int a, int b, int c) {
        double ax = (positions[3 * a] - left) / step;
        double ay = (positions[3 * a + 1] - bottom) / step;
        double bx = (positions[3 * b] - left) / step;
        double by = (positions[3 * b + 1] - bottom) / step;
        double cx = (positions[3 * c] - left) / step;
        double cy = (positions[3 * c + 1] - bottom) / step;
        painted[(int) Math.rint(ay) * width + (int) Math.rint(ax)] = true;
        int x1 = (int) Math.floor(Math.max(ax, Math.max(bx, cx)));
        int y1 = (int) Math.floor(Math.max(ay, Math.max(by, cy)));
        for (int y = (int) Math.ceil(Math.min(ay, Math.min(by, cy))); y <= y1; y++) {
            for (int x = (int) Math.ceil(Math.min(ax, Math.min(bx, cx))); x <= x1; x++) {
                double u = (bx - ax) * (y - ay) - (by - ay) * (x - ax);
                double v = (cx - bx) * (y - by) - (cy - by) * (x - bx);
                double w = (ax - cx) * (y - cy) - (ay - cy) * (x - cx);
                if ((u >= 0 && v >= 0 && w >= 0) || (u <= 0 && v <= 0 && w <= 0)) {
                    painted[y * width + x] = true;
                }
            }
        }
    }

    /**
     * The outer edge of what was painted, moved outwards.
     *
     * @param offset by how much, in millimetres
     * @param radius bays narrower than twice this are bridged, in millimetres
     * @return x and y of each point, counter-clockwise, about a grid step from each other
     */
    double[] around(double offset, double radius) {
        double reach = (offset + radius) / step;
        double[] outside = distances(true);
        boolean[] grown = new boolean[outside.length];
        for (int i = 0; i < grown.length; i++) {
            grown[i] = outside[i] <= reach * reach;
        }
        System.arraycopy(grown, 0, painted, 0, grown.length);
        double[] inside = distances(false);
        for (int i = 0; i < inside.length; i++) {
            inside[i] = Math.sqrt(inside[i]) - radius / step;
        }
        for (int i = 0; i < 3; i++) {
            blur(inside);
        }
        return largest(inside);
    }

    /** The square of the distance of each grid point from the nearest one that is painted as said. */
    private double[] distances(boolean from) {
        double[] squares = alongColumns(from);
        double[] line = new double[width];
        int[] at = new int[width];
        double[] border = new double[width + 1];
        for (int y = 0; y < height; y++) {
            System.arraycopy(squares, y * width, line, 0, width);
            lowest(line, at, border, squares, y * width);
        }
        return squares;
    }

    /** The same in each column by itself, which two passes tell: from below and from above. */
    private double[] alongColumns(boolean from) {
        int far = width + height;
        int[] steps = new int[painted.length];
        for (int i = 0; i < steps.length; i++) {
            int below = i < width ? far : Math.min(steps[i - width] + 1, far);
            steps[i] = painted[i] == from ? 0 : below;
        }
        for (int i = steps.length - width - 1; i >= 0; i--) {
            steps[i] = Math.min(steps[i], steps[i + width] + 1);
        }
        double farthest = (double) width * width + (double) height * height;
        double[] squares = new double[steps.length];
        for (int i = 0; i < squares.length; i++) {
            squares[i] = steps[i] < far ? (double) steps[i] * steps[i] : farthest;
        }
        return squares;
    }

    /** The lower envelope of the parabolas over a line of the grid, written from the given place on. */
    private static void lowest(double[] line, int[] at, double[] border, double[] f, int from) {
        int count = line.length;
        int k = 0;
        at[0] = 0;
        border[0] = Double.NEGATIVE_INFINITY;
        border[1] = Double.POSITIVE_INFINITY;
        for (int q = 1; q < count; q++) {
            double s = meet(line, q, at[k]);
            while (s <= border[k]) {
                k--;
                s = meet(line, q, at[k]);
            }
            k++;
            at[k] = q;
            border[k] = s;
            border[k + 1] = Double.POSITIVE_INFINITY;
        }
        k = 0;
        for (int q = 0; q < count; q++) {
            while (border[k + 1] < q) {
                k++;
            }
            double d = q - at[k];
            f[from + q] = d * d + line[at[k]];
        }
    }

    private static double meet(double[] line, int q, int v) {
        return (line[q] + (double) q * q - line[v] - (double) v * v) / (2.0 * q - 2.0 * v);
    }

    private void blur(double[] f) {
        double[] g = new double[f.length];
        for (int y = 1; y + 1 < height; y++) {
            for (int x = 1; x + 1 < width; x++) {
                int i = y * width + x;
                g[i] = (f[i - 1] + f[i] + f[i + 1]) / 3;
            }
        }
        for (int y = 1; y + 1 < height; y++) {
            for (int x = 1; x + 1 < width; x++) {
                int i = y * width + x;
                f[i] = (g[i - width] + g[i] + g[i + width]) / 3;
            }
        }
    }

    /** The longest line along which f is 0, positive to its left. */
    private double[] largest(double[] f) {
        int[] following = new int[2 * f.length];
        Arrays.fill(following, -1);
        for (int y = 0; y + 1 < height; y++) {
            for (int x = 0; x + 1 < width; x++) {
                square(f, y * width + x, following);
            }
        }
        double[] largest = new double[0];
        double most = 0;
        for (int e = 0; e < following.length; e++) {
            if (following[e] >= 0) {
                double[] line = follow(f, following, e);
                double area = area(line);
                if (area > most) {
                    most = area;
                    largest = line;
                }
            }
        }
        return largest;
    }

    /** In a square of the grid, where the line enters and leaves. Edge 2i goes from point i to the right, edge 2i + 1 upwards. */
    private void square(double[] f, int i, int[] following) {
        boolean below = f[i] > 0 == f[i + 1] > 0;
        boolean above = f[i + width] > 0 == f[i + width + 1] > 0;
        if (below && above && f[i] > 0 == f[i + width] > 0) {
            return;
        }
        boolean[] in = {f[i] > 0, f[i + 1] > 0, f[i + width + 1] > 0, f[i + width] > 0};
        int[] edges = {2 * i, 2 * (i + 1) + 1, 2 * (i + width), 2 * i + 1};
        for (int k = 0; k < 4; k++) {
            if (in[k] && !in[(k + 1) & 3]) {
                int b = k;
                while (in[(b + 3) & 3]) {
                    b = (b + 3) & 3;
                }
                following[edges[k]] = edges[(b + 3) & 3];
            }
        }
    }

    private double[] follow(double[] f, int[] following, int start) {
        double[] line = new double[256];
        int length = 0;
        int e = start;
        while (following[e] >= 0) {
            if (length == line.length) {
                line = Arrays.copyOf(line, 2 * length);
            }
            int i = e >> 1;
            int other = (e & 1) == 0 ? i + 1 : i + width;
            double part = f[i] / (f[i] - f[other]);
            line[length++] = left + step * (i % width + ((e & 1) == 0 ? part : 0));
            line[length++] = bottom + step * (i / width + ((e & 1) == 0 ? 0 : part));
            int next = following[e];
            following[e] = -1;
            e = next;
        }
        return Arrays.copyOf(line, length);
    }

    static double area(double[] line) {
        double twice = 0;
        for (int i = 0; i < line.length; i += 2) {
            int j = i + 2 < line.length ? i + 2 : 0;
            twice += line[i] * line[j + 1] - line[j] * line[i + 1];
        }
        return twice / 2;
    }

    /** Whether a closed line goes round a point. */
    static boolean contains(double[] line, double x, double y) {
        boolean inside = false;
        for (int i = 0; i < line.length; i += 2) {
            int j = i + 2 < line.length ? i + 2 : 0;
            if (line[i + 1] > y != line[j + 1] > y) {
                double at = line[i] + (y - line[i + 1]) / (line[j + 1] - line[i + 1]) * (line[j] - line[i]);
                inside ^= at > x;
            }
        }
        return inside;
    }

    /** The same closed line with points at equal distances. */
    static double[] evenly(double[] line, int points) {
        double length = 0;
        for (int i = 0; i < line.length; i += 2) {
            length += side(line, i);
        }
        double[] even = new double[2 * points];
        int i = 0;
        double passed = 0;
        for (int p = 0; p < points; p++) {
            double wanted = length * p / points;
            while (i + 2 < line.length && passed + side(line, i) < wanted) {
                passed += side(line, i);
                i += 2;
            }
            int j = i + 2 < line.length ? i + 2 : 0;
            double part = side(line, i) > 0 ? Math.min(1, (wanted - passed) / side(line, i)) : 0;
            even[2 * p] = line[i] + part * (line[j] - line[i]);
            even[2 * p + 1] = line[i + 1] + part * (line[j + 1] - line[i + 1]);
        }
        return even;
    }

    static double length(double[] line) {
        double length = 0;
        for (int i = 0; i < line.length; i += 2) {
            length += side(line, i);
        }
        return length;
    }

    private static double side(double[] line, int i) {
        int j = i + 2 < line.length ? i + 2 : 0;
        return Math.hypot(line[j] - line[i], line[j + 1] - line[i + 1]);
    }
}
