package dev.archway.server.export;

import static dev.archway.server.testing.OtherProgram.number;
import static dev.archway.server.testing.OtherProgram.output;
import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.account.Registration;
import dev.archway.server.testing.ArchwayIT;
import dev.archway.server.testing.Eventually;
import dev.archway.server.testing.Http;
import dev.archway.server.testing.ScannedClinic;
import dev.archway.server.testing.Stl;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Downloaded packages, unpacked and opened by programs of others: unzip, assimp, admesh, xmllint, sha256sum and pdftotext (Debian's unzip, assimp-utils, admesh,
 * libxml2-utils, coreutils and poppler-utils). Issue 4. The other files that can be fetched: {@link OtherProgramsForModelsIT}.
 */
class OtherProgramsIT extends ArchwayIT {

    private static final int CELLS = 20;
    private static final int TRIANGLES = 2 * CELLS * CELLS;
    private static final int VERTICES = (CELLS + 1) * (CELLS + 1);

    @Autowired
    Registration registration;

    @TempDir
    Path folder;

    private ScannedClinic clinic;

    @BeforeEach
    void open() {
        clinic = ScannedClinic.open(registration, http());
    }

    @Test
    void orthodonticPackage_solidModelsAndPapers() throws Exception {
        choose("{\"FileType\": \"STL+PLY\"}");
        long order = ready(", \"procedureMapId\": 2, \"Notes\": \"Κλείστε το διάστημα\\nנא להתאים את הצבע\"");
        List<String> names = unpacked(order);

        for (String jaw : new String[] {"u", "l"}) {
            String admesh = output("admesh", file(order + "_lprofile_teethup_" + jaw + ".stl"));
            assertThat(number(admesh, "Total disconnected facets")).isZero();
            assertThat(number(admesh, "Backwards edges")).isZero();
            assertThat(number(admesh, "Facets reversed")).isZero();
            assertThat(number(admesh, "Degenerate facets")).isZero();
            assertThat(number(admesh, "Number of parts")).isEqualTo(1);
            assertThat(number(admesh, "Number of facets")).isGreaterThan(TRIANGLES);
            assertThat(number(admesh, "Volume")).isPositive();
            assertThat(number(assimp(order + "_lprofile_teethup_" + jaw + ".ply"), "Faces"))
                    .isEqualTo(number(admesh, "Number of facets"));
        }
        papers(order, names, 4 + 6);
        assertThat(output("pdftotext", "-layout", file("Rx_" + order + ".pdf"), "-"))
                .contains("Κλείστε το διάστημα", "נא להתאים את הצבע");
        List<String> pictures =
                names.stream().filter(name -> name.endsWith(".jpg")).toList();
        assertThat(pictures).hasSize(6);
        for (String name : pictures) {
            BufferedImage picture = ImageIO.read(folder.resolve(name).toFile());
            assertThat(picture.getWidth()).isEqualTo(1920);
            assertThat(picture.getHeight()).isEqualTo(1080);
        }
    }

    @ParameterizedTest
    @CsvSource({"Arches Combined, shell_occlusion", "File per arch, shell_teethup"})
    void orthodonticPackage_openShells(String format, String name) throws Exception {
        choose("{\"ExportTypeIRecord\": \"Open Shell\", \"DataFormat\": \"" + format
                + "\", \"FileType\": \"STL+PLY\"}");
        long order = ready(", \"procedureMapId\": 54");
        List<String> names = unpacked(order);

        for (String jaw : new String[] {"u", "l"}) {
            String stl = assimp(order + "_" + name + "_" + jaw + ".stl");
            assertThat(number(stl, "Faces")).isEqualTo(TRIANGLES);
            assertThat(number(stl, "Meshes")).isEqualTo(1);
            String ply = assimp(order + "_" + name + "_" + jaw + ".ply");
            assertThat(number(ply, "Faces")).isEqualTo(TRIANGLES);
            assertThat(number(ply, "Vertices")).isEqualTo(VERTICES);
        }
        papers(order, names, 4 + 6);
    }

    /** A coloured scan in the format of each CAD/CAM system: every mesh, with the scan's colours where there are any, and exocad's project. */
    @ParameterizedTest
    @EnumSource(CadCamSystem.class)
    void restorativePackage_ofEverySystem(CadCamSystem system) throws Exception {
        choose("{\"CadCamSystem\": \"" + system.text() + "\"}");
        long order = coloured();
        List<String> names = unpacked(order);

        List<String> surfaces = names.stream()
                .filter(name -> name.endsWith(".stl") || name.endsWith(".ply"))
                .toList();
        assertThat(surfaces).hasSize(system == CadCamSystem.THREE_SHAPE || system == CadCamSystem.GENERIC ? 2 : 4);
        for (String name : surfaces) {
            String mesh = assimp(name);
            assertThat(number(mesh, "Meshes")).isEqualTo(1);
            assertThat(number(mesh, "Faces")).as(name).isBetween(3_000.0, 5_000.0);
            if (name.endsWith(".ply")) {
                output("assimp", "dump", file(name), file("dump.assxml"), "-r");
                assertThat(Files.readString(folder.resolve("dump.assxml")))
                        .contains("<Colors num=\"" + (int) number(mesh, "Vertices") + "\"");
                assertThat(number(mesh, "Faces")).isEqualTo(number(assimp(name.replace(".ply", ".stl")), "Faces"));
            }
        }
        if (system == CadCamSystem.EXOCAD) {
            dentalProject(order, names);
        }
        papers(order, names, surfaces.size());
    }

