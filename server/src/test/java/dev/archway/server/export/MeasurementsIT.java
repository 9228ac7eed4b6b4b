package dev.archway.server.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.github.kagkarlsson.scheduler.Scheduler;
import dev.archway.server.account.Registration;
import dev.archway.server.platform.ObjectNames;
import dev.archway.server.testing.ArchwayIT;
import dev.archway.server.testing.Device;
import dev.archway.server.testing.Eventually;
import dev.archway.server.testing.Http;
import dev.archway.server.testing.ScannedClinic;
import dev.archway.server.testing.Stl;
import dev.archway.server.testing.TestLab;
import dev.archway.server.testing.Together;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** How jaws meet and revisions differ, by planes whose distances everybody knows; beyond the documents. */
class MeasurementsIT extends ArchwayIT {

    private static final int CELLS = 12;

    /** Of the planes, square millimetres. */
    private static final double AREA = 60 * 40;

    @Autowired
    Registration registration;

    @Autowired
    Scheduler scheduler;

    @Autowired
    Measurements measurements;

    @Autowired
    List<ObjectNames> tables;

    @Autowired
    JdbcClient jdbc;

    private ScannedClinic clinic;
    private TestLab lab;
    private String rx;

    @BeforeEach
    void open() {
        clinic = ScannedClinic.open(registration, http());
        lab = TestLab.open(registration, clinic.clinic(), http());
        rx = clinic.rx(", \"procedureMapId\": 30, \"labId\": " + lab.id());
    }

    @AfterEach
    void goOn() {
        scheduler.resume();
    }

    @Test
    void planesATenthApart_areATenthApart() {
        String order = scanned(upper(0.1), lower(0));

        JsonNode measured = measured(order + "/occlusion");
        assertThat(measured.path("Revision").asInt()).isEqualTo(1);
        assertThat(measured.path("Upper").path("Least").asDouble()).isEqualTo(0.1);
        assertThat(measured.path("Lower").path("Least").asDouble()).isEqualTo(0.1);

        Ply upper = Ply.of(get(order + "/occlusion/upper.ply").bytes());
        assertThat(upper.vertices()).isEqualTo((CELLS + 1) * (CELLS + 1));
        assertThat(upper.triangles()).isEqualTo(2 * CELLS * CELLS);
        assertThat(upper.colors()).as("the colour that Colors gives 0.1 mm").containsOnly(0xff7f0e);
        assertThat(color(measured, 0.1)).isEqualTo("#ff7f0e");
    }

    @Test
    void planesWithinReachOfAFoil_areOneContact() {
        String order = scanned(upper(0.05), lower(0));

        JsonNode upper = measured(order + "/occlusion").path("Upper");
        assertThat(upper.path("Area").asDouble()).isCloseTo(AREA, within(0.01));
        assertThat(upper.path("Count").asInt()).isEqualTo(1);
        assertThat(upper.path("Contacts").path(0).path("Distance").asDouble()).isEqualTo(0.05);
        assertThat(upper.path("Contacts").path(0).path("Z").asDouble()).isEqualTo(0.05);
    }

    @Test
    void planesFarApart_haveNoContact() {
        String order = scanned(upper(9), lower(0));

        JsonNode upper = measured(order + "/occlusion").path("Upper");
        assertThat(upper.path("Least").isNull()).isTrue();
        assertThat(upper.path("Area").asDouble()).isZero();
        assertThat(upper.path("Contacts").isEmpty()).isTrue();
    }

