package dev.archway.server.export;

import static dev.archway.server.testing.OtherProgram.number;
import static dev.archway.server.testing.OtherProgram.output;
import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.account.Registration;
import dev.archway.server.testing.ArchwayIT;
import dev.archway.server.testing.Browser;
import dev.archway.server.testing.Eventually;
import dev.archway.server.testing.Http;
import dev.archway.server.testing.Jpegs;
import dev.archway.server.testing.ScannedClinic;
import dev.archway.server.testing.Stl;
import dev.archway.server.testing.TestLab;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What can be fetched of an order beside its package, opened by programs of others: measured models, those of the viewer, galleries and captures. Issue 4. */
class OtherProgramsForModelsIT extends ArchwayIT {

    private static final int CELLS = 20;
    private static final int TRIANGLES = 2 * CELLS * CELLS;
    private static final int VERTICES = (CELLS + 1) * (CELLS + 1);

    @Autowired
    Registration registration;

    @TempDir
    Path folder;

    private ScannedClinic clinic;
    private TestLab lab;
    private String rx;

    @BeforeEach
    void open() {
        clinic = ScannedClinic.open(registration, http());
        lab = TestLab.open(registration, clinic.clinic(), http());
        rx = clinic.rx(", \"procedureMapId\": 30, \"labId\": " + lab.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"occlusion", "difference"})
    void measuredModels(String subject) throws Exception {
        long order = scanned(0);
        if (subject.equals("difference")) {
            lab.http().post("/third-party/v2/order/" + order + "/return", "{\"Reason\": \"once more\"}");
            scanned(0.2);
            Eventually.get(() -> clinic.download(order, "IMAGE_GALLERY?revision=2"), answer -> answer.status() == 200);
        }
        String path = "/third-party/v2/order/" + order + "/" + subject + "/";
        for (String name : new String[] {"model.glb", "upper.ply", "lower.ply"}) {
            keep(name, Eventually.get(() -> clinic.practice().get(path + name), found -> found.status() == 200));
        }

        String model = output("assimp", "info", file("model.glb"), "-r");
        assertThat(number(model, "Meshes")).isEqualTo(2);
        assertThat(number(model, "Faces")).isEqualTo(2 * TRIANGLES);
        assertThat(model).contains("(upper)").contains("(lower)");
        assertThat(colours("model.glb")).isEqualTo(2);
        for (String name : new String[] {"upper.ply", "lower.ply"}) {
            String jaw = output("assimp", "info", file(name), "-r");
            assertThat(number(jaw, "Faces")).isEqualTo(TRIANGLES);
            assertThat(number(jaw, "Vertices")).isEqualTo(VERTICES);
            assertThat(colours(name)).isEqualTo(1);
        }
    }

    /** A scan that is large enough for a preview, in colours. */
    @Test
    void modelsOfTheViewer() throws Exception {
        http().post("/sandbox/scans", """
                {"RxId": "%s", "Seed": 7, "TrianglesPerJaw": 60000}""".formatted(rx));
        long order = Eventually.get(
                        () -> clinic.practice().get("/third-party/v2/orders/" + rx), answer -> answer.status() == 200)
                .data()
                .path("OrderId")
                .asLong();
        Browser doctor = new Browser(http());
        doctor.login(clinic.clinic().email(), "test-password");
        for (String name : new String[] {"model.glb", "preview.glb"}) {
            String path = "/viewer/" + order + "/" + name + "?revision=1";
            keep(name, Eventually.get(() -> doctor.get(path), answer -> answer.status() == 200));
        }

        String model = output("assimp", "info", file("model.glb"), "-r");
        String preview = output("assimp", "info", file("preview.glb"), "-r");
        for (String each : new String[] {model, preview}) {
            assertThat(number(each, "Meshes")).isEqualTo(2);
            assertThat(each).contains("(upper)").contains("(lower)");
        }
        assertThat(number(model, "Faces")).isGreaterThan(100_000);
        assertThat(number(preview, "Faces")).isBetween(30_000.0, 41_000.0);
        assertThat(colours("model.glb")).isEqualTo(2);
        assertThat(colours("preview.glb")).isEqualTo(2);
    }

    /** Zips of pictures, unpacked by unzip: the gallery's are JPEG, a capture has the bytes that the scanner sent. */
    @Test
    void galleryAndCaptures() throws Exception {
        long order = scanned(0);
        byte[] capture = Jpegs.picture(1);
        clinic.device()
                .http()
                .sendBytes(
                        "POST", "/api/scanner/v1/orders/" + order + "/captures?Kind=IMAGE_3D", capture, "image/jpeg");

        keep("gallery.zip", clinic.download(order, "IMAGE_GALLERY"));
        keep("captures.zip", clinic.download(order, "SCREEN_CAPTURE"));
        for (String zip : new String[] {"gallery.zip", "captures.zip"}) {
            assertThat(output("unzip", "-t", file(zip))).contains("No errors detected");
            output("unzip", "-d", file(zip + ".files"), file(zip));
        }
        try (var pictures = Files.list(folder.resolve("gallery.zip.files"))) {
            assertThat(pictures.toList())
                    .hasSize(6)
                    .allSatisfy(picture -> assertThat(Objects.requireNonNull(
                                            ImageIO.read(new ByteArrayInputStream(Files.readAllBytes(picture))))
                                    .getWidth())
                            .isEqualTo(1920));
        }
        try (var pictures = Files.list(folder.resolve("captures.zip.files"))) {
            assertThat(pictures.toList())
                    .singleElement()
                    .satisfies(
                            picture -> assertThat(Files.readAllBytes(picture)).isEqualTo(capture));
        }
    }

    /** How many meshes of a model have a colour for each of their vertices. */
    private long colours(String name) throws IOException, InterruptedException {
        output("assimp", "dump", file(name), file("dump.assxml"), "-r");
        try (var lines = Files.lines(folder.resolve("dump.assxml"))) {
            return lines.filter(line -> line.contains("<Colors num=")).count();
        }
    }

    /** Scans the Rx, the lower jaw raised by that; the order is ready. */
    private long scanned(double raised) {
        long order = clinic.device()
                .scan(rx, Stl.upper(CELLS), Stl.hills(CELLS, -8 + raised, 7.5))
                .path("OrderId")
                .asLong();
        Eventually.get(() -> clinic.download(order, "IMAGE_GALLERY"), answer -> answer.status() == 200);
        return order;
    }

    private void keep(String name, Http.Answer answer) throws IOException {
        assertThat(answer.status()).isEqualTo(200);
        Files.write(folder.resolve(name), answer.bytes());
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }
}
