package dev.archway.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.archway.mesh.SolidModel.Teeth;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is written here, opened by programs of others: assimp counts vertices and faces, admesh looks whether a solid is one. Debian's assimp-utils and admesh. */
class OtherProgramsTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    private final Mesh arch = Arches.horseshoe(60, 20);

    private Path write(Mesh mesh, MeshFormat format) throws IOException {
        Path file = folder.resolve("written." + format.name().toLowerCase(Locale.ROOT));
        MeshFiles.write(mesh, format, file);
        return file;
    }

    private static String output(String... command) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new IOException(command[0] + " does not start; Debian's packages are assimp-utils and admesh", e);
        }
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    /** The number after a label, such as "Faces:  12". */
    private static double number(String output, String label) {
        Matcher matcher = Pattern.compile("(?m)" + Pattern.quote(label) + "\\s*:\\s*(-?[0-9.]+)")
                .matcher(output);
        assertThat(matcher.find()).as("%s in %s", label, output).isTrue();
        return Double.parseDouble(matcher.group(1));
    }

    @ParameterizedTest
    @EnumSource
    void assimp_countsWhatWasWritten(MeshFormat format) throws Exception {
        // raw: as it stands in the file; assimp shares vertices of PLY only
        String output = output("assimp", "info", write(arch, format).toString(), "-r");

        assertThat(number(output, "Faces")).isEqualTo(arch.triangleCount());
        assertThat(number(output, "Meshes")).isEqualTo(1);
        assertThat(number(output, "Vertices"))
                .isEqualTo(format == MeshFormat.PLY ? arch.vertexCount() : arch.triangles().length);
        Box box = Box.of(arch);
        Matcher least =
                Pattern.compile("Minimum point\\s+\\((\\S+) (\\S+) (\\S+)\\)").matcher(output);
        assertThat(least.find()).isTrue();
        assertThat(Float.parseFloat(least.group(1))).isCloseTo(box.minX(), within(1e-5f));
        assertThat(Float.parseFloat(least.group(2))).isCloseTo(box.minY(), within(1e-5f));
        assertThat(Float.parseFloat(least.group(3))).isCloseTo(box.minZ(), within(1e-5f));
    }

    @Test
    void assimp_countsGlb() throws Exception {
        // assimp 5.2 takes the quantised numbers of KHR_mesh_quantization for floats, so only their count can be
        // compared
        Path file = folder.resolve("written.glb");
        try (OutputStream out = Files.newOutputStream(file)) {
            GlbWriter.write(
                    List.of(new GlbWriter.Part("upper", arch), new GlbWriter.Part("lower", Shapes.cube())), out);
        }
        String output = output("assimp", "info", file.toString(), "-r");

        assertThat(number(output, "Meshes")).isEqualTo(2);
        assertThat(number(output, "Faces")).isEqualTo(arch.triangleCount() + 12);
        assertThat(number(output, "Vertices")).isEqualTo(arch.vertexCount() + 8);
        assertThat(output).contains("(upper)").contains("(lower)");
    }

    @ParameterizedTest
    @EnumSource
    void admesh_findsTheSolidClosedAndOriented(MeshFormat format) throws Exception {
        Mesh solid = SolidModel.withLowProfileBase(arch, Teeth.UP);
        Path written = write(solid, format);
        Path stl = folder.resolve("for-admesh.stl");
        if (format == MeshFormat.STL) {
            Files.move(written, stl);
        } else {
            output("assimp", "export", written.toString(), stl.toString(), "-fstlb");
        }
        String output = output("admesh", stl.toString());
        isSolid(output, solid, 1);
        if (format == MeshFormat.STL) {
            assertThat(number(output, "Normals fixed")).isZero();
        }
    }

    @Test
    void admesh_findsRealCrownsClosed() throws Exception {
        Mesh crowns = Crowns.inScanFrame("upper");
        isSolid(output("admesh", write(crowns, MeshFormat.STL).toString()), crowns, 14);
    }

    @Property(tries = 5)
    void admesh_findsTheSolidOfADamagedScanClosed(@ForAll long seed, @ForAll @IntRange(min = 1, max = 30) int percent)
            throws Exception {
        Mesh solid = SolidModel.withLowProfileBase(Arches.moth(arch, seed, percent / 100.0), Teeth.UP);
        Path stl = Files.createTempFile("damaged", ".stl");
        try {
            MeshFiles.write(solid, MeshFormat.STL, stl);
            isSolid(
                    output("admesh", stl.toString()),
                    solid,
                    Components.byEdges(solid).count());
        } finally {
            Files.delete(stl);
        }
    }

    @Test
    void admesh_findsTheOpenShellOpen() throws Exception {
        String output = output("admesh", write(arch, MeshFormat.STL).toString());

        assertThat(number(output, "Total disconnected facets")).isPositive();
        assertThat(number(output, "Number of facets")).isEqualTo(arch.triangleCount());
    }

    private static void isSolid(String output, Mesh solid, int parts) {
        assertThat(number(output, "Number of facets")).isEqualTo(solid.triangleCount());
        assertThat(number(output, "Total disconnected facets")).isZero();
        assertThat(number(output, "Backwards edges")).isZero();
        assertThat(number(output, "Facets reversed")).isZero();
        assertThat(number(output, "Edges fixed")).isZero();
        assertThat(number(output, "Degenerate facets")).isZero();
        assertThat(number(output, "Number of parts")).isEqualTo(parts);
        assertThat(number(output, "Volume"))
                .isCloseTo(Measures.signedVolume(solid), within(1e-4 * Measures.signedVolume(solid)));
    }
}
