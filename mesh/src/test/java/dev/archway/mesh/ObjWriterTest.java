package dev.archway.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ObjWriterTest {

    private static String write(Mesh mesh, String comment) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ObjWriter.write(mesh, comment, out);
        return out.toString(StandardCharsets.US_ASCII);
    }

    @Test
    void write_everyLine() throws IOException {
        float[] positions = {0, 1.5f, -0.1f, 1, 2, 3, 4, 5, 6};

        assertThat(write(new Mesh(positions, new int[] {2, 0, 1}, null), "a\nb"))
                .isEqualTo("# a b\nv 0.0 1.5 -0.1\nv 1.0 2.0 3.0\nv 4.0 5.0 6.0\nf 3 1 2\n");
        assertThat(write(new Mesh(positions, new int[] {0, 1, 2}, new byte[] {0, -1, 51, 0, 0, 0, 0, 0, 0}), ""))
                .startsWith("v 0.0 1.5 -0.1 0.0 1.0 0.2\nv 1.0 2.0 3.0 0.0 0.0 0.0\n");
    }

    @Test
    void write_everyColorComesBack() throws IOException {
        byte[] colors = new byte[256 * 3];
        float[] positions = new float[colors.length];
        for (int i = 0; i < 256; i++) {
            positions[3 * i] = i;
            colors[3 * i] = (byte) i;
            colors[3 * i + 1] = (byte) (255 - i);
        }

        Mesh mesh = Content.read(MeshFormat.OBJ, write(new Mesh(positions, new int[] {0, 1, 2}, colors), ""));

        assertThat(mesh.colors()).isEqualTo(colors);
    }
}
