package dev.archway.mesh.render;

/**
 * The triangles of a projection that cover at least one pixel, sorted into the bands of the canvas that they touch: in each band first the fronts in the nearer half of
 * the scene, then the rest. Each part keeps the order of the mesh, so that a picture does not depend on the threads that drew it.
 */
final class Bins {

    private static final int CHUNK = 1 << 15;

    private final Projection projection;
    private final int bandRows;
    private final int bands;

    /** For each chunk of triangles and each part of a band: first how many triangles, then where the next one goes. */
    private final int[][] cursors;

    /** Where each band's two parts begin in {@link #triangles}, and one more. */
    private final int[] starts;

    /** Offsets into the mesh's array of triangles. */
    private int[] triangles = {};

    /** For each triangle the first and the last part that it is in, in two halves, plus one; 0 when it covers nothing. */
    private final int[] touched;

    private Bins(Projection projection, int height, int bandRows) {
        this.projection = projection;
        this.bandRows = bandRows;
        bands = (height + bandRows - 1) / bandRows;
        starts = new int[2 * bands + 1];
        int count = projection.triangles().length / 3;
        touched = new int[count];
        cursors = new int[(count + CHUNK - 1) / CHUNK][2 * bands];
    }

    static Bins of(Projection projection, int height, int bandRows) {
        Bins bins = new Bins(projection, height, bandRows);
        Work.share(bins.cursors.length, () -> bins::count);
        bins.allot();
        Work.share(bins.cursors.length, () -> bins::place);
        return bins;
    }

    int start(int band) {
        return starts[2 * band];
    }

    /** Where the band's fronts in the nearer half end. */
    int endOfNear(int band) {
        return starts[2 * band + 1];
    }

    int end(int band) {
        return starts[2 * band + 2];
    }

    int triangle(int index) {
        return triangles[index];
    }

    Projection projection() {
        return projection;
    }

    private void allot() {
        int total = 0;
        for (int part = 0; part < 2 * bands; part++) {
            starts[part] = total;
            for (int[] cursor : cursors) {
                int count = cursor[part];
                cursor[part] = total;
                total += count;
            }
        }
        starts[2 * bands] = total;
        triangles = new int[total];
    }

    private void count(int chunk) {
        int[] cells = projection.cells;
        int[] t = projection.triangles();
        int[] cursor = cursors[chunk];
        int end = Math.min(touched.length, (chunk + 1) * CHUNK);
        for (int i = chunk * CHUNK; i < end; i++) {
            int a = cells[t[3 * i]];
            int b = cells[t[3 * i + 1]];
            int c = cells[t[3 * i + 2]];
            if (a == -1 || b == -1 || c == -1) {
                continue;
            }
            int ra = Projection.row(a);
            int rb = Projection.row(b);
            int rc = Projection.row(c);
            int ca = Projection.column(a);
            int cb = Projection.column(b);
            int cc = Projection.column(c);
            int first = Math.min(ra, Math.min(rb, rc));
            int last = Math.max(ra, Math.max(rb, rc)) - 1;
            if (first <= last && !(ca == cb && cb == cc)) {
                int rest = projection.isNearFront(t[3 * i], t[3 * i + 1], t[3 * i + 2]) ? 0 : 1;
                int firstPart = first / bandRows * 2 + rest;
                int lastPart = last / bandRows * 2 + rest;
                touched[i] = (lastPart << 16 | firstPart) + 1;
                for (int part = firstPart; part <= lastPart; part += 2) {
                    cursor[part]++;
                }
            }
        }
    }

    private void place(int chunk) {
        int[] cursor = cursors[chunk];
        int end = Math.min(touched.length, (chunk + 1) * CHUNK);
        for (int i = chunk * CHUNK; i < end; i++) {
            int range = touched[i] - 1;
            if (range >= 0) {
                for (int part = range & 0xffff; part <= range >> 16; part += 2) {
                    triangles[cursor[part]++] = 3 * i;
                }
            }
        }
    }
}