    @Test
    void model_isForTheViewer() {
        String order = scanned(upper(0.1), lower(0));
        measured(order + "/occlusion");

        Http.Answer model = get(order + "/occlusion/model.glb");
        assertThat(model.header("Content-Type")).isEqualTo("model/gltf-binary");
        assertThat(model.header("Content-Disposition"))
                .matches("attachment; filename=\"occlusion_\\d{9}_1_model\\.glb\"");
        ByteBuffer glb = ByteBuffer.wrap(model.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(glb.getInt(0)).isEqualTo(0x46546C67);
        assertThat(glb.getInt(8)).isEqualTo(model.bytes().length);
        String json = new String(model.bytes(), 20, glb.getInt(12), StandardCharsets.UTF_8);
        assertThat(json).contains("\"upper\"", "\"lower\"", "COLOR_0");
    }

    @Test
    void shiftedCopy_hasAKnownMean() {
        String order = scanned(upper(8), lower(-8));
        scanAgain(order, upper(8), lower(-7.8));

        JsonNode difference = measured(order + "/difference");
        assertThat(difference.path("From").asInt()).isEqualTo(1);
        assertThat(difference.path("To").asInt()).isEqualTo(2);
        JsonNode lower = difference.path("Lower");
        for (String name : List.of("Mean", "MeanAbsolute", "Percentile95", "Max", "Lowest", "Highest")) {
            assertThat(lower.path(name).asDouble()).as(name).isCloseTo(0.2, within(1e-4));
        }
        assertThat(lower.path("StandardDeviation").asDouble()).isCloseTo(0, within(1e-4));
        assertThat(lower.path("WithinTolerance").asDouble()).isZero();
        assertThat(lower.path("ComparedArea").asDouble()).isCloseTo(AREA, within(0.01));
        assertThat(lower.path("UncomparedArea").asDouble()).isZero();
        JsonNode upper = difference.path("Upper");
        assertThat(upper.path("Mean").asDouble()).as("the upper jaw stayed").isZero();
        assertThat(upper.path("WithinTolerance").asDouble()).isEqualTo(1);

        assertThat(Ply.of(get(order + "/difference/upper.ply").bytes()).colors())
                .as("what did not change is white")
                .containsOnly(0xf5f3ee);
        assertThat(Ply.of(get(order + "/difference/lower.ply").bytes()).colors())
                .as("what was added is reddish")
                .allMatch(color -> color >> 16 > (color & 0xff) + 40);
        assertThat(get(order + "/difference/model.glb").status()).isEqualTo(200);
    }

    /** The other way round, what was added is gone. */
    @Test
    void exchanged_hasTheOtherSign() {
        String order = scanned(upper(8), lower(-8));
        scanAgain(order, upper(8), lower(-7.8));
        measured(order + "/difference");

        JsonNode back = measured(order + "/difference?from=2&to=1").path("Lower");

        assertThat(back.path("Mean").asDouble()).isCloseTo(-0.2, within(1e-4));
        assertThat(back.path("Max").asDouble()).isCloseTo(0.2, within(1e-4));
    }

    /** A rescan stands in a place of its own. */
    @Test
    void fitted_movedCopyDoesNotDiffer() {
        String order = scanned(Stl.upper(40), Stl.lower(40));
        scanAgain(order, Stl.hills(40, 8.6, -7.5), Stl.hills(40, -8.3, 7.5));

        assertThat(measured(order + "/difference")
                        .path("Lower")
                        .path("MeanAbsolute")
                        .asDouble())
                .isGreaterThan(0.1);
        JsonNode fitted = measured(order + "/difference?fit=true");
        assertThat(fitted.path("Fitted").asBoolean()).isTrue();
        assertThat(fitted.path("Upper").path("Max").asDouble()).isLessThan(0.01);
        assertThat(fitted.path("Lower").path("Max").asDouble()).isLessThan(0.01);
    }

    /** Farther apart than anything can have a counterpart, 3 mm, and than two scans can be fitted. */
    @Test
    void farApart_isNotCompared_andCannotBeFitted() {
        String order = scanned(upper(8), lower(-8));
        scanAgain(order, upper(8), lower(-30));

        JsonNode lower = measured(order + "/difference").path("Lower");
        assertThat(lower.path("ComparedArea").asDouble()).isZero();
        assertThat(lower.path("UncomparedArea").asDouble()).isCloseTo(AREA, within(0.01));
        assertThat(lower.path("Max").asDouble()).isZero();
        assertThat(Ply.of(get(order + "/difference/lower.ply").bytes()).colors())
                .as("what has no counterpart is grey")
                .containsOnly(0x9a9a9a);

        Http.Answer failed = Eventually.get(
                () -> get(order + "/difference?fit=true"),
                answer -> answer.json().path("Code").asString().equals("NOT_MEASURED"));
        assertThat(failed.status()).isEqualTo(404);
        assertThat(failed.json().path("Message").asString()).contains("far apart");
    }

    @Test
    void oneRevision_hasNothingToDifferFrom() {
        String order = scanned(upper(8), lower(-8));

        for (String query : List.of("", "?from=2", "?to=2", "?from=1", "?from=7&to=9", "?from=1&to=1")) {
            Http.Answer answer = get(order + "/difference" + query);
            assertThat(answer.status()).as(query).isBetween(400, 404);
            assertThat(answer.text()).as(query).contains(query.isEmpty() ? "before 1" : "revision");
        }
        assertThat(get(order + "/difference?from=1&to=1").status()).isEqualTo(400);
        assertThat(get(order + "/difference?from=1").status()).isEqualTo(400);
        assertThat(get(order + "/difference?to=2").json().path("Code").asString())
                .isEqualTo("REVISION_NOT_FOUND");
    }

    @Test
    void oneJaw_doesNotOcclude() {
        byte[] jaw = lower(0);
        String scan = clinic.device().open(rx).path("ScanId").asString();
        String upload = clinic.device().upload(scan, "lower.stl", jaw);
        JsonNode done = clinic.device()
                .complete(scan, Device.manifest("", Device.file("Lower", upload, "lower.stl", jaw)))
                .data();
        String order = ready(done);

        Http.Answer answer = get(order + "/occlusion");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().path("Code").asString()).isEqualTo("JAW_MISSING");
        assertThat(rows()).isEmpty();

        scanAgain(order, upper(8), lower(0.2));
        assertThat(measured(order + "/difference").path("Upper").isNull()).isTrue();
        assertThat(get(order + "/difference/lower.ply").status()).isEqualTo(200);
        assertThat(get(order + "/difference/upper.ply").json().path("Code").asString())
                .isEqualTo("JAW_MISSING");
    }

