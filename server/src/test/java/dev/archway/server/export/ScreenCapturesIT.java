package dev.archway.server.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.account.Registration;
import dev.archway.server.order.Orders;
import dev.archway.server.platform.ObjectNames;
import dev.archway.server.platform.ObjectStore;
import dev.archway.server.platform.PublicAddress;
import dev.archway.server.scan.Captures;
import dev.archway.server.testing.ArchwayIT;
import dev.archway.server.testing.Device;
import dev.archway.server.testing.Eventually;
import dev.archway.server.testing.Http;
import dev.archway.server.testing.Jpegs;
import dev.archway.server.testing.ScannedClinic;
import dev.archway.server.testing.TestClinic;
import dev.archway.server.testing.Together;
import dev.archway.server.testing.Zip;
import dev.archway.wire.LatestFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import tools.jackson.databind.JsonNode;

/** Screen captures as practices and labs fetch them. DPMS API V2, 4.7 to 4.9. */
@NullUnmarked // Spring fills the fields
class ScreenCapturesIT extends ArchwayIT {

    private static final byte[] FIRST = Jpegs.picture(1);
    private static final byte[] SECOND = Jpegs.picture(2);

    @Autowired
    Registration registration;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Captures captures;

    @Autowired
    Orders orders;

    @Autowired
    CaptureZipRepository zips;

    @Autowired
    ObjectStore store;

    @Autowired
    Workbench workbench;

    @Autowired
    PublicAddress address;

    @Autowired
    List<ObjectNames> tables;

    private ScannedClinic clinic;
    private long order;

    @BeforeEach
    void scannedOrder() {
        clinic = ScannedClinic.open(registration, http());
        order = clinic.readyOrder();
    }

    /** 4.8.3: every name, the order's number as text, times in the documented forms, the full address of each file. */
    @Test
    void latestFiles_asDocumented() {
        String first = capture(order, "IMAGE_3D", FIRST);
        String second = capture(order, "IMAGE_3D&Annotated=true", SECOND);

        JsonNode answer =
                clinic.practice().get("/api/third-party/v2/latest-files").json();

        assertThat(answer.path("Status").asInt()).isEqualTo(1);
        JsonNode data = answer.path("Data");
        assertThat(data.propertyNames()).containsExactly("Since", "CompanyId", "OrderFileUrls");
        assertThat(data.path("Since").asString())
                .isEqualTo(LocalDate.now(ZoneOffset.UTC).minusDays(14) + "T00:00:00Z");
        assertThat(data.path("CompanyId").asLong())
                .isEqualTo(clinic.clinic().id().value());
        assertThat(data.path("OrderFileUrls")).hasSize(1);
        JsonNode files = data.path("OrderFileUrls").path(0);
        assertThat(files.propertyNames()).containsExactly("OrderId", "Urls");
        assertThat(files.path("OrderId").isString()).isTrue();
        assertThat(files.path("OrderId").asString()).isEqualTo(Long.toString(order));
        assertThat(files.path("Urls").propertyNames()).containsExactly("SCREEN_CAPTURE");
        JsonNode list = files.path("Urls").path("SCREEN_CAPTURE");
        assertThat(list).hasSize(2).allSatisfy(file -> {
            assertThat(file.propertyNames()).containsExactly("FileUrl", "CreatedDate");
            assertThat(file.path("CreatedDate").asString())
                    .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        });
        String base = http().base() + "/third-party/v2/order/" + order + "/download/SCREEN_CAPTURE/";
        assertThat(list)
                .extracting(file -> file.path("FileUrl").asString())
                .containsExactly(base + first, base + second);
        assertThat(clinic.practice().get(base + first).bytes()).isEqualTo(FIRST);
    }

    @Test
    void latestFiles_orderByOrder_ofThisClinicAlone() {
        long other = clinic.readyOrder();
        capture(other, "IMAGE_3D", FIRST);
        capture(order, "IMAGE_3D", SECOND);
        capture(other, "SCANNER_WINDOW", Jpegs.picture(3));
        ScannedClinic stranger = ScannedClinic.open(registration, http());

        JsonNode files = latest("").path("OrderFileUrls");

        assertThat(files).extracting(each -> each.path("OrderId").asString()).containsExactly("" + order, "" + other);
        assertThat(files)
                .extracting(each -> each.path("Urls").path("SCREEN_CAPTURE").size())
                .containsExactly(1, 2);
        assertThat(stranger.practice()
                        .get("/third-party/v2/latest-files")
                        .data()
                        .path("OrderFileUrls"))
                .isEmpty();
    }

    /** 4.4.7: an order is listed when its files are ready; before that nobody who polls has heard of it. */
    @Test
    void latestFiles_onlyListedOrders() {
        capture(order, "IMAGE_3D", FIRST);
        jdbc.sql("update orders set listed_at = null where id = :id")
                .param("id", order)
                .update();

        assertThat(latest("").path("OrderFileUrls")).isEmpty();
    }

