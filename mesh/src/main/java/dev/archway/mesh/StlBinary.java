package dev.archway.mesh;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import org.jspecify.annotations.Nullable;

/**
 * Binary STL: 80 bytes of header, a count, and 50 bytes a triangle. Two threads weld half a file each; then the second half's vertices are looked up in the
 * first half's, which keeps the order of first appearance whatever the threads do.
 */
final class StlBinary implements Runnable {

    static final int HEADER = 84;
    static final int TRIANGLE = 50;

    private static final int FIRST_VERTEX = 12;
    private static final ValueLayout.OfFloat FLOAT =
            ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    /** Below so many triangles a second thread does not pay. */
    private static final int WORTH_HALVING = 10_000;

    private final MemorySegment file;
    private final int[] corners;
    private final int from;
    private final int to;
    private final Weld weld;
    private @Nullable MeshException problem;

    /** Triangles from {@code from} to before {@code to}, whose corners go to the same place in {@code corners}. */
    private StlBinary(MemorySegment file, int[] corners, int from, int to) {
        this.file = file;
        this.corners = corners;
        this.from = from;
        this.to = to;
        // a closed mesh has one vertex to two triangles, a scan has a few more at its rim
        this.weld = new Weld((int) ((to - from) * 0.52) + 100);
    }

    /** @param count the number of triangles, at least 1, for which the file has just the right size */
    static Mesh read(FileChannel channel, int count) throws IOException {
        int[] corners = new int[3 * count];
        try (Arena arena = Arena.ofShared()) {
            MemorySegment file = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
            int half = count < WORTH_HALVING ? count : count / 2;
            StlBinary first = new StlBinary(file, corners, 0, half);
            StlBinary second = new StlBinary(file, corners, half, count);
            ForkJoinTask<?> other = half < count ? ForkJoinPool.commonPool().submit(second) : null;
            try {
                first.run();
            } finally {
                if (other != null) {
                    other.quietlyJoin(); // whatever happened: nobody may read on when the file is closed
                }
            }
            first.check();
            if (other != null) {
                other.join();
            }
            second.check();
            float[] positions =
                    half < count ? join(first.weld, second.weld, corners, 3 * half) : first.weld.positions();
            return new Mesh(positions, corners, null);
        }
    }

    @Override
    public void run() {
        for (int t = from; t < to; t++) {
            long at = HEADER + (long) t * TRIANGLE + FIRST_VERTEX;
            for (int c = 3 * t; c < 3 * t + 3; c++, at += 12) {
                float x = file.get(FLOAT, at);
                float y = file.get(FLOAT, at + 4);
                float z = file.get(FLOAT, at + 8);
                if (!(Limits.fits(x) && Limits.fits(y) && Limits.fits(z))) {
                    problem = wrong(t, c - 3 * t, at, x, y, z);
                    return;
                }
                corners[c] = weld.vertex(x, y, z);
            }
        }
    }

    private void check() throws MeshException {
        if (problem != null) {
            throw problem;
        }
    }

    private static MeshException wrong(int triangle, int vertex, long at, float x, float y, float z) {
        int axis = !Limits.fits(x) ? 0 : !Limits.fits(y) ? 1 : 2;
        float coordinate = axis == 0 ? x : axis == 1 ? y : z;
        return new MeshException("triangle " + (triangle + 1L) + ", vertex " + (vertex + 1) + " (offset "
                + (at + 4 * axis) + "): " + Limits.complaint("xyz".substring(axis, axis + 1), coordinate));
    }

    private static float[] join(Weld first, Weld second, int[] corners, int from) {
        int known = first.count();
        float[] theirs = second.roomyPositions();
        int[] numbers = new int[second.count()];
        float[] all = Arrays.copyOf(first.roomyPositions(), 3 * (known + second.count()));
        int next = known;
        for (int v = 0; v < numbers.length; v++) {
            float x = theirs[3 * v];
            float y = theirs[3 * v + 1];
            float z = theirs[3 * v + 2];
            int number = first.find(x, y, z);
            if (number < 0) {
                number = next++;
                all[3 * number] = x;
                all[3 * number + 1] = y;
                all[3 * number + 2] = z;
            }
            numbers[v] = number;
        }
        for (int c = from; c < corners.length; c++) {
            corners[c] = numbers[corners[c]];
        }
        return all.length == 3 * next ? all : Arrays.copyOf(all, 3 * next);
    }
}