    /** Whoever may fetch the files sees what was measured on them, and nobody else. */
    @Test
    void seenByItsLab_andByNobodyElse() {
        String order = scanned(upper(0.1), lower(0));
        String tag = Eventually.get(() -> get(order + "/occlusion/model.glb"), answer -> answer.status() == 200)
                .header("ETag");

        assertThat(lab.http().get(order + "/occlusion/model.glb").header("ETag"))
                .isEqualTo(tag);
        Http stranger = TestLab.open(registration, clinic.clinic(), http()).http();
        Http elsewhere = ScannedClinic.open(registration, http()).practice();
        for (Http caller : List.of(stranger, elsewhere)) {
            for (String path : List.of("/occlusion", "/occlusion/model.glb", "/difference", "/difference/lower.ply")) {
                Http.Answer answer = caller.get(order + path);
                assertThat(answer.status()).as(path).isEqualTo(404);
                assertThat(answer.json().path("Code").asString()).isEqualTo("ORDER_NOT_FOUND");
            }
        }
    }

    /** As packages are: DPMS API V2, 4.7.3. */
    @Test
    void notMeasuredInTime_404WithRetryAfter_andMeasuredMeanwhile() {
        String order = scanned(upper(0.1), lower(0));
        scheduler.pause();

        Http.Answer early = get(order + "/occlusion");
        assertThat(early.status()).isEqualTo(404);
        assertThat(early.header("Retry-After")).matches("[1-9][0-9]*");
        assertThat(early.json().path("Code").asString()).isEqualTo("NOT_READY");

        scheduler.resume();
        scheduler.triggerCheckForDueExecutions();
        Eventually.until("it is measured although nobody asks", () -> rows().equals(List.of("READY")));
    }

    @Test
    void raced_measuredOnceWithTheSameBytes() throws Exception {
        String order = scanned(upper(0.1), lower(0));

        List<Http.Answer> answers = Together.run(
                6, () -> Eventually.get(() -> get(order + "/occlusion/model.glb"), answer -> answer.status() == 200));

        assertThat(answers)
                .extracting(answer -> answer.header("ETag"))
                .containsOnly(answers.getFirst().header("ETag"));
        assertThat(rows()).containsExactly("READY");
    }

    @Test
    void cannotBeMeasured_saidAndTriedAgain() {
        String order = scanned(upper(0.1), lower(0));
        jdbc.sql("update scan_file set mesh_sha256 = repeat('0', 64) where company_id = :company and jaw = 'LOWER'")
                .param("company", clinic.clinic().id().value())
                .update();

        Http.Answer failed = Eventually.get(
                () -> get(order + "/occlusion"),
                answer -> answer.json().path("Code").asString().equals("NOT_MEASURED"));
        assertThat(failed.status()).isEqualTo(404);
        assertThat(failed.header("Retry-After"))
                .as("it failed; nothing is on its way")
                .isEmpty();
        assertThat(rows()).containsExactly("FAILED");

        // the upper jaw's mesh stands in for the lost one
        jdbc.sql("""
                        update scan_file f set mesh_sha256 = u.mesh_sha256, mesh_size = u.mesh_size from scan_file u
                        where f.company_id = :company and f.jaw = 'LOWER' and u.company_id = :company and u.jaw = 'UPPER'
                        """).param("company", clinic.clinic().id().value()).update();
        assertThat(measured(order + "/occlusion").path("Upper").path("Least").asDouble())
                .isZero();
    }

