package dev.archway.mesh;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import org.jspecify.annotations.Nullable;

/** Binary STL: 80 bytes of header, a count, and 50 bytes a triangle. */
final class StlBinary {

    static final int HEADER = 84;
    static final int TRIANGLE = 50;

    private static final int FIRST_VERTEX = 12;
    private static final int ATTRIBUTE = 48;
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle FLOAT = MethodHandles.byteArrayViewVarHandle(float[].class, ByteOrder.LITTLE_ENDIAN);

    /** Triangles read at once: few enough that their bytes are still in the processor's cache when they are welded. */
    private static final int CHUNK = 2_000;

    private final FileChannel channel;
    private final int count;
    private final int[] corners;
    private final byte[] chunk;
    private final float[] coordinates;
    private final Weld weld;
    private short @Nullable [] attributes;

    private StlBinary(FileChannel channel, int count) {
        this.channel = channel;
        this.count = count;
        corners = new int[3 * count];
        chunk = new byte[Math.min(CHUNK, count) * TRIANGLE];
        coordinates = new float[Math.min(CHUNK, count) * 9];
        // a closed mesh has one vertex to two triangles, a scan has a few more at its rim
        weld = new Weld((int) (count * 0.52) + 100);
    }

    /**
     * @param count the number of triangles, at least 1, for which the file has just the right size
     * @param header the file's first 80 bytes
     */
    static Mesh read(FileChannel channel, int count, byte[] header) throws IOException {
        return new StlBinary(channel, count).read(new StlColors(header));
    }

    private Mesh read(StlColors colors) throws IOException {
        for (int from = 0; from < count; from += CHUNK) {
            int part = Math.min(CHUNK, count - from);
            fetch(from, ByteBuffer.wrap(chunk, 0, part * TRIANGLE));
            take(from, part);
        }
        Mesh mesh = new Mesh(weld.positions(), corners, null);
        if (attributes != null) {
            return colors.on(mesh, attributes);
        }
        return colors.ofAll() ? colors.on(mesh, new short[count]) : mesh;
    }

    private void fetch(int triangle, ByteBuffer bytes) throws IOException {
        long start = HEADER + (long) triangle * TRIANGLE;
        while (bytes.hasRemaining()) {
            long offset = start + bytes.position();
            if (channel.read(bytes, offset) < 0) {
                throw new MeshException("offset " + offset + ": the file became shorter while it was read");
            }
        }
    }

    private void take(int from, int part) throws MeshException {
        int c = 0;
        for (int t = 0; t < part; t++) {
            int at = t * TRIANGLE + FIRST_VERTEX;
            for (int vertex = 0; vertex < 3; vertex++, at += 12) {
                float x = (float) FLOAT.get(chunk, at);
                float y = (float) FLOAT.get(chunk, at + 4);
                float z = (float) FLOAT.get(chunk, at + 8);
                if (!(Limits.fits(x) && Limits.fits(y) && Limits.fits(z))) {
                    throw wrong(from + t, vertex, x, y, z);
                }
                coordinates[c++] = x;
                coordinates[c++] = y;
                coordinates[c++] = z;
            }
            short attribute = (short) SHORT.get(chunk, t * TRIANGLE + ATTRIBUTE);
            if (attribute != 0) {
                keep(from + t, attribute);
            }
        }
        weld.vertices(coordinates, 3 * part, corners, 3 * from);
    }

    private void keep(int triangle, short attribute) {
        short[] all = attributes;
        if (all == null) {
            all = new short[count];
            attributes = all;
        }
        all[triangle] = attribute;
    }

    private static MeshException wrong(int triangle, int vertex, float x, float y, float z) {
        int axis = !Limits.fits(x) ? 0 : !Limits.fits(y) ? 1 : 2;
        float coordinate = axis == 0 ? x : axis == 1 ? y : z;
        long offset = HEADER + (long) triangle * TRIANGLE + FIRST_VERTEX + 12L * vertex + 4L * axis;
        return new MeshException("triangle " + (triangle + 1L) + ", vertex " + (vertex + 1) + " (offset " + offset
                + "): " + Limits.complaint("xyz".substring(axis, axis + 1), coordinate));
    }
}
