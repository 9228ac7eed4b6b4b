package dev.archway.mesh;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** Tells binary STL from ASCII. A binary file may begin with "solid" as well, so the word alone decides nothing. */
final class StlReader {

    /** Where a binary file says how many triangles it has. */
    private static final int COUNT = StlBinary.HEADER - Integer.BYTES;

    private StlReader() {}

    static Mesh read(FileChannel channel, Limits limits) throws IOException {
        long size = channel.size();
        ByteBuffer start = ByteBuffer.allocate((int) Math.min(size, StlBinary.HEADER + StlBinary.TRIANGLE))
                .order(ByteOrder.LITTLE_ENDIAN);
        while (start.hasRemaining() && channel.read(start, start.position()) >= 0) {
            // a read may bring less than was asked for
        }
        start.flip();
        long promised = start.limit() < StlBinary.HEADER ? -1 : Integer.toUnsignedLong(start.getInt(COUNT));
        boolean exact = size == StlBinary.HEADER + promised * StlBinary.TRIANGLE;
        if (!exact && isText(start)) {
            return new StlText(channel, limits).read();
        }
        if (promised < 0) {
            throw new MeshException("offset 0: no STL: " + Limits.count(size)
                    + " bytes, a binary file has at least 84 and an ASCII file begins with \"solid\"");
        }
        if (!exact) {
            throw wrongSize(promised, size);
        }
        if (promised == 0) {
            throw wrongCount("no triangle in the file");
        }
        if (promised > limits.maxTriangles()) {
            throw wrongCount(limits.tooManyTriangles(promised));
        }
        byte[] header = Arrays.copyOf(start.array(), COUNT);
        return StlBinary.read(channel, (int) promised, header);
    }

    private static MeshException wrongCount(String what) {
        return new MeshException("offset " + COUNT + ": " + what);
    }

    private static MeshException wrongSize(long promised, long size) {
        long right = StlBinary.HEADER + promised * StlBinary.TRIANGLE;
        return new MeshException("offset " + Math.min(size, right) + ": " + (size < right ? "truncated" : "too long")
                + ": the header promises "
                + Limits.count(promised) + " triangles (" + Limits.count(right) + " bytes), the file has "
                + Limits.count(size) + " bytes");
    }

    /** Begins with "solid" and has no zero byte where a binary file has its count or its first normal. */
    private static boolean isText(ByteBuffer start) {
        String text = StandardCharsets.ISO_8859_1.decode(start.duplicate()).toString();
        String word = text.startsWith("\u00EF\u00BB\u00BF") ? text.substring(3) : text;
        return word.stripLeading().toLowerCase(Locale.ROOT).startsWith("solid") && text.indexOf('\0') < 0;
    }
}
