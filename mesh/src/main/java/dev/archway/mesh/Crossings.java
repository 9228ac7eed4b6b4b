package dev.archway.mesh;

/**
 * Finds triangles that run through others. Those looked for lie in a grid of cubes; the others are held against those in the same cubes. Triangles that only
 * touch, share an edge, or lie in one plane do not cross.
 */
final class Crossings {

    private static final int MOST_CELLS = 96;

    /** A triangle whose box fills more cells than two whole layers is held against all others: the grid does not help there, and would be flooded by few of them. */
    private static final long LARGE = 2L * MOST_CELLS * MOST_CELLS;

    private final float[] positions;
    private final int[] corners;
    private final int from;
    private final double[] low = new double[3];
    private final double[] perMillimetre = new double[3];
    private final int[] cells = new int[3];
    private final int[] start;
    private final int[] inCells;
    private final int[] stamp;
    private final Numbers large = new Numbers();

    /** @param from the first of the triangles looked for, {@code to} the one after the last */
    Crossings(float[] positions, int[] corners, int from, int to) {
        this.positions = positions;
        this.corners = corners;
        this.from = from;
        double[] high = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            low[axis] = Double.POSITIVE_INFINITY;
            high[axis] = Double.NEGATIVE_INFINITY;
            for (int t = from; t < to; t++) {
                low[axis] = Math.min(low[axis], least(t, axis));
                high[axis] = Math.max(high[axis], most(t, axis));
            }
        }
        for (int axis = 0; axis < 3; axis++) {
            double size = high[axis] - low[axis];
            cells[axis] = (int) Math.max(1, Math.min(MOST_CELLS, Math.sqrt(to - from)));
            perMillimetre[axis] = size > 0 ? cells[axis] / size : 0;
        }
        int[] count = new int[cells[0] * cells[1] * cells[2] + 1];
        for (int t = from; t < to; t++) {
            if (cellsOf(t) > LARGE) {
                large.add(t);
            } else {
                forCells(t, cell -> count[cell + 1]++);
            }
        }
        for (int i = 1; i < count.length; i++) {
            count[i] += count[i - 1];
        }
        start = count.clone();
        inCells = new int[count[count.length - 1]];
        for (int t = from; t < to; t++) {
            int triangle = t;
            if (cellsOf(t) <= LARGE) {
                forCells(t, cell -> inCells[count[cell]++] = triangle);
            }
        }
        stamp = new int[to - from];
    }

    /** How many triangles of those from {@code first} up to {@code end} cross one that is looked for, one with a greater number where both are looked for; counts no further than {@code enough}. */
    int count(int first, int end, int enough) {
        int found = 0;
        for (int t = first; t < end && found < enough; t++) {
            if (crosses(t)) {
                found++;
            }
        }
        return found;
    }

    private boolean crosses(int triangle) {
        for (int i = 0; i < large.size(); i++) {
            if (crossesAnew(triangle, large.get(i))) {
                return true;
            }
        }
        if (cellsOf(triangle) > stamp.length) {
            for (int other = from; other < from + stamp.length; other++) {
                if (crossesAnew(triangle, other)) {
                    return true;
                }
            }
            return false;
        }
        boolean[] crosses = {false};
        forCells(triangle, cell -> crosses[0] = crosses[0] || crossesIn(cell, triangle));
        return crosses[0];
    }

    private boolean crossesIn(int cell, int triangle) {
        for (int i = start[cell]; i < start[cell + 1]; i++) {
            if (crossesAnew(triangle, inCells[i])) {
                return true;
            }
        }
        return false;
    }

    /** Whether a triangle crosses one that is looked for, where this was not asked before. */
    private boolean crossesAnew(int triangle, int other) {
        if (other == triangle || (triangle >= from && other < triangle) || stamp[other - from] == triangle + 1) {
            return false;
        }
        stamp[other - from] = triangle + 1;
        return !apart(triangle, other) && crosses(3 * triangle, 3 * other);
    }

    private boolean apart(int s, int t) {
        for (int axis = 0; axis < 3; axis++) {
            if (most(s, axis) < least(t, axis) || most(t, axis) < least(s, axis)) {
                return true;
            }
        }
        return false;
    }

    private boolean crosses(int s, int t) {
        for (int k = 0; k < 3; k++) {
            if (pierces(corners[s + k], corners[s + (k + 1) % 3], t)
                    || pierces(corners[t + k], corners[t + (k + 1) % 3], s)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the line from p to q runs through the inside of the triangle. */
    private boolean pierces(int p, int q, int triangle) {
        int a = corners[triangle];
        int b = corners[triangle + 1];
        int c = corners[triangle + 2];
        if (p == a || p == b || p == c || q == a || q == b || q == c) {
            return false;
        }
        double above = volume(a, b, c, p);
        double below = volume(a, b, c, q);
        if (!(above > 0 && below < 0) && !(above < 0 && below > 0)) {
            return false;
        }
        double u = volume(p, q, a, b);
        double v = volume(p, q, b, c);
        double w = volume(p, q, c, a);
        return (u > 0 && v > 0 && w > 0) || (u < 0 && v < 0 && w < 0);
    }

    /** Six times the volume of a tetrahedron, 0 when it is too flat to tell its sign. */
    private double volume(int a, int b, int c, int d) {
        double dx = positions[3 * d];
        double dy = positions[3 * d + 1];
        double dz = positions[3 * d + 2];
        double ax = positions[3 * a] - dx;
        double ay = positions[3 * a + 1] - dy;
        double az = positions[3 * a + 2] - dz;
        double bx = positions[3 * b] - dx;
        double by = positions[3 * b + 1] - dy;
        double bz = positions[3 * b + 2] - dz;
        double cx = positions[3 * c] - dx;
        double cy = positions[3 * c + 1] - dy;
        double cz = positions[3 * c + 2] - dz;
        double x = ax * (by * cz - bz * cy);
        double y = ay * (bz * cx - bx * cz);
        double z = az * (bx * cy - by * cx);
        double sum = x + y + z;
        // J. R. Shewchuk, Adaptive precision floating-point arithmetic, 1997: the error of the plain sum
        double error = 8e-16
                * (Math.abs(ax) * (Math.abs(by * cz) + Math.abs(bz * cy))
                        + Math.abs(ay) * (Math.abs(bz * cx) + Math.abs(bx * cz))
                        + Math.abs(az) * (Math.abs(bx * cy) + Math.abs(by * cx)));
        return Math.abs(sum) > error ? sum : 0;
    }

    private interface Cell {
        void at(int number);
    }

    /** How many cells {@link #forCells} goes through, those outside of the grid left out. */
    private long cellsOf(int t) {
        long count = 1;
        for (int axis = 0; axis < 3; axis++) {
            int first = Math.max(0, place(least(t, axis), axis));
            int last = Math.min(place(most(t, axis), axis), cells[axis] - 1);
            count *= Math.max(0, last - first + 1);
        }
        return count;
    }

    private void forCells(int t, Cell cell) {
        int x1 = place(most(t, 0), 0);
        int y1 = place(most(t, 1), 1);
        int z1 = place(most(t, 2), 2);
        int x0 = place(least(t, 0), 0);
        int y0 = place(least(t, 1), 1);
        int z0 = place(least(t, 2), 2);
        if (x1 < 0 || y1 < 0 || z1 < 0 || x0 >= cells[0] || y0 >= cells[1] || z0 >= cells[2]) {
            return;
        }
        for (int z = Math.max(0, z0); z <= Math.min(z1, cells[2] - 1); z++) {
            for (int y = Math.max(0, y0); y <= Math.min(y1, cells[1] - 1); y++) {
                for (int x = Math.max(0, x0); x <= Math.min(x1, cells[0] - 1); x++) {
                    cell.at((z * cells[1] + y) * cells[0] + x);
                }
            }
        }
    }

    /** The cell's number along an axis, less than 0 or beyond the last outside the grid. */
    private int place(double value, int axis) {
        if (perMillimetre[axis] == 0) {
            return value < low[axis] ? -1 : value > low[axis] ? 1 : 0;
        }
        double place = Math.floor((value - low[axis]) * perMillimetre[axis]);
        // the greatest coordinate belongs to the last cell
        return (int) (place == cells[axis] ? place - 1 : Math.max(-1, Math.min(cells[axis], place)));
    }

    private double least(int t, int axis) {
        return Math.min(coordinate(3 * t, axis), Math.min(coordinate(3 * t + 1, axis), coordinate(3 * t + 2, axis)));
    }

    private double most(int t, int axis) {
        return Math.max(coordinate(3 * t, axis), Math.max(coordinate(3 * t + 1, axis), coordinate(3 * t + 2, axis)));
    }

    private double coordinate(int corner, int axis) {
        return positions[3 * corners[corner] + axis];
    }
}
