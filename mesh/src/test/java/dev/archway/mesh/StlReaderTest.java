package dev.archway.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class StlReaderTest {

    /** Two triangles that share the side from (1, 0, 0) to (0, 1, 0). */
    private static final float[] SQUARE = {0, 0, 0, 1, 0, 0, 0, 1, 0, 1, 0, 0, 1, 1, 0, 0, 1, 0};

    private static final String TEXT = """
            solid tooth
              facet normal 0 0 1
                outer loop
                  vertex 0 0 0
                  vertex 1.5e0 0 0
                  vertex 0 +1 -0.25
                endloop
              endfacet
            endsolid tooth
            """;

    @Test
    void binary_sharedVerticesBecomeOne() {
        Mesh mesh = Content.read(
                MeshFormat.STL, Content.stl("made by hand", 2, SQUARE).array());

        assertThat(mesh.positions()).containsExactly(0, 0, 0, 1, 0, 0, 0, 1, 0, 1, 1, 0);
        assertThat(mesh.triangles()).containsExactly(0, 1, 2, 1, 3, 2);
        assertThat(mesh.colors()).isNull();
    }

    @Test
    void binary_beginsWithSolid() {
        byte[] file = Content.stl("solid but binary all the same", 2, SQUARE).array();

        assertThat(Content.read(MeshFormat.STL, file).triangleCount()).isEqualTo(2);
    }

    @Test
    void binary_minusZeroIsZero() {
        Mesh mesh = Content.read(
                MeshFormat.STL,
                Content.stl("", 1, 0f, 0f, 0f, -0f, -0f, 0f, 1, 1, 1).array());

        assertThat(mesh.positions()).as("bit for bit").isEqualTo(new float[] {0, 0, 0, 1, 1, 1});
        assertThat(mesh.triangles()).as("the triangle that collapsed stays").containsExactly(0, 0, 1);
    }

    @Test
    void binary_manyReadsNumberLikeOne() {
        // many reads of the file; the sheet's vertices first appear row by row in pairs
        Mesh sheet = Shapes.sheet(120, 0, false);
        float[] soup = Shapes.soup(sheet);
        Weld weld = new Weld(16);
        int[] corners = new int[soup.length / 3];
        for (int c = 0; c < corners.length; c++) {
            corners[c] = weld.vertex(soup[3 * c], soup[3 * c + 1], soup[3 * c + 2]);
        }

        Mesh mesh = Content.read(
                MeshFormat.STL, Content.stl("", sheet.triangleCount(), soup).array());

        assertThat(mesh.triangles()).isEqualTo(corners);
        assertThat(mesh.positions()).isEqualTo(weld.positions());
        assertThat(mesh.vertexCount()).isEqualTo(120 * 120);
    }

    @Test
    void binary_asManyTrianglesAsAccepted() throws IOException {
        byte[] file = Content.stl("", 2, SQUARE).array();

        assertThat(Content.read(MeshFormat.STL, file, 2).triangleCount()).isEqualTo(2);
    }

    @Test
    void binary_farthestCoordinate() {
        Mesh mesh = Content.read(
                MeshFormat.STL,
                Content.stl("", 1, 1e6f, -1e6f, 0, 1, 0, 0, 0, 1, 0).array());

        assertThat(mesh.positions()).startsWith(1e6f, -1e6f, 0);
    }

    @Test
    void binary_normalsAreNotRead() {
        ByteBuffer file = Content.stl("", 1, 0, 0, 0, 1, 0, 0, 0, 1, 0);
        file.putFloat(84, Float.NaN);

        assertThat(Content.read(MeshFormat.STL, Content.bytes(file)).triangleCount())
                .isEqualTo(1);
    }

    /** Two triangles that share a side, with the two bytes after each. */
    private static byte[] colored(String header, int first, int second) {
        ByteBuffer file = Content.stl(header, 2, SQUARE);
        file.putShort(84 + 48, (short) first).putShort(84 + 98, (short) second);
        return Content.bytes(file);
    }

    @Test
    void binary_facetColors() {
        // the highest bit: there is a colour; then red, green, blue of five bits each, blue lowest
        Mesh mesh = Content.read(MeshFormat.STL, colored("", 0x8000 | 31 << 10, 0x8000 | 31));

        assertThat(mesh.colors())
                .as("vertices of both facets have the mean")
                .containsExactly(255, 0, 0, 128, 0, 128, 128, 0, 128, 0, 0, 255);
    }

    @Test
    void binary_facetWithoutColor() {
        Mesh mesh = Content.read(MeshFormat.STL, colored("", 0x8000 | 16 << 5, 31));

        assertThat(mesh.colors())
                .as("the second facet's highest bit says that it has none")
                .containsExactly(0, 132, 0, 0, 132, 0, 0, 132, 0, 255, 255, 255);
        assertThat(Content.read(MeshFormat.STL, colored("", 31, 31)).colors()).isNull();
    }

    @Test
    void binary_headerColor() {
        // red 65, green 66, blue 67, which are letters; facets whose highest bit is set have it, the others have red
        // lowest
        String header = "by hand COLOR=ABC\u007F,MATERIAL=";
        Mesh mesh = Content.read(MeshFormat.STL, colored(header, 0x8000, 31));

        assertThat(mesh.colors()).startsWith(65, 66, 67).endsWith(255, 0, 0);
        assertThat(Content.read(MeshFormat.STL, colored(header, 0, 0)).colors())
                .as("no facet says anything")
                .startsWith(65, 66, 67)
                .endsWith(65, 66, 67);
        String cut = "x".repeat(72) + "COLOR=";
        assertThat(Content.read(MeshFormat.STL, colored(cut, 0, 0)).colors())
                .as("the header ends before the colour does")
                .isNull();
    }

    @Test
    void binary_facetColorsAfterManyWithout() {
        Mesh sheet = Shapes.sheet(120, 0, false);
        ByteBuffer file = Content.stl("", sheet.triangleCount(), Shapes.soup(sheet));
        for (int t = sheet.triangleCount() / 2 + 10; t < sheet.triangleCount(); t++) {
            file.putShort(84 + 50 * t + 48, (short) (0x8000 | 31 << 5));
        }

        assertThat(Content.read(MeshFormat.STL, Content.bytes(file)).colors())
                .as("the first half has none")
                .startsWith(255, 255, 255)
                .endsWith(0, 255, 0);
    }

    @Test
    void text_oneFacet() {
        Mesh mesh = Content.read(MeshFormat.STL, TEXT);

        assertThat(mesh.positions()).containsExactly(0, 0, 0, 1.5f, 0, 0, 0, 1, -0.25f);
        assertThat(mesh.triangles()).containsExactly(0, 1, 2);
    }

    @Test
    void text_severalSolidsInAnyCaseAndLineEnds() {
        String mixed = TEXT.toUpperCase(Locale.ROOT).replace("\n", "\r\n")
                + TEXT.replace("  ", "\t").replace("\n", "\r")
                + "\n\n" + TEXT.replace("solid tooth", "solid Zähne 上顎");

        Mesh mesh = Content.read(MeshFormat.STL, mixed);

        assertThat(mesh.triangles()).containsExactly(0, 1, 2, 0, 1, 2, 0, 1, 2);
    }

    @Test
    void text_byteOrderMarkAndNoLastLineEnd() {
        assertThat(Content.read(MeshFormat.STL, "\uFEFF" + TEXT.strip()).triangleCount())
                .isEqualTo(1);
    }

    @Test
    void text_shorterThanABinaryHeader() {
        String file = "solid\nfacet\nouter loop\nvertex 0 0 0\nvertex 1 0 0\nvertex 0 1 0\nendloop\nendfacet\nendsolid";

        assertThat(file.getBytes(StandardCharsets.US_ASCII)).hasSizeLessThan(134);
        assertThat(Content.read(MeshFormat.STL, file).triangleCount()).isEqualTo(1);
    }
}
