package dev.archway.mesh;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
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
    private static final int ATTRIBUTE = 48;
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle FLOAT = MethodHandles.byteArrayViewVarHandle(float[].class, ByteOrder.LITTLE_ENDIAN);

    /** Triangles read at once: few enough that their bytes are still in the processor's cache when they are welded. */
    private static final int CHUNK = 2_000;

    /** Below so many triangles a second thread does not pay. */
    private static final int WORTH_HALVING = 10_000;

    private final FileChannel channel;
    private final int[] corners;
    private final int from;
    private final int to;
    private final Weld weld;
    private short @Nullable [] attributes;
    private @Nullable IOException problem;

    /** Triangles from {@code from} to before {@code to}, whose corners go to the same place in {@code corners}. */
    private StlBinary(FileChannel channel, int[] corners, int from, int to) {
        this.channel = channel;
        this.corners = corners;
        this.from = from;
        this.to = to;
        // a closed mesh has one vertex to two triangles, a scan has a few more at its rim
        this.weld = new Weld((int) ((to - from) * 0.52) + 100);
    }

    /**
     * @param count the number of triangles, at least 1, for which the file has just the right size
     * @param header the file's first 80 bytes
     */
    static Mesh read(FileChannel channel, int count, byte[] header) throws IOException {
        int[] corners = new int[3 * count];
        if (count < WORTH_HALVING) {
            StlBinary all = new StlBinary(channel, corners, 0, count);
            all.run();
            return colored(new Mesh(all.done().positions(), corners, null), header, all);
        }
        int half = count / 2;
        StlBinary first = new StlBinary(channel, corners, 0, half);
        StlBinary second = new StlBinary(channel, corners, half, count);
        ForkJoinTask<?> other = ForkJoinPool.commonPool().submit(second);
        try {
            first.run();
        } finally {
            other.quietlyJoin(); // whatever happened: nobody reads on when the file is closed
        }
        Weld known = first.done();
        other.join();
        Mesh mesh = new Mesh(join(known, second.done(), corners, 3 * half), corners, null);
        return colored(mesh, header, first, second);
    }

    /** The mesh in the colours of its facets, if there are any. */
    private static Mesh colored(Mesh mesh, byte[] header, StlBinary... parts) {
        StlColors colors = new StlColors(header);
        boolean any = colors.ofAll();
        for (StlBinary part : parts) {
            any |= part.attributes != null;
        }
        if (!any) {
            return mesh;
        }
        short[] all = new short[mesh.triangleCount()];
        for (StlBinary part : parts) {
            if (part.attributes != null) {
                System.arraycopy(part.attributes, 0, all, part.from, part.attributes.length);
            }
        }
        return colors.on(mesh, all);
    }

    @Override
    public void run() {
        byte[] chunk = new byte[Math.min(CHUNK, to - from) * TRIANGLE];
        try {
            for (int t = from; t < to; t += CHUNK) {
                int count = Math.min(CHUNK, to - t);
                read(t, ByteBuffer.wrap(chunk, 0, count * TRIANGLE));
                weld(chunk, t, count);
            }
        } catch (IOException e) {
            problem = e;
        }
    }

    private void read(int triangle, ByteBuffer chunk) throws IOException {
        long start = HEADER + (long) triangle * TRIANGLE;
        while (chunk.hasRemaining()) {
            if (channel.read(chunk, start + chunk.position()) < 0) {
                throw new MeshException("the file became shorter while it was read");
            }
        }
    }

    private void weld(byte[] chunk, int start, int count) throws MeshException {
        for (int t = 0; t < count; t++) {
            int at = t * TRIANGLE + FIRST_VERTEX;
            int c = 3 * (start + t);
            for (int vertex = 0; vertex < 3; vertex++, at += 12) {
                float x = (float) FLOAT.get(chunk, at);
                float y = (float) FLOAT.get(chunk, at + 4);
                float z = (float) FLOAT.get(chunk, at + 8);
                if (!(Limits.fits(x) && Limits.fits(y) && Limits.fits(z))) {
                    throw wrong(start + t, vertex, x, y, z);
                }
                corners[c + vertex] = weld.vertex(x, y, z);
            }
            short attribute = (short) SHORT.get(chunk, t * TRIANGLE + ATTRIBUTE);
            if (attribute != 0) {
                keep(start + t, attribute);
            }
        }
    }

    private void keep(int triangle, short attribute) {
        short[] all = attributes;
        if (all == null) {
            all = new short[to - from];
            attributes = all;
        }
        all[triangle - from] = attribute;
    }

    private Weld done() throws IOException {
        if (problem != null) {
            throw problem;
        }
        return weld;
    }

    private static MeshException wrong(int triangle, int vertex, float x, float y, float z) {
        int axis = !Limits.fits(x) ? 0 : !Limits.fits(y) ? 1 : 2;
        float coordinate = axis == 0 ? x : axis == 1 ? y : z;
        long offset = HEADER + (long) triangle * TRIANGLE + FIRST_VERTEX + 12L * vertex + 4L * axis;
        return new MeshException("triangle " + (triangle + 1L) + ", vertex " + (vertex + 1) + " (offset " + offset
                + "): " + Limits.complaint("xyz".substring(axis, axis + 1), coordinate));
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
