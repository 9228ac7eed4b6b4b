package dev.archway.mesh;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StlHostileTest {

    private static final float[] CUBE = Shapes.soup(Shapes.cube());

    private static ByteBuffer cube() {
        return Content.stl("a cube", 12, CUBE);
    }

    @Test
    void binary_truncatedAnywhere() {
        Content.refusedWhereverCut(MeshFormat.STL, cube().array(), 684);
    }

    @Test
    void binary_truncatedNamesBothSizes() {
        Content.refused(MeshFormat.STL, Arrays.copyOf(cube().array(), 600))
                .hasMessage(
                        "offset 600: truncated: the header promises 12 triangles (684 bytes), the file has 600 bytes");
    }

    @Test
    void binary_truncatedThatBeginsWithSolid() {
        byte[] whole = Content.stl("solid cube", 12, CUBE).array();
        Content.refused(MeshFormat.STL, Arrays.copyOf(whole, 600)).hasMessageContaining("(684 bytes)");
    }

    @Test
    void binary_trailingBytes() {
        Content.refused(MeshFormat.STL, Arrays.copyOf(cube().array(), 685))
                .hasMessage(
                        "offset 684: too long: the header promises 12 triangles (684 bytes), the file has 685 bytes");
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "11, 11", "13, 13", "-1, '4,294,967,295'", "2147483647, '2,147,483,647'"})
    void binary_lyingCount(int count, String shown) {
        Content.refused(MeshFormat.STL, cube().putInt(80, count).array())
                .hasMessageContaining(shown + " triangles")
                .hasMessageContaining("the file has 684 bytes");
    }

    @Test
    void binary_empty() {
        Content.refused(MeshFormat.STL, Content.stl("", 0).array()).hasMessage("offset 80: no triangle in the file");
        Content.refused(MeshFormat.STL, "").hasMessageContaining("0 bytes");
    }

    @Test
    void binary_moreThanAccepted() {
        assertThatThrownBy(() -> Content.read(MeshFormat.STL, cube().array(), 11))
                .isExactlyInstanceOf(MeshException.class)
                .hasMessage("offset 80: 12 triangles, more than the 11 accepted");
    }

    @ParameterizedTest
    @CsvSource({"NaN, x is NaN", "-Infinity, x is -Infinity", "1.1e6, 'x is 1100000.0, beyond ±1,000,000 mm'"})
    void binary_coordinateThatIsNone(float value, String complaint) {
        // triangle 4 begins at 84 + 3 * 50, its vertex 2 after the normal and a vertex: 234 + 12 + 12
        Content.refused(MeshFormat.STL, cube().putFloat(258, value).array())
                .hasMessage("triangle 4, vertex 2 (offset 258): " + complaint);
    }

    @Test
    void binary_eachCoordinateIsNamed() {
        Content.refused(MeshFormat.STL, cube().putFloat(84 + 12 + 28, Float.NaN).array())
                .hasMessage("triangle 1, vertex 3 (offset 124): y is NaN");
        Content.refused(MeshFormat.STL, cube().putFloat(84 + 12 + 8, Float.NaN).array())
                .hasMessage("triangle 1, vertex 1 (offset 104): z is NaN");
    }

    @Test
    void binary_theFirstWrongTriangleIsNamed() {
        Mesh sheet = Shapes.sheet(120, 0, false);
        ByteBuffer file = Content.stl("", sheet.triangleCount(), Shapes.soup(sheet));
        file.putFloat(84 + 50 * 20_000 + 12, Float.NaN);
        Content.refused(MeshFormat.STL, Content.bytes(file)).hasMessageStartingWith("triangle 20001, vertex 1");
        file.putFloat(84 + 50 * 5 + 12, Float.NaN);
        Content.refused(MeshFormat.STL, Content.bytes(file)).hasMessageStartingWith("triangle 6, vertex 1");
    }

    private static final String TEXT = """
            solid tooth
            facet normal 0 0 1
            outer loop
            vertex 0 0 0
            vertex 1 0 0
            vertex 0 1 0
            endloop
            endfacet
            endsolid
            """;

    @Test
    void text_truncatedAnywhere() {
        int end = TEXT.indexOf("endsolid") + "endsolid".length();
        Content.refusedWhereverCut(MeshFormat.STL, TEXT.getBytes(StandardCharsets.US_ASCII), end);
        Content.refused(MeshFormat.STL, TEXT.substring(0, 60)).hasMessageStartingWith("line ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "vertex 1 0 0   | vertex 1,5 0 0   | line 5: x is \"1,5\", not a number (decimals need a point, not a comma)",
                "vertex 1 0 0   | vertex 1 nan 0   | line 5: y is NaN",
                "vertex 1 0 0   | vertex 1 0 inf   | line 5: z is Infinity",
                "vertex 1 0 0   | vertex 1 0 -1e39 | line 5: z is -Infinity",
                "vertex 1 0 0   | vertex 1 0 2e6   | line 5: z is 2000000.0, beyond ±1,000,000 mm",
                "vertex 1 0 0   | vertex 1 0       | line 5: z is missing",
                "vertex 1 0 0   | vertex 1 0 0 0   | line 5: \"0\" after the vertex",
                "vertex 1 0 0   | vertex 1 0 x0    | line 5: z is \"x0\", not a number",
                "endloop        | vertex 1 1 1     | line 7: a facet has more than 3 vertices",
                "vertex 1 0 0   | endloop          | line 5: a facet has 1 of its 3 vertices",
                "outer loop     | inner loop       | line 3: \"inner\" where outer loop should be",
                "facet normal   | fazet normal     | line 2: \"fazet\" where facet or endsolid should be",
                "endfacet       | facet            | line 8: \"facet\" where endfacet should be",
            })
    void text_wrongInALine(String found, String replaced, String message) {
        Content.refused(MeshFormat.STL, TEXT.replace(found, replaced)).hasMessage(message);
    }

    @Test
    void text_noFacet() {
        Content.refused(MeshFormat.STL, "solid nothing\nendsolid nothing\n")
                .hasMessage("line 2: no triangle in the file");
    }

    @Test
    void text_absurdlyLongLine() {
        Content.refused(MeshFormat.STL, TEXT.replace("solid tooth", "solid " + "x".repeat(1_000_000)))
                .hasMessage("line 1: longer than 65,534 bytes");
    }

    @Test
    void text_moreThanAccepted() {
        assertThatThrownBy(() -> Content.read(MeshFormat.STL, TEXT.repeat(3).getBytes(StandardCharsets.US_ASCII), 2))
                .isExactlyInstanceOf(MeshException.class)
                .hasMessage("line 25: more triangles than the 2 accepted");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "solid",
                "SOLID\n",
                "solid\n\n\n",
                "solid a\nendsolid\nmore",
                "<html>no mesh</html>",
                "PK\u0003\u0004"
            })
    void neither(String content) {
        Content.refused(MeshFormat.STL, content);
    }

    @Test
    void neither_messageIsHarmless() {
        Content.refused(MeshFormat.STL, "solid\n\u001b[31m<script>" + "y".repeat(500) + "\n" + "z".repeat(100))
                .hasMessage("line 2: \"?[31m<script>" + "y".repeat(27) + "...\" where facet or endsolid should be");
    }
}
