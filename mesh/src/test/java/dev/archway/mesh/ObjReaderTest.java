package dev.archway.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObjReaderTest {

    private static final String SQUARE = "v 0 0 0\nv 1 0 0\nv 1 1 0\nv 0 1 0\n";

    @Test
    void faces_everyForm() {
        Mesh mesh = Content.read(
                MeshFormat.OBJ,
                "# by hand\nmtllib a.mtl\no jaw\n" + SQUARE + "vt 0 0\nvn 0 0 1\ng one\ns off\nusemtl m\n"
                        + "f 1 2 3\nf 1/1 2/1 3/1\nf 1//1 2//1 3//1\nf 1/1/1 2/1/1 4/1/1\nf -4 -3 -2 -1\nl 1 2\np 1\n");

        assertThat(mesh.positions()).containsExactly(0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 1, 0);
        assertThat(mesh.triangles()).containsExactly(0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 3, 0, 1, 2, 0, 2, 3);
        assertThat(mesh.colors()).isNull();
    }

    @Test
    void groups_anyNumberOfNamesAndTheSameAgain() {
        Mesh mesh = Content.read(
                MeshFormat.OBJ,
                SQUARE + "g\ng upper lower upper\nf 1 2 3\ng lower\ng upper\no a\no a\ng " + "x ".repeat(30_000)
                        + "\nmg 1 0.5\ns 1\nf 1 3 4\n");

        assertThat(mesh.triangles()).as("one mesh").containsExactly(0, 1, 2, 0, 2, 3);
    }

    @Test
    void statements_thatNameOtherFilesAreNotFollowed() {
        Mesh mesh = Content.read(
                MeshFormat.OBJ,
                SQUARE + "call content.obj\ncsh -rm content.obj\nmtllib /etc/passwd\nmaplib ../x\nf 1 2 3\n");

        assertThat(mesh.triangles()).containsExactly(0, 1, 2);
    }

    @Test
    void faces_negativeNumbersCountFromHere() {
        Mesh mesh = Content.read(MeshFormat.OBJ, "v 0 0 0\nv 1 0 0\nv 0 1 0\nf -3 -2 -1\nv 5 5 5\nf -4 -3 -1\n");

        assertThat(mesh.triangles()).containsExactly(0, 1, 2, 0, 1, 3);
    }

    @Test
    void faces_beforeTheirVertices() {
        assertThat(Content.read(MeshFormat.OBJ, "f 1 2 3\n" + SQUARE).triangles())
                .containsExactly(0, 1, 2);
    }

    @Test
    void lines_continued() {
        Mesh mesh = Content.read(MeshFormat.OBJ, SQUARE + "f 1 \\\n 2\\\r\n 3\n# C:\\scans\\\nf 1 3 4\n");

        assertThat(mesh.triangles()).containsExactly(0, 1, 2, 0, 2, 3);
    }

    @Test
    void lines_mixedEndsTabsAndIndents() {
        String mixed = "\tv\t0 0 0\r\n  v 1 0 0\rv 1 1 0  \n\n\r\nv 0 1 0\nf 1 2 3 4";

        assertThat(Content.read(MeshFormat.OBJ, mixed).triangles()).containsExactly(0, 1, 2, 0, 2, 3);
    }

    @Test
    void vertices_colors() {
        Mesh mesh = Content.read(MeshFormat.OBJ, "v 0 0 0 0 0.5 1\nv 1 0 0\nv 1 1 0 0.2 0.4 0.6 1\nf 1 2 3\n");

        assertThat(mesh.colors())
                .as("white where there is none")
                .containsExactly(0, 128, 255, 255, 255, 255, 51, 102, 153);
    }

    @Test
    void vertices_colorsOf255() {
        // one value of 2 or more says so for all vertices, those before it too; white without a colour stays white
        Mesh mesh = Content.read(
                MeshFormat.OBJ, "v 9 9 9\nv 0 0 0 1 0 1\nv 1 0 0 255 128 0.4\nv 1 1 0 1.6 1 200\nf 2 3 4\n");

        assertThat(mesh.colors()).containsExactly(255, 255, 255, 1, 0, 1, 255, 128, 0, 2, 1, 200);
    }

    @Test
    void vertices_colorsOf255InALargeFile() {
        StringBuilder file = new StringBuilder();
        for (int v = 0; v < 3_000; v++) {
            file.append("v ").append(v).append(" 0 0 ");
            file.append(v < 2_000 ? "1 1 1\n" : v == 2_500 ? "0 0 2\n" : "0 0 1\n");
        }
        byte[] colors = Content.read(MeshFormat.OBJ, file + "f 1 2 3\n").colors();

        assertThat(colors).startsWith(1, 1, 1).endsWith(0, 0, 1);
        assertThat(Arrays.copyOfRange(Objects.requireNonNull(colors), 7_500, 7_503))
                .containsExactly(0, 0, 2);
    }

    @Test
    void vertices_colorsOfEqualOnes() {
        Mesh mesh =
                Content.read(MeshFormat.OBJ, "v 0 0 0 1 0 0\nv 1 0 0 0 1 0\nv 0 0 0 0 0 1\nv 0 1 0 0 0 1\nf 3 2 4\n");

        assertThat(mesh.triangles()).containsExactly(0, 1, 2);
        assertThat(mesh.colors()).as("the first one's").containsExactly(255, 0, 0, 0, 255, 0, 0, 0, 255);
    }

    @Test
    void vertices_weightIsNoColor() {
        assertThat(Content.read(MeshFormat.OBJ, "v 0 0 0 1\nv 1 0 0 1\nv 1 1 0 1\nf 1 2 3\n")
                        .colors())
                .isNull();
    }

    @Test
    void vertices_equalOnesBecomeOne() {
        Mesh mesh = Content.read(MeshFormat.OBJ, SQUARE + SQUARE + "f 1 2 3\nf 5 7 8\nf 1 5 2\n");

        assertThat(mesh.vertexCount()).isEqualTo(4);
        assertThat(mesh.triangles()).containsExactly(0, 1, 2, 0, 2, 3, 0, 0, 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v 1,5 0 0          | line 5: x is \"1,5\", not a number (decimals need a point, not a comma)",
                "v NaN 0 0          | line 5: x is NaN",
                "v 0 Infinity 0     | line 5: y is Infinity",
                "v 0 0 -1000001     | line 5: z is -1000001.0, beyond ±1,000,000 mm",
                "v 0 0              | line 5: z is missing",
                "v 0 0 0 1 1        | line 5: a vertex has 5 numbers, it should have 3, or 6 with a colour",
                "v 0 0 0 1 1 1 1 1  | line 5: a vertex has more than 7 numbers",
                "v 0 0 0 1 1.5 1    | line 5: green is 1.5, not from 0 to 1, and no colour in the file is 2 or more",
                "v 0 0 0 1 256 1    | line 5: green is 256.0, not from 0 to 1 or to 255",
                "v 0 0 0 1 1 nan    | line 5: blue is NaN, not from 0 to 1 or to 255",
                "v 0 0 0 -1 1 1     | line 5: red is -1.0, not from 0 to 1 or to 255",
                "v 0 0 0 1e30 1 1   | line 5: red is 1.0E30, not from 0 to 1 or to 255",
                "v 0 0 0 inf 1 1    | line 5: red is Infinity, not from 0 to 1 or to 255",
                "f 1 2              | line 5: a face has 2 vertices, it needs 3 or more",
                "f                  | line 5: a face has 0 vertices, it needs 3 or more",
                "f 0 1 2            | line 5: vertex number 0 does not exist",
                "f 1 2 5            | line 5: vertex number 5 does not exist",
                "f 1 2 -5           | line 5: vertex number -5 does not exist",
                "f 1 2 3000000000   | line 5: vertex number 3000000000 does not exist",
                "f 1 2 -3000000000  | line 5: vertex number -3000000000 does not exist",
                "f 1 2 9999999999999999999999 | line 5: a vertex number is \"9999999999999999999999\", not a whole number",
                "f 1 2 three        | line 5: a vertex number is \"three\", not a whole number",
                "f 1 2 3x           | line 5: a vertex number is \"3x\", not a whole number",
                "f 1 2 3/x          | line 5: a corner ends with \"/x\"",
                "f 1.0 2 3          | line 5: a vertex number is \"1.0\", not a whole number",
                "f / 2 3            | line 5: a vertex number is \"/\", not a whole number",
            })
    void hostile_line(String line, String message) {
        Content.refused(MeshFormat.OBJ, SQUARE + line + "\nf 1 2 3\n").hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "\n", "hello world\n", SQUARE, "# f 1 2 3\n", "\u0000\u0001\u0002", "solid x\nendsolid\n"})
    void hostile_noTriangle(String content) {
        Content.refused(MeshFormat.OBJ, content).hasMessageMatching("line \\d: no triangle in the file");
    }

    @Test
    void hostile_longLines() {
        Content.refused(MeshFormat.OBJ, SQUARE + "f" + " 1 2 3".repeat(20_000))
                .hasMessage("line 5: longer than 65,534 bytes");
        Content.refused(MeshFormat.OBJ, SQUARE + "f" + " 1 2 3\\\n".repeat(20_000))
                .hasMessage("line 5: longer than 65,534 bytes");
        byte[] zeros = new byte[1_000_000];
        Content.refused(MeshFormat.OBJ, zeros).hasMessage("line 1: longer than 65,534 bytes");
    }

    @Test
    void hostile_manyLinesBeforeTheWrongOne() {
        // more than the reader's window holds at once
        Content.refused(MeshFormat.OBJ, SQUARE.repeat(50_000) + "f 1 2 x\n").hasMessageStartingWith("line 200001: ");
    }

    @Test
    void hostile_moreThanAccepted() {
        byte[] fan = (SQUARE + "f 1 2 3 4\n").getBytes(StandardCharsets.US_ASCII);
        assertThatThrownBy(() -> Content.read(MeshFormat.OBJ, fan, 1))
                .isExactlyInstanceOf(MeshException.class)
                .hasMessage("line 4: more than the 3 vertices accepted");
        byte[] faces = "v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\nf 1 2 3\n".getBytes(StandardCharsets.US_ASCII);
        assertThatThrownBy(() -> Content.read(MeshFormat.OBJ, faces, 1))
                .isExactlyInstanceOf(MeshException.class)
                .hasMessage("line 5: more triangles than the 1 accepted");
    }

    @Test
    void hostile_truncatedAnywhere() {
        byte[] whole = (SQUARE + "f 1 2 3\n").getBytes(StandardCharsets.US_ASCII);
        Content.refusedWhereverCut(MeshFormat.OBJ, whole, whole.length - 2);
    }
}
