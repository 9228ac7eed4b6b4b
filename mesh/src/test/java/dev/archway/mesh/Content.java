package dev.archway.mesh;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.assertj.core.api.AbstractThrowableAssert;

/** Contents of mesh files, made by hand, and how they are read. */
final class Content {

    static final int ENOUGH = 5_000_000;

    /** A message that can stand in a log or on a page, and names the line or the byte. */
    static final String SHOWABLE = "(?=.*\\b(line|offset) \\d+)[\\x20-\\x7E±]{1,300}";

    private Content() {}

    static Mesh read(MeshFormat format, byte[] content, int maxTriangles) throws IOException {
        Path file = Files.createTempFile("content", ".mesh");
        try {
            Files.write(file, content);
            return MeshFiles.read(file, format, maxTriangles);
        } finally {
            Files.delete(file);
        }
    }

    static Mesh read(MeshFormat format, byte[] content) {
        try {
            return read(format, content, ENOUGH);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Mesh read(MeshFormat format, String content) {
        return read(format, content.getBytes(StandardCharsets.UTF_8));
    }

    /** The file must be refused as no mesh, and in no other way. */
    static AbstractThrowableAssert<?, ? extends Throwable> refused(MeshFormat format, byte[] content) {
        return assertThatThrownBy(() -> read(format, content, ENOUGH))
                .isExactlyInstanceOf(MeshException.class)
                .hasMessageMatching(SHOWABLE);
    }

    static AbstractThrowableAssert<?, ? extends Throwable> refused(MeshFormat format, String content) {
        return refused(format, content.getBytes(StandardCharsets.UTF_8));
    }

    /** The whole buffer, wherever its position is. */
    static byte[] bytes(ByteBuffer content) {
        byte[] bytes = new byte[content.capacity()];
        content.duplicate().clear().get(bytes);
        return bytes;
    }

    /** The same wherever the file ends before {@code lengths} bytes. */
    static void refusedWhereverCut(MeshFormat format, byte[] whole, int lengths) {
        for (int length = 0; length < lengths; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> read(format, cut, ENOUGH))
                    .as("cut to %d bytes", length)
                    .isExactlyInstanceOf(MeshException.class)
                    .hasMessageMatching(SHOWABLE)
                    .hasMessageNotContaining("null");
        }
    }

    /** A binary STL file: nine coordinates a triangle, normals of zero. */
    static ByteBuffer stl(String header, int count, float... coordinates) {
        ByteBuffer file =
                ByteBuffer.allocate(84 + 50 * (coordinates.length / 9)).order(ByteOrder.LITTLE_ENDIAN);
        file.put(header.getBytes(StandardCharsets.US_ASCII)).putInt(80, count);
        for (int i = 0; i < coordinates.length; i++) {
            file.putFloat(84 + 50 * (i / 9) + 12 + 4 * (i % 9), coordinates[i]);
        }
        return file.clear();
    }

    /** A header and what follows it, in that byte order. */
    static ByteBuffer ply(String header, ByteOrder order, int bytes) {
        byte[] start = header.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(start.length + bytes).order(order).put(start);
    }
}