    /** 4.8.2: 14 days without a date; more than 90 days is answered as 90; a day begins at midnight UTC whatever the zone of the clock. */
    @Test
    void latestFiles_days() {
        capture(order, "IMAGE_3D", FIRST);
        Instant now = Instant.parse("2026-03-31T23:30:00Z");

        created("2026-03-17T00:00:00Z");
        assertThat(latestAt(now, null)).isEqualTo("2026-03-17T00:00:00Z 1");
        created("2026-03-16T23:59:59.999Z");
        assertThat(latestAt(now, null)).isEqualTo("2026-03-17T00:00:00Z 0");
        assertThat(latestAt(now, "2026-03-16")).isEqualTo("2026-03-16T00:00:00Z 1");
        assertThat(latestAt(now.plus(Duration.ofHours(1)), null)).isEqualTo("2026-03-18T00:00:00Z 0");

        created("2025-12-31T00:00:00Z");
        assertThat(latestAt(now, "2025-12-31")).as("90 days").isEqualTo("2025-12-31T00:00:00Z 1");
        assertThat(latestAt(now, "2025-12-30")).as("91 days").isEqualTo("2025-12-31T00:00:00Z 1");
        assertThat(latestAt(now, "0001-01-01")).isEqualTo("2025-12-31T00:00:00Z 1");
        created("2025-12-30T23:59:59.999Z");
        assertThat(latestAt(now, "2025-12-30")).isEqualTo("2025-12-31T00:00:00Z 0");

        assertThat(latestAt(now, "2026-04-01")).as("tomorrow").isEqualTo("2026-04-01T00:00:00Z 0");
        assertThat(latestAt(now, "9999-12-31")).isEqualTo("9999-12-31T00:00:00Z 0");
    }

