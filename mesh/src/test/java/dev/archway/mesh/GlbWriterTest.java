package dev.archway.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The rules are those of the glTF 2.0 specification (3.6 binary data, 4.4 GLB) and of KHR_mesh_quantization. */
class GlbWriterTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private ByteBuffer write(GlbWriter.Part... parts) throws IOException {
        GlbWriter.write(List.of(parts), out);
        return ByteBuffer.wrap(out.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static Object json(ByteBuffer file) {
        byte[] json = new byte[file.getInt(12)];
        file.get(20, json);
        return Json.parse(new String(json, StandardCharsets.US_ASCII));
    }

    /** The binary chunk. */
    private static ByteBuffer binary(ByteBuffer file) {
        int start = 20 + file.getInt(12);
        return file.slice(start + 8, file.getInt(start)).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Test
    void write_chunks() throws IOException {
        ByteBuffer file = write(new GlbWriter.Part("upper", Shapes.sheet(4, 0, true)));

        assertThat(file.getInt(0)).as("glTF").isEqualTo(0x46546C67);
        assertThat(file.getInt(4)).as("version").isEqualTo(2);
        assertThat(file.getInt(8)).as("length of all").isEqualTo(file.capacity());
        assertThat(file.getInt(12) % 4).isZero();
        assertThat(file.getInt(16)).as("JSON").isEqualTo(0x4E4F534A);
        int second = 20 + file.getInt(12);
        assertThat(file.getInt(second) % 4).isZero();
        assertThat(file.getInt(second + 4)).as("BIN").isEqualTo(0x004E4942);
        assertThat(second + 8 + file.getInt(second)).isEqualTo(file.capacity());
        Object json = json(file);
        assertThat(Json.get(json, "asset", "version")).isEqualTo("2.0");
        assertThat(Json.get(json, "extensionsRequired")).isEqualTo(List.of("KHR_mesh_quantization"));
        assertThat(Json.get(json, "extensionsUsed")).isEqualTo(List.of("KHR_mesh_quantization"));
        assertThat(Json.number(json, "buffers", 0, "byteLength")).isEqualTo(file.getInt(second));
    }

    @Test
    void write_viewsLieWithinAndAligned() throws IOException {
        ByteBuffer file = write(
                new GlbWriter.Part("upper", Shapes.sheet(3, 0, true)), new GlbWriter.Part("lower", Shapes.cube()));
        Object json = json(file);
        int end = 0;
        List<?> views = (List<?>) Json.get(json, "bufferViews");
        for (int i = 0; i < views.size(); i++) {
            assertThat(Json.number(views, i, "byteOffset") % 4).isZero();
            assertThat(Json.number(views, i, "byteOffset")).as("no overlap").isGreaterThanOrEqualTo(end);
            end = Json.number(views, i, "byteOffset") + Json.number(views, i, "byteLength");
        }
        assertThat(end).isLessThanOrEqualTo(binary(file).capacity());
        assertThat(Json.get(json, "meshes", 0, "primitives", 0, "attributes").toString())
                .contains("COLOR_0");
        assertThat(Json.get(json, "meshes", 1, "primitives", 0, "attributes").toString())
                .doesNotContain("COLOR_0");
        assertThat(Json.get(json, "nodes", 0, "children")).isEqualTo(List.of(1.0, 2.0));
        assertThat(Json.get(json, "nodes", 2, "name")).isEqualTo("lower");
        assertThat(Json.number(json, "nodes", 2, "mesh")).isEqualTo(1);
    }

    @Test
    void write_verticesComeBack() throws IOException {
        Mesh mesh = Shapes.sheet(20, 7, true);
        ByteBuffer file = write(new GlbWriter.Part("upper", mesh));
        Object json = json(file);
        ByteBuffer binary = binary(file);
        Object attributes = Json.get(json, "meshes", 0, "primitives", 0, "attributes");
        int positions = offset(json, Json.number(attributes, "POSITION"), 5123, 8);
        int normals = offset(json, Json.number(attributes, "NORMAL"), 5120, 4);
        int colors = offset(json, Json.number(attributes, "COLOR_0"), 5121, 4);
        byte[] given = Objects.requireNonNull(mesh.colors());
        float[] expectedNormals = Normals.ofVertices(mesh);
        for (int i = 0; i < mesh.positions().length; i++) {
            int vertex = i / 3;
            int axis = i % 3;
            double scale = (Double) Json.get(json, "nodes", 1, "scale", axis);
            double moved = (Double) Json.get(json, "nodes", 1, "translation", axis);
            double steps = binary.getShort(positions + 8 * vertex + 2 * axis) & 0xFFFF;
            assertThat(steps / 65_535 * scale + moved)
                    .as("within half a step")
                    .isCloseTo(mesh.positions()[i], within(scale / 65_535 / 2 * (1 + 1e-9)));
            assertThat(binary.get(normals + 4 * vertex + axis) / 127.0)
                    .isCloseTo(expectedNormals[i], within(0.5 / 127));
            double srgb = (given[i] & 0xFF) / 255.0;
            double linear = srgb <= 0.04045 ? srgb / 12.92 : Math.pow((srgb + 0.055) / 1.055, 2.4);
            assertThat((binary.get(colors + 4 * vertex + axis) & 0xFF) / 255.0).isCloseTo(linear, within(0.5 / 255));
            assertThat(binary.get(colors + 4 * vertex + 3)).as("opaque").isEqualTo((byte) 255);
        }
        int numbers = offset(json, Json.number(json, "meshes", 0, "primitives", 0, "indices"), 5123, 0);
        for (int c = 0; c < mesh.triangles().length; c++) {
            assertThat(binary.getShort(numbers + 2 * c) & 0xFFFF).isEqualTo(mesh.triangles()[c]);
        }
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void write_anyMeshComesBack(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 60) int vertices,
            @ForAll @IntRange(min = 1, max = 100) int triangles,
            @ForAll boolean colored)
            throws IOException {
        Mesh mesh = Shapes.random(seed, vertices, triangles, colored);
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        GlbWriter.write(List.of(new GlbWriter.Part("any", mesh)), written);
        ByteBuffer file = ByteBuffer.wrap(written.toByteArray()).order(ByteOrder.LITTLE_ENDIAN);
        Object json = json(file);
        ByteBuffer binary = binary(file);
        Object primitive = Json.get(json, "meshes", 0, "primitives", 0);
        int positions = offset(json, Json.number(primitive, "attributes", "POSITION"), 5123, 8);
        int normals = offset(json, Json.number(primitive, "attributes", "NORMAL"), 5120, 4);
        int numbers = offset(json, Json.number(primitive, "indices"), 5123, 0);
        byte[] given = mesh.colors();
        int colors = given == null ? -1 : offset(json, Json.number(primitive, "attributes", "COLOR_0"), 5121, 4);
        assertThat(Json.number(json, "accessors", Json.number(primitive, "indices"), "count"))
                .isEqualTo(mesh.triangles().length);
        for (int c = 0; c < mesh.triangles().length; c++) {
            int from = mesh.triangles()[c];
            int to = binary.getShort(numbers + 2 * c) & 0xFFFF;
            double length = 0;
            for (int axis = 0; axis < 3; axis++) {
                double scale = (Double) Json.get(json, "nodes", 1, "scale", axis);
                double moved = (Double) Json.get(json, "nodes", 1, "translation", axis);
                double steps = binary.getShort(positions + 8 * to + 2 * axis) & 0xFFFF;
                assertThat(steps / 65_535 * scale + moved)
                        .as("within half a step")
                        .isCloseTo(mesh.positions()[3 * from + axis], within(scale / 65_535 / 2 * (1 + 1e-9)));
                length += Math.pow(binary.get(normals + 4 * to + axis) / 127.0, 2);
                if (given != null) {
                    double srgb = (given[3 * from + axis] & 0xFF) / 255.0;
                    double linear = srgb <= 0.04045 ? srgb / 12.92 : Math.pow((srgb + 0.055) / 1.055, 2.4);
                    assertThat((binary.get(colors + 4 * to + axis) & 0xFF) / 255.0)
                            .isCloseTo(linear, within(0.5 / 255));
                }
            }
            assertThat(Math.sqrt(length)).as("a normal of 8 bits").isCloseTo(1, within(0.01));
        }
        assertThat(Json.number(json, "accessors", Json.number(primitive, "attributes", "POSITION"), "count"))
                .as("no vertex that no triangle has")
                .isEqualTo((int) Arrays.stream(mesh.triangles()).distinct().count());
    }

    private static int offset(Object json, int accessor, int type, int stride) {
        assertThat(Json.number(json, "accessors", accessor, "componentType")).isEqualTo(type);
        int view = Json.number(json, "accessors", accessor, "bufferView");
        if (stride > 0) {
            assertThat(Json.number(json, "bufferViews", view, "byteStride")).isEqualTo(stride);
            assertThat(Json.get(json, "accessors", accessor, "normalized")).isEqualTo(true);
        }
        return Json.number(json, "bufferViews", view, "byteOffset");
    }

    @Test
    void write_positionsKeepTheirRange() throws IOException {
        Object json = json(write(new GlbWriter.Part("box", Shapes.box(1, 2, 3, 10, 5, 0))));

        assertThat(Json.get(json, "accessors", 0, "min")).isEqualTo(List.of(0.0, 0.0, 0.0));
        assertThat(Json.get(json, "accessors", 0, "max"))
                .as("in steps, half rounded up")
                .isEqualTo(List.of(65_535.0, 32_768.0, 0.0));
    }

    @Test
    void write_yUp() throws IOException {
        Object json = json(write(new GlbWriter.Part("box", Shapes.cube())));
        List<?> q = (List<?>) Json.get(json, "nodes", 0, "rotation");

        // the quaternion (x, 0, 0, w) turns z, up in a scan, to y, and -y, the front of a scan, to z
        double x = (Double) q.get(0);
        double w = (Double) q.get(3);
        assertThat(-2 * x * w).as("y of the turned z").isCloseTo(1, within(1e-6));
        assertThat(1 - 2 * x * x).as("z of the turned z").isCloseTo(0, within(1e-6));
        assertThat(x * x + w * w).isCloseTo(1, within(1e-7));
    }

    @Test
    void write_plasterWithoutColors() throws IOException {
        Object json = json(write(
                new GlbWriter.Part("a", Shapes.cube()),
                new GlbWriter.Part("b", Shapes.sheet(3, 0, true)),
                new GlbWriter.Part("c", Shapes.cube())));

        assertThat((List<?>) Json.get(json, "materials")).hasSize(2);
        assertThat(Json.get(json, "materials", 0, "doubleSided")).isEqualTo(true);
        assertThat(Json.get(json, "materials", 1, "doubleSided")).isEqualTo(true);
        // #e9dfcf, each channel from sRGB to linear
        assertThat(Json.get(json, "materials", 0, "pbrMetallicRoughness", "baseColorFactor"))
                .isEqualTo(List.of(0.8148, 0.7379, 0.624, 1.0));
        assertThat(Json.number(json, "meshes", 2, "primitives", 0, "material")).isZero();
        assertThat(Json.number(json, "meshes", 1, "primitives", 0, "material")).isEqualTo(1);
    }

    @Test
    void write_longNumbersOnlyWhereNeeded() throws IOException {
        float[] positions = Shapes.random(1, 65_536, 5, false).positions();
        int[] all = IntStream.range(0, 65_535).toArray();
        Mesh most = new Mesh(Arrays.copyOf(positions, 3 * 65_535), all, null);
        int[] oneMore = Arrays.copyOf(all, 65_538);
        oneMore[65_537] = 65_535;
        Mesh more = new Mesh(positions, oneMore, null);
        Object json = json(write(new GlbWriter.Part("most", most), new GlbWriter.Part("more", more)));

        offset(json, Json.number(json, "meshes", 0, "primitives", 0, "indices"), 5123, 0);
        offset(json, Json.number(json, "meshes", 1, "primitives", 0, "indices"), 5125, 0);
    }

    @Test
    void write_strayVerticesDoNotCoarsen() throws IOException {
        Mesh sheet = Shapes.sheet(20, 7, true);
        byte[] clean = Content.bytes(write(new GlbWriter.Part("upper", sheet)));
        out.reset();

        Mesh strays = Shapes.withStrays(sheet, 1e6f, -1e6f, 1e6f, 3, 3, 3);
        byte[] same = Content.bytes(write(new GlbWriter.Part("upper", strays)));
        assertThat(Arrays.equals(same, clean))
                .as("vertices of no triangle are not in the file")
                .isTrue();
    }

    @Test
    void write_namesOfAnySort() throws IOException {
        Object json = json(write(new GlbWriter.Part("a\"b\\c\n上顎", Shapes.cube())));

        assertThat(Json.get(json, "nodes", 1, "name")).isEqualTo("a\"b\\c\n上顎");
    }

    @Test
    void write_normalsOfNothingHaveUnitLength() throws IOException {
        Mesh flat = new Mesh(new float[] {0, 0, 0, 1, 0, 0}, new int[] {0, 1, 1}, null);
        ByteBuffer binary = binary(write(new GlbWriter.Part("flat", flat)));

        assertThat(binary.get(16 + 2)).isEqualTo((byte) 127);
    }

    @Test
    void write_nothing() {
        assertThatThrownBy(() -> write()).isInstanceOf(IllegalArgumentException.class);
        GlbWriter.Part empty = new GlbWriter.Part("upper", new Mesh(new float[] {0, 0, 0}, new int[0], null));
        assertThatThrownBy(() -> write(empty))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("upper");
    }

    @Test
    void write_sameBytes() throws IOException {
        byte[] once = Content.bytes(write(new GlbWriter.Part("a", Shapes.sheet(9, 0, true))));
        out.reset();

        assertThat(Content.bytes(write(new GlbWriter.Part("a", Shapes.sheet(9, 0, true)))))
                .isEqualTo(once);
    }
}
