package dev.archway.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlyReaderTest {

    private static final String TEXT = """
            ply
            format ascii 1.0
            comment made by hand
            obj_info and kept small
            element vertex 4
            property float x
            property float y
            property float z
            element face 2
            property list uchar int vertex_indices
            end_header
            0 0 0
            1 0 0
            1 1e0 0
            0 1.5 -.25
            3 0 1 2
            4 0 1 2 3
            """;

    @Test
    void text_polygonsBecomeFans() {
        Mesh mesh = Content.read(MeshFormat.PLY, TEXT);

        assertThat(mesh.positions()).containsExactly(0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 1.5f, -0.25f);
        assertThat(mesh.triangles()).containsExactly(0, 1, 2, 0, 1, 2, 0, 2, 3);
        assertThat(mesh.colors()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\r"})
    void text_otherLineEnds(String lineEnd) {
        assertThat(Content.read(MeshFormat.PLY, TEXT.replace("\n", lineEnd)).triangleCount())
                .isEqualTo(3);
    }

    @Test
    void text_mixedLineEndsBlankLinesAndTabs() {
        String mixed = TEXT.replaceFirst("\n", "\r\n")
                .replace("1 0 0\n", "\t1  0\t0 \r\n\n")
                .strip();

        assertThat(Content.read(MeshFormat.PLY, mixed).triangleCount()).isEqualTo(3);
    }

    @Test
    void text_equalVerticesBecomeOneWithTheFirstColor() {
        Mesh mesh = Content.read(MeshFormat.PLY, """
                ply
                format ascii 1.0
                element vertex 4
                property uchar red
                property uchar green
                property uchar blue
                property double z
                property double y
                property double x
                element face 1
                property list uint8 uint32 vertex_index
                end_header
                1 2 3 0 0 0
                4 5 6 0 0 1
                255 8 9 0 0 -0
                10 11 12 0 1 0
                3 2 1 3
                """);

        assertThat(mesh.positions()).containsExactly(0, 0, 0, 1, 0, 0, 0, 1, 0);
        assertThat(mesh.triangles()).containsExactly(0, 1, 2);
        assertThat(mesh.colors()).containsExactly(1, 2, 3, 4, 5, 6, 10, 11, 12);
    }

    @Test
    void text_floatColors() {
        String colored = TEXT.replace(
                        "property float z\n",
                        "property float z\nproperty float red\nproperty float green\nproperty float blue\n")
                .replace(
                        "0 0 0\n1 0 0\n1 1e0 0\n0 1.5 -.25\n",
                        "0 0 0 0 0 0\n1 0 0 1 1 1\n1 1 0 .5 .2 .4\n0 1 0 1 0 1\n");

        assertThat(Content.read(MeshFormat.PLY, colored).colors())
                .containsExactly(0, 0, 0, 255, 255, 255, 128, 51, 102, 255, 0, 255);
    }

    @Test
    void text_colorsOf16Bits() {
        String colored = TEXT.replace(
                        "property float z\n",
                        "property float z\nproperty ushort red\nproperty uint16 green\nproperty uchar blue\n")
                .replace(
                        "0 0 0\n1 0 0\n1 1e0 0\n0 1.5 -.25\n",
                        "0 0 0 0 65535 255\n1 0 0 257 514 1\n1 1 0 32768 385 2\n0 1 0 128 129 3\n");

        assertThat(Content.read(MeshFormat.PLY, colored).colors())
                .containsExactly(0, 255, 255, 1, 2, 1, 128, 1, 2, 0, 1, 3);
    }

    private static final String FACE_COLORS =
            "property uchar red\nproperty uchar green\nproperty uchar blue\nproperty uchar alpha\n";

    @Test
    void text_faceColors() {
        String colored = TEXT.replace("end_header\n", FACE_COLORS + "end_header\n")
                .replace("3 0 1 2\n4 0 1 2 3\n", "3 0 1 2 200 0 0 255\n3 0 2 3 0 100 0 255\n");

        assertThat(Content.read(MeshFormat.PLY, colored).colors())
                .as("vertices of both faces have the mean")
                .containsExactly(100, 50, 0, 200, 0, 0, 100, 50, 0, 0, 100, 0);
    }

    @Test
    void text_faceColorsBeforeThePolygon() {
        String colored = TEXT.replace("face 2\n", "face 1\n" + FACE_COLORS)
                .replace("3 0 1 2\n4 0 1 2 3\n", "1 2 3 255 4 0 1 2 3\n");

        assertThat(Content.read(MeshFormat.PLY, colored).colors()).containsExactly(1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3);
    }

    @Test
    void text_vertexColorsCountMoreThanThoseOfFaces() {
        String both = TEXT.replace(
                        "element face 2\n",
                        "property uchar red\nproperty uchar green\nproperty uchar blue\nelement face 1\n")
                .replace("end_header\n", FACE_COLORS + "end_header\n")
                .replace("0 0 0\n1 0 0\n1 1e0 0\n0 1.5 -.25\n", "0 0 0 9 9 9\n1 0 0 9 9 9\n1 1 0 9 9 9\n0 1 0 9 9 9\n")
                .replace("3 0 1 2\n4 0 1 2 3\n", "4 0 1 2 3 1 2 3 255\n");

        assertThat(Content.read(MeshFormat.PLY, both).colors()).containsOnly(9);
    }

    @Test
    void text_faceColorThatIsNone() {
        String wrong = TEXT.replace("end_header\n", FACE_COLORS + "end_header\n")
                .replace("3 0 1 2\n4 0 1 2 3\n", "3 0 1 2 256 0 0 255\n3 0 2 3 0 100 0 255\n");

        Content.refused(MeshFormat.PLY, wrong).hasMessageContaining("red is 256.0, not from 0 to 255");
    }

    @Test
    void binary_faceColors() {
        String header = TEXT.substring(0, TEXT.indexOf("end_header"))
                .replace("ascii", "binary_big_endian")
                .replace("vertex 4", "vertex 3")
                .replace("face 2", "face 1");
        ByteBuffer file = Content.ply(
                header + "property float red\nproperty short green\nproperty double blue\nend_header\n",
                ByteOrder.BIG_ENDIAN,
                3 * 12 + 13 + 14);
        file.put(new byte[12])
                .putFloat(1)
                .put(new byte[8])
                .putFloat(0)
                .putFloat(1)
                .putFloat(0);
        file.put((byte) 3).putInt(0).putInt(1).putInt(2);
        file.putFloat(1).putShort((short) 51).putDouble(0.2);

        assertThat(Content.read(MeshFormat.PLY, Content.bytes(file)).colors())
                .containsExactly(255, 51, 51, 255, 51, 51, 255, 51, 51);
    }

    @Test
    void text_unusedVerticesStay() {
        String unused = TEXT.replace("4 0 1 2 3\n", "3 2 1 0\n");

        assertThat(Content.read(MeshFormat.PLY, unused).vertexCount()).isEqualTo(4);
    }

    @Test
    void text_otherElementsArePassedOver() {
        String more = TEXT.replace(
                                "element vertex",
                                "element camera 2\nproperty list char float matrix\nproperty int id\nelement vertex")
                        .replace(
                                "end_header\n",
                                "element edge 1\nproperty int a\nproperty int b\nend_header\n2 0.5 0.5 7\n0 8\n")
                + "0 1\n";

        assertThat(Content.read(MeshFormat.PLY, more).triangleCount()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "float, float, uchar, int",
        "float32, float32, uint8, int32",
        "double, double, char, uint",
        "float64, float64, int8, uint32",
        "short, short, ushort, short",
        "int16, int16, int16, uint16",
        "int, int, int, char",
        "int32, int32, uint32, uchar",
        "char, int8, int32, uint8",
        "uchar, uint8, short, int8",
        "ushort, uint16, uint, ushort"
    })
    void binary_everyTypeInBothOrders(String first, String second, String counts, String numbers) {
        for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
            String header = "ply\nformat "
                    + (order == ByteOrder.LITTLE_ENDIAN ? "binary_little_endian" : "binary_big_endian")
                    + " 1.0\nelement vertex 4\nproperty " + first + " y\nproperty uchar skipped\nproperty " + second
                    + " x\nproperty " + first + " z\nelement face 1\nproperty float quality\nproperty list " + counts
                    + " "
                    + numbers + " vertex_indices\nproperty list uchar double more\nend_header\n";
            ByteBuffer file = Content.ply(header, order, 1000);
            for (int v = 0; v < 4; v++) {
                put(file, first, 10 + v);
                file.put((byte) 99);
                put(file, second, 20 + v);
                put(file, first, 30 + v * v);
            }
            file.putFloat(0.5f);
            put(file, counts, 4);
            for (int corner : new int[] {3, 2, 1, 0}) {
                put(file, numbers, corner);
            }
            file.put((byte) 1).putDouble(7);
            byte[] content = Arrays.copyOf(Content.bytes(file), file.position());

            Mesh mesh = Content.read(MeshFormat.PLY, content);

            assertThat(mesh.positions()).containsExactly(20, 10, 30, 21, 11, 31, 22, 12, 34, 23, 13, 39);
            assertThat(mesh.triangles()).containsExactly(3, 2, 1, 3, 1, 0);
        }
    }

    private static void put(ByteBuffer file, String type, int value) {
        switch (type) {
            case "char", "int8", "uchar", "uint8" -> file.put((byte) value);
            case "short", "int16", "ushort", "uint16" -> file.putShort((short) value);
            case "int", "int32", "uint", "uint32" -> file.putInt(value);
            case "float", "float32" -> file.putFloat(value);
            case "double", "float64" -> file.putDouble(value);
            default -> throw new IllegalArgumentException(type);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void binary_dataThatLookLikeALineEnd(String lineEnd) {
        String header = TEXT.substring(0, TEXT.indexOf("end_header") + 11)
                .replace("ascii", "binary_little_endian")
                .replace("vertex 4", "vertex 3")
                .replace("face 2", "face 1")
                .replace("\n", lineEnd);
        // 0x0A0D0A0A, little endian: the first byte after the header is a line feed
        float first = Float.intBitsToFloat(0x0A0D0A0A);
        ByteBuffer file = Content.ply(header, ByteOrder.LITTLE_ENDIAN, 49);
        file.putFloat(first).putFloat(0).putFloat(0);
        file.putFloat(1).putFloat(0).putFloat(0);
        file.putFloat(0).putFloat(1).putFloat(0);
        file.put((byte) 3).putInt(0).putInt(1).putInt(2);

        assertThat(Content.read(MeshFormat.PLY, Content.bytes(file)).positions())
                .startsWith(first, 0, 0, 1, 0, 0);
    }

    @Test
    void binary_unsignedNumbersAreNotNegative() {
        StringBuilder header =
                new StringBuilder("ply\nformat binary_big_endian 1.0\nelement vertex 256\nproperty uchar x\n");
        header.append(
                "property uchar y\nproperty uchar z\nelement face 1\nproperty list uchar uchar vertex_index\nend_header\n");
        ByteBuffer file = Content.ply(header.toString(), ByteOrder.BIG_ENDIAN, 3 * 256 + 4);
        for (int v = 0; v < 256; v++) {
            file.put((byte) v).put((byte) 0).put((byte) 200);
        }
        file.put(new byte[] {3, 0, (byte) 128, (byte) 255});

        Mesh mesh = Content.read(MeshFormat.PLY, Content.bytes(file));

        assertThat(mesh.triangles()).containsExactly(0, 128, 255);
        assertThat(mesh.positions()).endsWith(255, 0, 200);
    }

    @Test
    void text_commentInAnyLanguage() {
        String file = TEXT.replace("made by hand", "von Hand gemächt 手作り");

        assertThat(Content.read(MeshFormat.PLY, file.getBytes(StandardCharsets.UTF_8))
                        .triangleCount())
                .isEqualTo(3);
    }
}