    @Test
    void latestFiles_dateFromAnyCase() {
        String today = LocalDate.now(ZoneOffset.UTC).toString();
        assertThat(latest("?DATEFROM=" + today).path("Since").asString()).isEqualTo(today + "T00:00:00Z");
        assertThat(latest("?dateFrom=").path("Since").asString()).endsWith("T00:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yesterday",
                "2026-1-5",
                "2026-02-30",
                "2026-13-01",
                "20260131",
                "31.01.2026",
                "2026-01-31T00:00:00Z",
                "-2026-01-31",
                "1e9"
            })
    void latestFiles_wrongDate(String date) {
        Http.Answer answer = clinic.practice().get("/third-party/v2/latest-files?dateFrom=" + date);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("Message").asString()).contains("dateFrom", date, "YYYY-MM-DD");
    }

    @Test
    void latestFiles_callers() {
        Http lab = TestClinic.paired(http(), "sandbox-lms", "labtech@precision.test", 70010);

        assertThat(http().get("/third-party/v2/latest-files").status()).isEqualTo(401);
        assertThat(lab.get("/third-party/v2/latest-files").status()).isEqualTo(403);
        assertThat(clinic.practice()
                        .get("/third-party/v2/latest-files?dateFrom=2026-01-01&dateFrom=2026-01-02")
                        .status())
                .isEqualTo(400);
        assertThat(clinic.practice().get("/third-party/v3/latest-files/").status())
                .isEqualTo(200);
    }

    /** 4.9: the JPG, with everything that other downloads have. */
    @Test
    void single_headersAndRanges() {
        String id = capture(order, "COLOR_2D&Annotated=true&TakenAt=2026-01-31T09:30:00.123Z", FIRST);
        String path = "/third-party/v2/order/" + order + "/download/SCREEN_CAPTURE/" + id;
        Http practice = clinic.practice();

        Http.Answer whole = practice.get(path);
        assertThat(whole.status()).isEqualTo(200);
        assertThat(whole.bytes()).isEqualTo(FIRST);
        assertThat(whole.header("Content-Type")).isEqualTo("image/jpeg");
        assertThat(whole.header("X-Content-Type-Options")).isEqualTo("nosniff");
        String sha256 = Device.sha256(FIRST);
        assertThat(whole.header("ETag")).isEqualTo("\"" + sha256 + "\"");
        assertThat(whole.header("Repr-Digest"))
                .isEqualTo("sha-256=:"
                        + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256)) + ":");
        assertThat(whole.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"" + order + "_20260131T093000123Z_2d_color_annotated.jpg\"");

        Http.Answer part = practice.with("Range", "bytes=10-19")
                .with("If-Range", whole.header("ETag"))
                .get(path);
        assertThat(part.status()).isEqualTo(206);
        assertThat(part.header("Content-Type")).isEqualTo("image/jpeg");
        assertThat(part.bytes()).isEqualTo(Arrays.copyOfRange(FIRST, 10, 20));
        assertThat(practice.with("Range", "bytes=10-19")
                        .with("If-Range", "\"other\"")
                        .get(path)
                        .status())
                .isEqualTo(200);
        assertThat(practice.with("If-None-Match", whole.header("ETag"))
                        .get(path)
                        .status())
                .isEqualTo(304);
        Http.Answer head = practice.send("HEAD", path, null, null);
        assertThat(head.header("Content-Length")).isEqualTo(Integer.toString(FIRST.length));
        assertThat(head.header("Content-Type")).isEqualTo("image/jpeg");
        assertThat(practice.get(path.replace("SCREEN_CAPTURE", "screen_capture").replace("v2", "v3"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void single_othersAreNotThere() {
        String id = capture(order, "IMAGE_3D", FIRST);
        long other = clinic.readyOrder();
        ScannedClinic stranger = ScannedClinic.open(registration, http());
        Http lab = TestClinic.paired(http(), "sandbox-lms", "labtech@precision.test", 70010);

        assertThat(status(clinic.practice(), other, id)).as("of another order").isEqualTo(404);
        assertThat(status(clinic.practice(), order, UUID.randomUUID().toString()))
                .isEqualTo(404);
        assertThat(status(clinic.practice(), order, "1-1-1-1-1")).isEqualTo(404);
        assertThat(status(clinic.practice(), order, "first")).isEqualTo(404);
        assertThat(status(clinic.practice(), 999_999_999, id)).isEqualTo(404);
        assertThat(status(stranger.practice(), order, id)).isEqualTo(404);
        assertThat(status(lab, order, id)).as("a lab that it was not sent to").isEqualTo(404);
        assertThat(status(http(), order, id)).isEqualTo(401);
        assertThat(clinic.practice()
                        .get("/third-party/v2/order/" + order + "/download/IDE/" + id)
                        .status())
                .isEqualTo(400);
        assertThat(stranger.download(order, "SCREEN_CAPTURE").status()).isEqualTo(404);
        assertThat(lab.get("/third-party/v2/order/" + order + "/download/SCREEN_CAPTURE")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void lab_thatTheOrderWasSentTo() {
        long sent = clinic.scan(clinic.rx(", \"procedureMapId\": 30, \"labId\": 70010"))
                .path("OrderId")
                .asLong();
        Eventually.get(() -> clinic.download(sent, "IDE"), answer -> answer.status() == 200);
        String id = capture(sent, "IMAGE_3D", FIRST);
        Http lab = TestClinic.paired(http(), "sandbox-lms", "labtech@precision.test", 70010);

        assertThat(status(lab, sent, id)).isEqualTo(200);
        assertThat(Zip.of(lab.get("/third-party/v2/order/" + sent + "/download/SCREEN_CAPTURE")
                                .bytes())
                        .names())
                .hasSize(1);
    }

    /** 4.7.3: 204 when there are none, in whatever state the order is. */
    @Test
    void zip_noneIs204() {
        assertThat(clinic.download(order, "SCREEN_CAPTURE").status()).isEqualTo(204);
        assertThat(clinic.download(order, "SCREEN_CAPTURE").bytes()).isEmpty();
        long open = clinic.device().open(clinic.rx("")).path("OrderId").asLong();
        assertThat(clinic.download(open, "SCREEN_CAPTURE").status()).isEqualTo(204);
        assertThat(clinic.download(999_999_999, "SCREEN_CAPTURE").status()).isEqualTo(404);
    }

    /** Captures come plain and annotated; the names tell kind, time and annotation, and nothing of the patient. */
    @Test
    void zip_allOfTheOrder_stored() throws IOException {
        capture(order, "SCANNER_WINDOW&TakenAt=2026-01-31T09:31:00Z", SECOND);
        capture(order, "IMAGE_3D&TakenAt=2026-01-31T09:30:00Z", FIRST);
        capture(order, "IMAGE_3D&Annotated=true&TakenAt=2026-01-31T09:30:00Z", SECOND);
        capture(order, "IMAGE_3D&TakenAt=2026-01-31T09:30:00Z", Jpegs.picture(3));
        capture(clinic.readyOrder(), "IMAGE_3D", Jpegs.picture(4));

        Http.Answer answer = clinic.download(order, "SCREEN_CAPTURE");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/zip");
        assertThat(answer.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"screen_captures_" + order + ".zip\"");
        Zip zip = Zip.of(answer.bytes());
        assertThat(zip.names())
                .containsExactly(
                        order + "_20260131T093000000Z_3d_image.jpg",
                        order + "_20260131T093000000Z_3d_image_2.jpg",
                        order + "_20260131T093000000Z_3d_image_annotated.jpg",
                        order + "_20260131T093100000Z_scanner_window.jpg");
        assertThat(zip.bytes(order + "_20260131T093000000Z_3d_image.jpg")).isEqualTo(FIRST);
        assertThat(zip.bytes(order + "_20260131T093000000Z_3d_image_2.jpg")).isEqualTo(Jpegs.picture(3));
        assertThat(zip.bytes(order + "_20260131T093000000Z_3d_image_annotated.jpg"))
                .isEqualTo(SECOND);
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(answer.bytes()))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                assertThat(entry.getMethod()).isEqualTo(ZipEntry.STORED);
            }
        }
    }

    @Test
    void zip_sameBytes_untilACaptureIsAdded() {
        capture(order, "IMAGE_3D", FIRST);
        Http.Answer first = clinic.download(order, "SCREEN_CAPTURE");
        Http practice = clinic.practice();
        String path = "/third-party/v2/order/" + order + "/download/SCREEN_CAPTURE";

        assertThat(first.header("ETag")).isEqualTo("\"" + Device.sha256(first.bytes()) + "\"");
        assertThat(practice.get(path.replace("SCREEN_CAPTURE", "Screen_Capture"))
                        .bytes())
                .isEqualTo(first.bytes());
        jdbc.sql("delete from capture_zip where order_id = :order")
                .param("order", order)
                .update();
        assertThat(practice.get(path).bytes()).as("made anew").isEqualTo(first.bytes());
        assertThat(practice.with("If-None-Match", first.header("ETag"))
                        .get(path)
                        .status())
                .isEqualTo(304);
        Http.Answer part = practice.with("Range", "bytes=5-")
                .with("If-Range", first.header("ETag"))
                .get(path);
        assertThat(part.bytes()).isEqualTo(Arrays.copyOfRange(first.bytes(), 5, first.bytes().length));

        capture(order, "IMAGE_3D", SECOND);
        Http.Answer second =
                practice.with("If-None-Match", first.header("ETag")).get(path);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.header("ETag")).isNotEqualTo(first.header("ETag"));
        assertThat(Zip.of(second.bytes()).names()).hasSize(2);
        assertThat(practice.with("Range", "bytes=5-")
                        .with("If-Range", first.header("ETag"))
                        .get(path)
                        .status())
                .as("the rest of a zip that is no more")
                .isEqualTo(200);
    }

    /** An object that no table names is swept. */
    @Test
    void objects_areNamed() {
        capture(order, "IMAGE_3D", Jpegs.picture(20));
        String picture = Device.sha256(Jpegs.picture(20));
        String zip = Device.sha256(clinic.download(order, "SCREEN_CAPTURE").bytes());

        assertThat(tables)
                .flatExtracting(table -> table.namedAmong(List.of(picture, zip)))
                .containsExactlyInAnyOrder(picture, zip);
    }

    @Test
    void zip_askedForAtOnce_whileCapturesCome() throws Exception {
        for (int i = 0; i < 4; i++) {
            capture(order, "IMAGE_3D", Jpegs.picture(10 + i));
        }

        List<String> tags =
                Together.run(6, () -> clinic.download(order, "SCREEN_CAPTURE").header("ETag"));

        assertThat(new HashSet<>(tags)).hasSize(1);
    }

    private String capture(long of, String query, byte[] jpeg) {
        Http.Answer answer = clinic.device()
                .http()
                .sendBytes("POST", "/api/scanner/v1/orders/" + of + "/captures?Kind=" + query, jpeg, "image/jpeg");
        assertThat(answer.status()).isEqualTo(200);
        return answer.data().path("CaptureId").asString();
    }

    private JsonNode latest(String query) {
        return clinic.practice().get("/third-party/v2/latest-files" + query).data();
    }

    private static int status(Http caller, long order, String id) {
        return caller.get("/third-party/v2/order/" + order + "/download/SCREEN_CAPTURE/" + id)
                .status();
    }

    private void created(String time) {
        jdbc.sql("update screen_capture set created_at = cast(:time as timestamptz) where order_id = :order")
                .param("time", time)
                .param("order", order)
                .update();
    }

    /** The same service with a clock that the test sets, in a zone that is ahead of UTC: since when, and how many orders. */
    private String latestAt(Instant now, @Nullable String from) {
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(new MockHttpServletRequest()));
        try {
            LatestFiles files = new ScreenCaptures(
                            captures,
                            orders,
                            zips,
                            store,
                            workbench,
                            address,
                            Clock.fixed(now, ZoneId.of("Pacific/Kiritimati")))
                    .latest(clinic.clinic().id(), from == null ? null : LocalDate.parse(from));
            return files.since() + " " + files.orderFileUrls().size();
        } finally {
            RequestContextHolder.resetRequestAttributes();
        }
    }
}
