package dev.archway.mesh.render;

/**
 * The triangles of a projection that cover at least one sample, sorted into the bands of the picture that they touch; in each band they keep the order of the mesh, so
 * that a picture does not depend on the threads that drew it.
 */
final class Bins {

    private static final int CHUNK = 1 << 15;

    /** Coordinates beyond this are not drawn: an int could not hold them. */
    private static final float FAR = 1e9f;

    private final Projection projection;
    private final int width;
    private final int height;
    private final int bandRows;
    private final int bands;

    /** For each chunk of triangles and each band: first how many triangles, then where the next one goes. */
    private final int[][] cursors;

    /** Where each band's triangles begin in {@link #triangles}, and one more. */
    private final int[] starts;

    /** Offsets into the mesh's array of triangles. */
    private int[] triangles = {};

    private Bins(Projection projection, int width, int height, int bandRows) {
        this.projection = projection;
        this.width = width;
        this.height = height;
        this.bandRows = bandRows;
        bands = (height + bandRows - 1) / bandRows;
        starts = new int[bands + 1];
        int count = projection.triangles().length / 3;
        cursors = new int[(count + CHUNK - 1) / CHUNK][bands];
    }

    static Bins of(Projection projection, int width, int height, int bandRows) {
        Bins bins = new Bins(projection, width, height, bandRows);
        Work.share(bins.cursors.length, () -> chunk -> bins.sort(chunk, true));
        bins.allot();
        Work.share(bins.cursors.length, () -> chunk -> bins.sort(chunk, false));
        return bins;
    }

    int start(int band) {
        return starts[band];
    }

    int end(int band) {
        return starts[band + 1];
    }

    int triangle(int index) {
        return triangles[index];
    }

    Projection projection() {
        return projection;
    }

    private void allot() {
        int total = 0;
        for (int band = 0; band < bands; band++) {
            starts[band] = total;
            for (int[] cursor : cursors) {
                int count = cursor[band];
                cursor[band] = total;
                total += count;
            }
        }
        starts[bands] = total;
        triangles = new int[total];
    }

    private void sort(int chunk, boolean count) {
        float[] p = projection.points;
        int[] t = projection.triangles();
        int[] cursor = cursors[chunk];
        int end = (int) Math.min(t.length, 3L * (chunk + 1) * CHUNK);
        for (int i = 3 * chunk * CHUNK; i < end; i += 3) {
            int a = 3 * t[i];
            int b = 3 * t[i + 1];
            int c = 3 * t[i + 2];
            float left = Math.min(p[a], Math.min(p[b], p[c]));
            float right = Math.max(p[a], Math.max(p[b], p[c]));
            float top = Math.min(p[a + 1], Math.min(p[b + 1], p[c + 1]));
            float bottom = Math.max(p[a + 1], Math.max(p[b + 1], p[c + 1]));
            // written so that NaN fails
            if (!(left > -FAR && right < FAR && top > -FAR && bottom < FAR)) {
                continue;
            }
            int first = Math.max(0, (int) (top + 0.5f));
            int last = Math.min(height, (int) (bottom + 0.5f)) - 1;
            boolean covers = first <= last && Math.max(0, (int) (left + 0.5f)) < Math.min(width, (int) (right + 0.5f));
            if (covers) {
                for (int band = first / bandRows; band <= last / bandRows; band++) {
                    if (count) {
                        cursor[band]++;
                    } else {
                        triangles[cursor[band]++] = i;
                    }
                }
            }
        }
    }
}