    @Test
    void unused_areDropped_andMeasuredAgainTheSame() {
        String order = scanned(upper(0.137), lower(0));
        // planes that no other test measures: equal files are one object
        measured(order + "/occlusion");
        String tag = get(order + "/occlusion/model.glb").header("ETag");
        assertThat(named(tag)).isTrue();
        age(Duration.ofDays(29));
        measurements.dropUnused();
        assertThat(rows()).hasSize(1);

        age(Duration.ofDays(31));
        measurements.dropUnused();
        assertThat(rows()).isEmpty();
        assertThat(named(tag)).isFalse();

        measured(order + "/occlusion");
        assertThat(get(order + "/occlusion/model.glb").header("ETag")).isEqualTo(tag);
    }

    private static byte[] lower(double z) {
        return Stl.hills(CELLS, z, 0);
    }

    /** A plane that faces down. */
    private static byte[] upper(double z) {
        ByteBuffer stl = ByteBuffer.wrap(Stl.hills(CELLS, z, 0));
        for (int at = Stl.HEADER; at < stl.capacity(); at += Stl.TRIANGLE) {
            byte[] second = new byte[12];
            byte[] third = new byte[12];
            stl.get(at + 24, second).get(at + 36, third);
            stl.put(at + 24, third).put(at + 36, second);
        }
        return stl.array();
    }

    /** The path of an order that these jaws were scanned for, ready. */
    private String scanned(byte[] upper, byte[] lower) {
        return ready(clinic.device().scan(rx, upper, lower));
    }

    private static String path(JsonNode scan) {
        return "/third-party/v2/order/" + scan.path("OrderId").asString();
    }

    private String ready(JsonNode scan) {
        String order = path(scan);
        Eventually.get(() -> get(order + "/download/IMAGE_GALLERY"), answer -> answer.status() == 200);
        return order;
    }

    /** The lab sends the scan back, and the next one is ready. */
    private void scanAgain(String order, byte[] upper, byte[] lower) {
        assertThat(lab.http()
                        .post(order + "/return", "{\"Reason\": \"once more\"}")
                        .status())
                .isEqualTo(200);
        clinic.device().scan(rx, upper, lower);
        long number = Long.parseLong(order.substring(order.lastIndexOf('/') + 1));
        Eventually.until(
                "revision 2 is ready",
                () -> jdbc.sql("select count(*) from artifact where order_id = :order and revision = 2")
                                .param("order", number)
                                .query(Integer.class)
                                .single()
                        == ArtifactKind.values().length);
    }

    private Http.Answer get(String path) {
        return clinic.practice().get(path);
    }

    private JsonNode measured(String path) {
        return Eventually.get(() -> get(path), answer -> answer.status() == 200).data();
    }

    private static String color(JsonNode measured, double distance) {
        return measured.path("Colors")
                .valueStream()
                .filter(stop -> stop.path("Distance").asDouble() == distance)
                .findFirst()
                .orElseThrow()
                .path("Color")
                .asString();
    }

    private List<String> rows() {
        return jdbc.sql("select state from measurement where company_id = :company")
                .param("company", clinic.clinic().id().value())
                .query((row, number) -> row.getString("state"))
                .list();
    }

    private boolean named(String tag) {
        Set<String> object = Set.of(tag.replace("\"", ""));
        return tables.stream().anyMatch(table -> !table.namedAmong(object).isEmpty());
    }

    private void age(Duration by) {
        jdbc.sql("update measurement set used_at = :then where company_id = :company")
                .param("then", Instant.now().minus(by).atOffset(ZoneOffset.UTC))
                .param("company", clinic.clinic().id().value())
                .update();
    }

    /** A PLY as the format's description has it: text up to the line end_header, then 15 bytes a vertex. */
    private record Ply(int vertices, int triangles, Set<Integer> colors) {

        static Ply of(byte[] file) {
            String text = new String(file, StandardCharsets.ISO_8859_1);
            int body = text.indexOf("end_header\n") + "end_header\n".length();
            String header = text.substring(0, body);
            assertThat(header).contains("format binary_little_endian 1.0", "property uchar red");
            int vertices = number(header, "element vertex ");
            Set<Integer> colors = new TreeSet<>();
            for (int v = 0; v < vertices; v++) {
                int at = body + 15 * v + 12;
                colors.add((file[at] & 0xff) << 16 | (file[at + 1] & 0xff) << 8 | (file[at + 2] & 0xff));
            }
            return new Ply(vertices, number(header, "element face "), colors);
        }

        private static int number(String header, String before) {
            int from = header.indexOf(before) + before.length();
            return Integer.parseInt(header.substring(from, header.indexOf('\n', from)));
        }
    }
}
