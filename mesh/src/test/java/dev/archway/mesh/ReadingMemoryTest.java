package dev.archway.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A file of any kind is read in a heap of three times what the arrays of its mesh take, the JVM's own share included. */
class ReadingMemoryTest {

    private static final long TIMES = 3;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    /** Each is read in a way of its own; in soups, each triangle has three vertices of its own. */
    enum Kind {
        BINARY_STL(MeshFormat.STL, false),
        COLORED_STL(MeshFormat.STL, true),
        TEXT_STL(MeshFormat.STL, false),
        PLAIN_PLY(MeshFormat.PLY, false),
        COLORED_PLY(MeshFormat.PLY, true),
        FACE_COLORED_PLY(MeshFormat.PLY, true),
        QUAD_PLY(MeshFormat.PLY, false),
        PLY_SOUP(MeshFormat.PLY, false),
        PLAIN_OBJ(MeshFormat.OBJ, false),
        COLORED_OBJ(MeshFormat.OBJ, true),
        OBJ_SOUP(MeshFormat.OBJ, false),
        COLORED_OBJ_SOUP(MeshFormat.OBJ, true);

        private final MeshFormat format;
        private final boolean colored;

        Kind(MeshFormat format, boolean colored) {
            this.format = format;
            this.colored = colored;
        }
    }

    @ParameterizedTest
    @EnumSource
    void read_takesThreeTimesItsArrays(Kind kind) throws Exception {
        // a little more vertices than a quarter of a power of two: the weld's table is as large as it gets
        Mesh colored = Arches.horseshoe(1_040, 260);
        Mesh plain = new Mesh(colored.positions(), colored.triangles(), null);
        Path file = folder.resolve("file");
        switch (kind) {
            case BINARY_STL, PLAIN_PLY, PLAIN_OBJ -> MeshFiles.write(plain, kind.format, file);
            case COLORED_PLY, COLORED_OBJ -> MeshFiles.write(colored, kind.format, file);
            case PLY_SOUP, OBJ_SOUP -> MeshFiles.write(soup(plain), kind.format, file);
            case COLORED_OBJ_SOUP -> MeshFiles.write(soup(colored), kind.format, file);
            case COLORED_STL -> writeColoredStl(plain, file);
            case TEXT_STL -> writeText(plain, file);
            case FACE_COLORED_PLY -> writePly(plain, 3, file);
            case QUAD_PLY -> writePly(plain, 4, file);
        }
        long arrays = 4L * (plain.positions().length + plain.triangles().length)
                + (kind.colored ? Objects.requireNonNull(colored.colors()).length : 0);

        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        // one generation holds nearly all, so that the heap need not be larger than what lives
                        "-XX:+UseSerialGC",
                        "-XX:NewSize=2m",
                        "-XX:MaxNewSize=2m",
                        "-Xmx" + TIMES * arrays / 1024 + "k",
                        "-cp",
                        place(Mesh.class) + System.getProperty("path.separator") + place(ReadAlone.class),
                        ReadAlone.class.getName(),
                        file.toString(),
                        kind.format.name())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(words).isZero();
        assertThat(words.strip()).isEqualTo(Integer.toString(plain.triangleCount()));
    }

    private static Path place(Class<?> type) throws Exception {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private static Mesh soup(Mesh mesh) {
        byte[] from = mesh.colors();
        byte[] colors = from == null ? null : new byte[3 * mesh.triangles().length];
        for (int c = 0; colors != null && from != null && c < mesh.triangles().length; c++) {
            System.arraycopy(from, 3 * mesh.triangles()[c], colors, 3 * c, 3);
        }
        int[] corners = IntStream.range(0, mesh.triangles().length).toArray();
        return new Mesh(Shapes.soup(mesh), corners, colors);
    }

    private static void writeColoredStl(Mesh mesh, Path file) throws IOException {
        ByteBuffer content = Content.stl("", mesh.triangleCount(), Shapes.soup(mesh));
        for (int t = 0; t < mesh.triangleCount(); t++) {
            content.putShort(84 + 50 * t + 48, (short) (0x8000 | t));
        }
        Files.write(file, Content.bytes(content));
    }

    private static void writeText(Mesh mesh, Path file) throws IOException {
        float[] p = mesh.positions();
        try (PrintStream out = new PrintStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            out.print("solid\n");
            for (int c = 0; c < mesh.triangles().length; c++) {
                int i = 3 * mesh.triangles()[c];
                out.print(c % 3 == 0 ? "facet normal 0 0 1\nouter loop\n" : "");
                out.print("vertex " + p[i] + " " + p[i + 1] + " " + p[i + 2] + "\n");
                out.print(c % 3 == 2 ? "endloop\nendfacet\n" : "");
            }
            out.print("endsolid\n");
        }
    }

    /** With polygons of three corners, which have colours, or four, which have none: the horseshoe's triangles come in pairs that are a square. */
    private static void writePly(Mesh mesh, int corners, Path file) throws IOException {
        int[] t = mesh.triangles();
        int step = corners == 3 ? 3 : 6;
        String header = "ply\nformat binary_little_endian 1.0\nelement vertex " + mesh.vertexCount()
                + "\nproperty float x\nproperty float y\nproperty float z\nelement face " + t.length / step + "\n"
                + (corners == 3 ? "property uchar red\nproperty uchar green\nproperty uchar blue\n" : "")
                + "property list uchar int vertex_indices\nend_header\n";
        int row = 1 + 4 * corners + (corners == 3 ? 3 : 0);
        ByteBuffer content =
                Content.ply(header, ByteOrder.LITTLE_ENDIAN, 4 * mesh.positions().length + row * (t.length / step));
        for (float coordinate : mesh.positions()) {
            content.putFloat(coordinate);
        }
        for (int at = 0; at < t.length; at += step) {
            if (corners == 3) {
                content.put((byte) at).put((byte) 9).put((byte) 9);
            }
            content.put((byte) corners).putInt(t[at]);
            if (corners == 4) {
                content.putInt(t[at + 4]);
            }
            content.putInt(t[at + 1]).putInt(t[at + 2]);
        }
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(Content.bytes(content));
        }
    }
}
