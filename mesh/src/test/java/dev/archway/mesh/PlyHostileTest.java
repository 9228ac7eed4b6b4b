package dev.archway.mesh;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlyHostileTest {

    private static final String TEXT = """
            ply
            format ascii 1.0
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
            0 0 0 1 2 3
            1 0 0 4 5 6
            0 1 0 7 8 9
            3 0 1 2
            """;

    private static byte[] binary() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        PlyWriter.write(Shapes.sheet(5, 0, true), "a sheet", file);
        return file.toByteArray();
    }

    @Test
    void text_truncatedAnywhere() {
        // the last line's end may be missing, and "3 0 1 2" cannot be told from a part of "3 0 1 23"
        Content.refusedWhereverCut(MeshFormat.PLY, TEXT.getBytes(StandardCharsets.US_ASCII), TEXT.length() - 2);
    }

    @Test
    void binary_truncatedAnywhere() throws IOException {
        byte[] whole = binary();
        Content.refusedWhereverCut(MeshFormat.PLY, whole, whole.length);
    }

    @Test
    void binary_truncatedInARow() throws IOException {
        byte[] whole = binary();
        // 32 faces of 13 bytes end the file; without the last byte the header's promise is short of one
        Content.refused(MeshFormat.PLY, Arrays.copyOf(whole, whole.length - 1))
                .hasMessage("face 32 (offset " + (whole.length - 13) + "): truncated: the file ends here");
    }

    @Test
    void binary_trailingBytes() throws IOException {
        byte[] whole = binary();
        Content.refused(MeshFormat.PLY, Arrays.copyOf(whole, whole.length + 2))
                .hasMessage(
                        "too long: 2 bytes after the last row that the header promises (offset " + whole.length + ")");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1000000000",
                "999999999999999999",
                "715827882",
                "2147483647",
                "2147483648",
                "4294967296",
                "9223372036854775807",
                "99999999999999999999999"
            })
    void anyFormat_countThatCannotBe(String count) {
        for (String format : new String[] {"ascii", "binary_little_endian", "binary_big_endian"}) {
            for (String lie : new String[] {"element vertex 3", "element face 1"}) {
                String element = lie.substring(0, lie.lastIndexOf(' ') + 1);
                String file = TEXT.replace("ascii", format).replace(lie, element + count) + " ".repeat(700);
                Content.refused(MeshFormat.PLY, file)
                        .hasMessageContaining(element.strip().replace("element ", "element \""));
            }
        }
    }

    @Test
    void anyFormat_billionOfNothing() {
        // rows without properties take no bytes; nobody may loop or reserve for them
        String nothing = TEXT.replace("element vertex 3\n", "element nothing 999999999999\nelement vertex 3\n");
        Content.refused(MeshFormat.PLY, nothing).hasMessageContaining("999,999,999,999 rows of element \"nothing\"");
        Content.refused(
                MeshFormat.PLY, "ply\nformat ascii 1.0\nelement vertex 14000000\nelement face 1\nend_header\n1 2 3\n");
    }

    @Test
    void text_lyingCounts() {
        Content.refused(MeshFormat.PLY, TEXT.replace("element vertex 3", "element vertex 2"));
        Content.refused(MeshFormat.PLY, TEXT.replace("element face 1", "element face 2"))
                .hasMessage(
                        "line 16: truncated: the header promises 2 rows of element \"face\", the file ends after 1");
        Content.refused(MeshFormat.PLY, TEXT + "3 0 1 2\n").hasMessage("line 17: more rows than the header promises");
        Content.refused(
                        MeshFormat.PLY,
                        TEXT.replace("element face 1", "element face 0").replace("3 0 1 2\n", ""))
                .hasMessage("line 10: no triangle in the file");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 0 0 4        | 1,0 0 0 4         | line 14: x is \"1,0\", not a number (decimals need a point, not a comma)",
                "1 0 0 4        | NaN 0 0 4         | line 14: x is NaN",
                "1 0 0 4        | 1 -inf 0 4        | line 14: y is -Infinity",
                "1 0 0 4        | 1 0 1e7 4         | line 14: z is 1.0E7, beyond ±1,000,000 mm",
                "1 0 0 4 5 6    | 1 0 0 4 5         | line 14: blue is missing",
                "1 0 0 4 5 6    | 1 0 0 4 5 6 7     | line 14: more numbers than the header names",
                "1 0 0 4 5 6    | 1 0 0 4 5 256     | line 14: blue is 256.0, not from 0 to 255",
                "1 0 0 4 5 6    | 1 0 0 4 -5 6      | line 14: green is -5.0, not from 0 to 255",
                "3 0 1 2        | 3 0 1 3           | line 16: vertex number 3, there are 3 vertices counted from 0",
                "3 0 1 2        | 3 -1 1 2          | line 16: vertex number -1, there are 3 vertices counted from 0",
                "3 0 1 2        | 3 0 1 4294967296  | line 16: vertex number 4294967296, there are 3 vertices counted from 0",
                "3 0 1 2        | 2 0 1             | line 16: a face has 2 vertices, it needs 3 or more",
                "3 0 1 2        | 4 0 1 2           | line 16: a vertex number is missing",
                "3 0 1 2        | 3 0 1 2 3         | line 16: more numbers than the header names",
                "3 0 1 2        | 3 0 1 2.0         | line 16: a vertex number is \"2.0\", not a whole number",
                "3 0 1 2        | 3 0/0 1 2         | line 16: a vertex number goes on with \"/0\"",
                "3 0 1 2        | -3 0 1 2          | line 16: a list of -3 numbers, the file has 6 more bytes",
                "3 0 1 2        | 99999 0 1 2       | line 16: a list of 99999 numbers, the file has 6 more bytes",
                "float x        | half x            | line 4: type \"half\", known are char, uchar, short, ushort, int, uint, float, double and int8 to float64",
                "float x        | float             | line 4: a property is a type and a name",
                "float y        | float x           | line 5: a second property \"x\"",
                "list uchar     | list float        | line 11: a list's count must be of an integer type",
                "element face   | element vertex    | line 10: a second element \"vertex\"",
                "element face 1 | element face -1   | line 10: the count of element \"face\" is no count",
                "element face 1 | element face many | line 10: the count of element \"face\" is \"many\", not a whole number",
                "element face 1 | elephant face 1   | line 10: \"elephant\" has no meaning in a PLY header",
                "ascii 1.0      | ascii 2.0         | line 2: version \"2.0\", known is 1.0",
                "ascii 1.0      | morse 1.0         | line 2: format \"morse\", known are ascii, binary_little_endian and binary_big_endian",
                "format         | comment           | line 12: the header ends without a format",
                "float z        | float depth       | line 3: no mesh: element \"vertex\" lacks x, y or z",
                "float z        | list uchar int z  | line 3: no mesh: element \"vertex\" lacks x, y or z",
                "element vertex | element point     | line 12: no mesh: the header has no element \"vertex\"",
                "element face   | element facet     | line 12: no mesh: the header has no element \"face\"",
                "vertex_indices | corners           | line 10: no mesh: element \"face\" has no list vertex_indices",
                "uchar int vert | uchar float vert  | line 11: no mesh: vertex numbers must be of an integer type",
                "end_header     | comment           | line 13: \"0\" has no meaning in a PLY header",
            })
    void text_wrong(String found, String replaced, String message) {
        Content.refused(MeshFormat.PLY, TEXT.replace(found, replaced)).hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource({
        "ushort, 65536, 'red is 65536.0, not from 0 to 65535'",
        "ushort, -1, 'red is -1.0, not from 0 to 65535'",
        "short, 256, 'red is 256.0, not from 0 to 255'",
        "uint, 4294967295, 'red is 4.2949673E9, not from 0 to 255'",
        "float, 1.01, 'red is 1.01, not from 0 to 1'",
        "float, -0.1, 'red is -0.1, not from 0 to 1'",
        "float, nan, 'red is NaN, not from 0 to 1'",
        "double, 1e30, 'red is 1.0E30, not from 0 to 1'",
        "double, inf, 'red is Infinity, not from 0 to 1'"
    })
    void text_colorThatIsNone(String type, String value, String message) {
        Content.refused(MeshFormat.PLY, TEXT.replace("uchar red", type + " red").replace("1 2 3\n", value + " 2 3\n"))
                .hasMessage("line 13: " + message);
    }

    @Test
    void header_propertyBeforeElement() {
        Content.refused(MeshFormat.PLY, "ply\nformat ascii 1.0\nproperty float x\nend_header\n")
                .hasMessage("line 3: a property before any element");
    }

    @Test
    void header_thatDoesNotEnd() {
        Content.refused(MeshFormat.PLY, "ply\nformat ascii 1.0\n" + "comment\n".repeat(20_000))
                .hasMessageEndingWith("the header does not end");
        Content.refused(MeshFormat.PLY, "ply\ncomment " + "x".repeat(1_000_000))
                .hasMessage("line 2: longer than 65,534 bytes");
    }

    @ParameterizedTest
    @CsvSource({
        "'', ''",
        "p, p",
        "'PLY\n', PLY",
        "'ply more\n', ply more",
        "'\nply\n', ''",
        "plyformat, plyformat",
        "'v 0 0 0\n', v 0"
    })
    void header_thatIsNone(String content, String found) {
        Content.refused(MeshFormat.PLY, content)
                .hasMessage("line 1: no PLY: \"" + found + "\" where \"ply\" should be");
    }

    @Test
    void binary_wrongInARow() {
        String header = TEXT.substring(0, TEXT.indexOf("end_header") + 11).replace("ascii", "binary_big_endian");
        int start = header.getBytes(StandardCharsets.US_ASCII).length;
        ByteBuffer file = Content.ply(header, ByteOrder.BIG_ENDIAN, 3 * 15 + 13);
        file.put(start + 45, (byte) 3).putInt(start + 50, 1).putInt(start + 54, 2);

        file.putFloat(start + 15 + 8, Float.NaN);
        Content.refused(MeshFormat.PLY, Content.bytes(file))
                .hasMessage("vertex 2 (offset " + (start + 15) + "): z is NaN");
        file.putFloat(start + 15 + 8, 0).putInt(start + 54, -2);
        Content.refused(MeshFormat.PLY, Content.bytes(file))
                .hasMessage(
                        "face 1 (offset " + (start + 45) + "): vertex number -2, there are 3 vertices counted from 0");
        file.put(start + 45, (byte) 255);
        Content.refused(MeshFormat.PLY, Content.bytes(file)).hasMessageContaining("a list of 255 numbers");
    }

    @Test
    void anyFormat_moreThanAccepted() {
        byte[] two = TEXT.replace("3 0 1 2", "4 0 1 2 0").getBytes(StandardCharsets.US_ASCII);
        assertThatThrownBy(() -> Content.read(MeshFormat.PLY, two, 1))
                .isExactlyInstanceOf(MeshException.class)
                .hasMessage("line 16: more triangles than the 1 accepted");
        byte[] faces = TEXT.replace("face 1", "face 2").getBytes(StandardCharsets.US_ASCII);
        assertThatThrownBy(() -> Content.read(MeshFormat.PLY, faces, 1))
                .isExactlyInstanceOf(MeshException.class)
                .hasMessage("line 10: 2 triangles, more than the 1 accepted");
        byte[] points = (TEXT.replace("vertex 3", "vertex 4") + "#".repeat(10)).getBytes(StandardCharsets.US_ASCII);
        assertThatThrownBy(() -> Content.read(MeshFormat.PLY, points, 1))
                .isExactlyInstanceOf(MeshException.class)
                .hasMessage("line 3: 4 vertices, more than the 3 accepted");
    }
}
