package dev.archway.server.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.account.Registration;
import dev.archway.server.platform.ObjectNames;
import dev.archway.server.scan.RevisionKey;
import dev.archway.server.shared.OrderId;
import dev.archway.server.testing.ArchwayIT;
import dev.archway.server.testing.Browser;
import dev.archway.server.testing.Eventually;
import dev.archway.server.testing.Http;
import dev.archway.server.testing.ScannedClinic;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The small models that the viewer begins with; who gets them is who gets the whole ones ({@code ViewerIT}, {@code SharesIT}). */
@NullUnmarked // JUnit and Spring fill the fields
class ViewerPreviewsIT extends ArchwayIT {

    @Autowired
    Registration registration;

    @Autowired
    ViewerPreviews previews;

    @Autowired
    List<ObjectNames> tables;

    private ScannedClinic clinic;
    private Browser doctor;

    @BeforeEach
    void open() {
        clinic = ScannedClinic.open(registration, http());
        doctor = new Browser(http());
        doctor.login(clinic.clinic().email(), "test-password");
    }

    @Test
    void largeScan_hasOneOfFewTriangles_inTheSameFrame() throws IOException {
        long order = scanned(60_000);
        Http.Answer preview = preview(order);

        assertThat(preview.header("Content-Type")).isEqualTo("model/gltf-binary");
        assertThat(preview.bytes()).hasSizeLessThan(1 << 20);
        JsonNode few = json(preview);
        JsonNode all = json(doctor.get("/viewer/" + order + "/model.glb?revision=1"));
        assertThat(names(few)).isEqualTo(names(all)).contains("scan", "upper", "lower");
        assertThat(triangles(few)).isBetween(30_000, 41_000);
        assertThat(triangles(all)).isGreaterThan(100_000);

        RevisionKey key = new RevisionKey(clinic.clinic().id(), new OrderId(order), 1);
        String tag = preview.header("ETag");
        previews.make(key);
        assertThat(preview(order).header("ETag")).as("made twice is made once").isEqualTo(tag);
        assertThat(tables)
                .as("the sweep leaves it")
                .anyMatch(table ->
                        !table.namedAmong(Set.of(tag.replace("\"", ""))).isEmpty());
    }

    @Test
    void smallScan_hasNone() {
        long order = clinic.readyOrder();

        assertThat(doctor.get("/viewer/" + order + "/preview.glb?revision=1").status())
                .isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource({"2, 404", "0, 400", "-1, 400", "x, 400", "'', 400"})
    void revisionThatThereIsNot(String revision, int status) {
        long order = clinic.readyOrder();

        assertThat(doctor.get("/viewer/" + order + "/preview.glb?revision=" + revision)
                        .status())
                .isEqualTo(status);
    }

    private long scanned(int triangles) {
        String rx = clinic.rx(", \"procedureMapId\": 30");
        http().post("/sandbox/scans", """
                {"RxId": "%s", "Seed": 7, "TrianglesPerJaw": %d}""".formatted(rx, triangles));
        return Eventually.get(
                        () -> clinic.practice().get("/third-party/v2/orders/" + rx), answer -> answer.status() == 200)
                .data()
                .path("OrderId")
                .asLong();
    }

    private Http.Answer preview(long order) {
        return Eventually.get(
                () -> doctor.get("/viewer/" + order + "/preview.glb?revision=1"), answer -> answer.status() == 200);
    }

    /** The first chunk of a GLB, behind a head of 12 bytes: glTF 2.0, 4.4. */
    private static JsonNode json(Http.Answer model) {
        byte[] bytes = model.bytes();
        int length = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(12);
        return JsonMapper.shared().readTree(new String(bytes, 20, length, StandardCharsets.UTF_8));
    }

    private static List<String> names(JsonNode gltf) {
        return gltf.path("nodes")
                .valueStream()
                .map(node -> node.path("name").asString(""))
                .toList();
    }

    private static int triangles(JsonNode gltf) {
        return gltf.path("meshes")
                        .valueStream()
                        .mapToInt(mesh -> gltf.path("accessors")
                                .path(mesh.path("primitives")
                                        .path(0)
                                        .path("indices")
                                        .asInt())
                                .path("count")
                                .asInt())
                        .sum()
                / 3;
    }
}
