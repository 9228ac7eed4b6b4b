package dev.archway.server.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.account.Registration;
import dev.archway.server.testing.ArchwayIT;
import dev.archway.server.testing.Eventually;
import dev.archway.server.testing.Http;
import dev.archway.server.testing.ScannedClinic;
import dev.archway.server.testing.Stl;
import dev.archway.server.testing.TestLab;
import dev.archway.server.testing.Zip;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** A downloaded package, opened by programs of others: assimp, admesh and pdftotext (Debian's assimp-utils, admesh and poppler-utils). Issue 4. */
class OtherProgramsIT extends ArchwayIT {

    private static final int CELLS = 20;
    private static final int TRIANGLES = 2 * CELLS * CELLS;

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
        long order = ready(", \"procedureMapId\": 2, \"Notes\": \"Κλείστε το διάστημα\"");
        Zip zip = unpacked(order);

        for (String jaw : new String[] {"u", "l"}) {
            String admesh = output("admesh", file(order + "_lprofile_teethup_" + jaw + ".stl"));
            assertThat(number(admesh, "Total disconnected facets")).isZero();
            assertThat(number(admesh, "Backwards edges")).isZero();
            assertThat(number(admesh, "Facets reversed")).isZero();
            assertThat(number(admesh, "Degenerate facets")).isZero();
            assertThat(number(admesh, "Number of parts")).isEqualTo(1);
            assertThat(number(admesh, "Number of facets")).isGreaterThan(TRIANGLES);
            assertThat(number(admesh, "Volume")).isPositive();
            String ply = output("assimp", "info", file(order + "_lprofile_teethup_" + jaw + ".ply"), "-r");
            assertThat(number(ply, "Faces")).isEqualTo(number(admesh, "Number of facets"));
        }
        papers(order, zip);
        String rx = output("pdftotext", "-layout", file("Rx_" + order + ".pdf"), "-");
        assertThat(rx).contains("Κλείστε το διάστημα");
        assertThat(zip.names().stream().filter(name -> name.endsWith(".jpg"))).hasSize(6);
        for (String name : zip.names()) {
            if (name.endsWith(".jpg")) {
                var picture = ImageIO.read(new ByteArrayInputStream(zip.bytes(name)));
                assertThat(picture.getWidth()).isEqualTo(1920);
                assertThat(picture.getHeight()).isEqualTo(1080);
            }
        }
    }

    @Test
    void restorativePackage_openShells() throws Exception {
        long order = ready(", \"procedureMapId\": 30");
        Zip zip = unpacked(order);

        for (String jaw : new String[] {"u", "l"}) {
            String stl = output("assimp", "info", file(order + "_shell_occlusion_" + jaw + ".stl"), "-r");
            assertThat(number(stl, "Faces")).isEqualTo(TRIANGLES);
            assertThat(number(stl, "Meshes")).isEqualTo(1);
        }
        papers(order, zip);
    }

    /** The coloured models of measurements. */
    @Test
    void measuredModels() throws Exception {
        long order = ready(", \"procedureMapId\": 30, \"labId\": "
                + TestLab.open(registration, clinic.clinic(), http()).id());
        String path = "/third-party/v2/order/" + order + "/occlusion/";
        for (String name : new String[] {"model.glb", "upper.ply", "lower.ply"}) {
            Http.Answer answer =
                    Eventually.get(() -> clinic.practice().get(path + name), found -> found.status() == 200);
            Files.write(folder.resolve(name), answer.bytes());
        }

        String model = output("assimp", "info", file("model.glb"), "-r");
        assertThat(number(model, "Meshes")).isEqualTo(2);
        assertThat(number(model, "Faces")).isEqualTo(2 * TRIANGLES);
        assertThat(model).contains("(upper)").contains("(lower)");
        String lower = output("assimp", "info", file("lower.ply"), "-r");
        assertThat(number(lower, "Faces")).isEqualTo(TRIANGLES);
        assertThat(number(lower, "Vertices")).isEqualTo((CELLS + 1) * (CELLS + 1));
    }

    private void papers(long order, Zip zip) throws Exception {
        String rx = output("pdftotext", "-layout", file("Rx_" + order + ".pdf"), "-");
        assertThat(rx).contains("Rx " + order, "Pine, Petra", "C-1", "Scanning date");
        for (String version : new String[] {"v30", "v50"}) {
            SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                    .newSchema(getClass().getResource("/xsd/itero_export_" + version + ".xsd"))
                    .newValidator()
                    .validate(new StreamSource(
                            new ByteArrayInputStream(zip.bytes("itero_export_#" + order + "_" + version + ".xml"))));
        }
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

    private Zip unpacked(long order) throws IOException {
        Zip zip = Zip.of(clinic.download(order, "IDE").bytes());
        for (String name : zip.names()) {
            Files.write(folder.resolve(name), zip.bytes(name));
        }
        return zip;
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private static String output(String... command) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new IOException(command[0] + " does not start; script/test installs it", e);
        }
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
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
}
