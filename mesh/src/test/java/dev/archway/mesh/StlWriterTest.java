package dev.archway.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StlWriterTest {

    private static ByteBuffer write(Mesh mesh, String header) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StlWriter.write(mesh, header, out);
        return ByteBuffer.wrap(out.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static String header(ByteBuffer file) {
        byte[] header = new byte[80];
        file.get(0, header);
        return new String(header, StandardCharsets.ISO_8859_1);
    }

    @Test
    void write_everyByteOfATriangle() throws IOException {
        // in the plane z = 2 + y: the normal is (0, -1, 1) over the root of 2
        Mesh mesh = new Mesh(new float[] {0, 0, 2, 1, 0, 2, 0, 1, 3}, new int[] {0, 1, 2}, null);

        ByteBuffer file = write(mesh, "Archway");

        assertThat(file.capacity()).isEqualTo(84 + 50);
        assertThat(header(file)).startsWith("Archway\0\0").endsWith("\0");
        assertThat(file.getInt(80)).isEqualTo(1);
        float[] floats = new float[12];
        file.position(84);
        for (int i = 0; i < 12; i++) {
            floats[i] = file.getFloat();
        }
        assertThat(floats)
                .containsExactly(new float[] {0, -0.7071068f, 0.7071068f, 0, 0, 2, 1, 0, 2, 0, 1, 3}, within(1e-7f));
        assertThat(file.getShort()).isZero();
    }

    @Test
    void write_triangleWithoutArea() throws IOException {
        ByteBuffer file = write(new Mesh(new float[] {1, 2, 3, 4, 5, 6}, new int[] {0, 1, 1}, null), "");

        assertThat(file.getFloat(84)).isZero();
        assertThat(file.getFloat(88)).isZero();
        assertThat(file.getFloat(92)).isZero();
    }

    @Test
    void write_normalsPointOutwards() throws IOException {
        ByteBuffer file = write(Shapes.cube(), "");
        for (int t = 0; t < 12; t++) {
            float outwards = 0;
            for (int axis = 0; axis < 3; axis++) {
                float middle = 0;
                for (int vertex = 1; vertex <= 3; vertex++) {
                    middle += file.getFloat(84 + 50 * t + 12 * vertex + 4 * axis) / 3 - 0.5f / 3;
                }
                outwards += file.getFloat(84 + 50 * t + 4 * axis) * middle;
            }
            assertThat(outwards).isCloseTo(0.5f, within(1e-6f));
        }
    }

    @Test
    void write_headerThatDoesNotFit() throws IOException {
        String header = header(write(Shapes.cube(), "Zähne\n" + "x".repeat(100)));

        assertThat(header).isEqualTo("Z?hne " + "x".repeat(74));
    }

    @Test
    void write_headerThatWouldSayAscii() {
        for (String header : new String[] {"solid", "Solid model", "  SOLID"}) {
            assertThatThrownBy(() -> write(Shapes.cube(), header))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("solid");
        }
    }

    @Test
    void write_noTriangle() throws IOException {
        assertThat(write(new Mesh(new float[0], new int[0], null), "").capacity())
                .isEqualTo(84);
    }
}
