package dev.archway.server.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.archway.mesh.Mesh;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MeshCodecTest {

    @Test
    void writtenAndRead_sameMesh() throws IOException {
        // larger than a piece, and no multiple of one
        float[] positions = new float[3 * 20_011];
        byte[] colors = new byte[positions.length];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = i * 0.37f - 1000;
            colors[i] = (byte) i;
        }
        int[] triangles = new int[3 * 40_007];
        Arrays.setAll(triangles, i -> i % 20_011);

        Mesh read = MeshCodec.read(new ByteArrayInputStream(bytes(new Mesh(positions, triangles, colors))));

        assertThat(read.positions()).isEqualTo(positions);
        assertThat(read.triangles()).isEqualTo(triangles);
        assertThat(read.colors()).isEqualTo(colors);
    }

    @Test
    void withoutColours_none() throws IOException {
        Mesh mesh = new Mesh(new float[9], new int[] {0, 1, 2}, null);

        assertThat(MeshCodec.read(new ByteArrayInputStream(bytes(mesh))).colors())
                .isNull();
    }

    @Test
    void damaged_refused() throws IOException {
        byte[] bytes = bytes(new Mesh(new float[9], new int[] {0, 1, 2}, new byte[9]));

        assertThatThrownBy(() -> MeshCodec.read(new ByteArrayInputStream(bytes, 0, bytes.length - 1)))
                .isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> MeshCodec.read(new ByteArrayInputStream(new byte[100])))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("mesh");
    }

    private static byte[] bytes(Mesh mesh) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        MeshCodec.write(mesh, out);
        return out.toByteArray();
    }
}