    /** The project is opened beside the meshes whose names begin as its own. */
    private void dentalProject(long order, List<String> names) throws Exception {
        String project = file(order + ".dentalProject");
        assertThat(output("xmllint", "--nonet", "--xpath", "string(/Treatment/Patient/PatientName)", project))
                .startsWith("Pine");
        assertThat(output("xmllint", "--nonet", "--xpath", "string(/Treatment/ProjectGUID)", project))
                .matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\n");
        assertThat(names)
                .contains(
                        order + "-UpperJaw.stl",
                        order + "-LowerJaw.stl",
                        order + "-UpperJaw.ply",
                        order + "-LowerJaw.ply");
    }

    /** Rx and metadata; the latter name all meshes and pictures, and version 5.0 their digests. */
    private void papers(long order, List<String> names, int files) throws Exception {
        String rx = output("pdftotext", "-layout", file("Rx_" + order + ".pdf"), "-");
        assertThat(rx).contains("Rx " + order, "Pine, Petra", "C-1", "Scanning date");
        output("xmllint", "--nonet", "--noout", file("Rx_" + order + ".html"));
        for (String version : new String[] {"v30", "v50"}) {
            String metadata = file("itero_export_#" + order + "_" + version + ".xml");
            output("xmllint", "--nonet", "--noout", "--schema", rules("itero_export_" + version + ".xsd"), metadata);
            output("xmllint", "--nonet", "--noout", "--schematron", rules("itero_export_objects.sch"), metadata);
            List<String> named = attributes(metadata, "FileName");
            assertThat(named).hasSize(files).doesNotHaveDuplicates();
            assertThat(names).containsAll(named);
            if (version.equals("v50")) {
                List<String> digests = attributes(metadata, "Sha256");
                for (int i = 0; i < files; i++) {
                    assertThat(output("sha256sum", file(named.get(i)))).startsWith(digests.get(i));
                }
            }
        }
    }

    private static String rules(String name) throws URISyntaxException {
        return Path.of(Objects.requireNonNull(OtherProgramsIT.class.getResource("/xsd/" + name))
                        .toURI())
                .toString();
    }

    private static List<String> attributes(String xml, String name) throws IOException, InterruptedException {
        return output("xmllint", "--nonet", "--xpath", "//Object/@" + name, xml)
                .lines()
                .map(line -> line.strip().replaceFirst("^" + name + "=\"(.*)\"$", "$1"))
                .toList();
    }

    private String assimp(String name) throws IOException, InterruptedException {
        return output("assimp", "info", file(name), "-r");
    }

    private void choose(String settings) {
        assertThat(http().put("/sandbox/users/" + clinic.clinic().email() + "/export-settings", settings)
                        .status())
                .isEqualTo(200);
    }

    private long ready(String more) {
        long order = clinic.device()
                .scan(clinic.rx(more), Stl.upper(CELLS), Stl.lower(CELLS))
                .path("OrderId")
                .asLong();
        Eventually.get(() -> clinic.download(order, "IDE"), answer -> answer.status() == 200);
        return order;
    }

    /** A restorative case whose scan has colours: the virtual scanner's have. */
    private long coloured() {
        String rx = clinic.rx(", \"procedureMapId\": 30");
        http().post("/sandbox/scans", """
                {"RxId": "%s", "Seed": 7, "TrianglesPerJaw": 4000}""".formatted(rx));
        return Eventually.get(
                        () -> clinic.practice().get("/third-party/v2/orders/" + rx), answer -> answer.status() == 200)
                .data()
                .path("OrderId")
                .asLong();
    }

    /** Tests the package and unpacks it; the names of its files. */
    private List<String> unpacked(long order) throws IOException, InterruptedException {
        Http.Answer answer = Eventually.get(() -> clinic.download(order, "IDE"), found -> found.status() == 200);
        Path zip = Files.write(folder.resolve("package.zip"), answer.bytes());
        assertThat(output("unzip", "-t", zip.toString())).contains("No errors detected");
        output("unzip", "-o", "-d", folder.toString(), zip.toString());
        try (Stream<String> names = output("unzip", "-Z1", zip.toString()).lines()) {
            return names.toList();
        }
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }
}
