package dev.archway.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PlyWriterTest {

    private static final String COLORED = """
            ply
            format binary_little_endian 1.0
            comment Archway
            element vertex 3
            property float x
            property float y
            property float z
            property uchar red
            property uchar green
            property uchar blue
            element face 1
            property list uchar int vertex_indices
            end_header
            """;

    private static byte[] write(Mesh mesh, String comment) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PlyWriter.write(mesh, comment, out);
        return out.toByteArray();
    }

    @Test
    void write_everyByte() throws IOException {
        Mesh mesh = new Mesh(
                new float[] {0, 1, 2, 3, 4, 5, 6, 7, -8.5f}, new int[] {2, 0, 1}, new byte[] {1, 2, 3, 4, 5, 6, 7, 8, -1
                });
        ByteBuffer expected = Content.ply(COLORED, ByteOrder.LITTLE_ENDIAN, 3 * 15 + 13);
        expected.putFloat(0).putFloat(1).putFloat(2).put(new byte[] {1, 2, 3});
        expected.putFloat(3).putFloat(4).putFloat(5).put(new byte[] {4, 5, 6});
        expected.putFloat(6).putFloat(7).putFloat(-8.5f).put(new byte[] {7, 8, -1});
        expected.put((byte) 3).putInt(2).putInt(0).putInt(1);

        assertThat(write(mesh, "Archway")).isEqualTo(Content.bytes(expected));
    }

    @Test
    void write_withoutColors() throws IOException {
        String file = new String(write(Shapes.cube(), "Archway"), StandardCharsets.ISO_8859_1);

        assertThat(file).doesNotContain("red");
        assertThat(file.length() - file.indexOf("end_header\n") - 11).isEqualTo(8 * 12 + 12 * 13);
    }

    @Test
    void write_commentThatIsNotOne() throws IOException {
        assertThat(new String(write(Shapes.cube(), "one\nelement evil 5\r\u2028ß"), StandardCharsets.ISO_8859_1))
                .contains("\ncomment one element evil 5 ??\nelement vertex 8\n");
        assertThat(new String(write(Shapes.cube(), "  "), StandardCharsets.ISO_8859_1))
                .doesNotContain("comment");
    }
}
