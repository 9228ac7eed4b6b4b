package dev.archway.server.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.account.Registration;
import dev.archway.server.platform.ObjectStore;
import dev.archway.server.testing.ArchwayIT;
import dev.archway.server.testing.Device;
import dev.archway.server.testing.Eventually;
import dev.archway.server.testing.Http;
import dev.archway.server.testing.Jpegs;
import dev.archway.server.testing.ScannedClinic;
import dev.archway.server.testing.Together;
import dev.archway.wire.ScannerModel;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Screen captures as scanners send them. DPMS API V2, 4.7.4. */
@NullUnmarked // Spring fills the fields
class CapturesIT extends ArchwayIT {

    private static final byte[] PICTURE = Jpegs.picture(1);

    @Autowired
    Registration registration;

    @Autowired
    ObjectStore store;

    @Autowired
    JdbcClient jdbc;

    private ScannedClinic clinic;
    private long order;

    @BeforeEach
    void scannedOrder() {
        clinic = ScannedClinic.open(registration, http());
        order = clinic.readyOrder();
    }

    @Test
    void capture_isKept() throws IOException {
        Http.Answer answer = send("Kind=IMAGE_3D&Annotated=true&TakenAt=2026-01-31T09:30:00.5Z", PICTURE);

        assertThat(answer.status()).isEqualTo(200);
        JsonNode capture = answer.data();
        assertThat(capture.propertyNames())
                .containsExactly("CaptureId", "OrderId", "Kind", "Annotated", "TakenDate", "CreatedDate");
        assertThat(capture.path("CaptureId").asString()).hasSize(36);
        assertThat(capture.path("OrderId").asLong()).isEqualTo(order);
        assertThat(capture.path("Kind").asString()).isEqualTo("IMAGE_3D");
        assertThat(capture.path("Annotated").asBoolean()).isTrue();
        assertThat(capture.path("TakenDate").asString()).isEqualTo("2026-01-31T09:30:00.500Z");
        assertThat(Instant.parse(capture.path("CreatedDate").asString()))
                .isBetween(Instant.now().minus(Duration.ofMinutes(5)), Instant.now());
        assertThat(store.exists(Device.sha256(PICTURE))).isTrue();
    }

    @Test
    void defaults_notAnnotatedAndTakenNow() {
        JsonNode capture = send("kind=scanner_window", PICTURE).data();

        assertThat(capture.path("Annotated").asBoolean()).isFalse();
        assertThat(capture.path("TakenDate").asString())
                .isEqualTo(capture.path("CreatedDate").asString());
    }

    /** DPMS API V2, 4.5.1: a new screen capture will not trigger a notification; it is no revision either. */
    @Test
    void capture_tellsNobodyAndChangesNothing() {
        String before = clinic.orders().toString();
        Eventually.get(clinic::inbox, told -> told.size() == 1);

        assertThat(send("Kind=SCANNER_WINDOW", PICTURE).status()).isEqualTo(200);

        assertThat(clinic.orders().toString()).isEqualTo(before);
        assertThat(clinic.scan(clinic.rx("")).path("Revision").asInt()).isEqualTo(1);
        Eventually.get(clinic::inbox, told -> told.size() == 2);
        assertThat(clinic.inbox())
                .as("what came later was told, and the capture was not")
                .hasSize(2);
    }

    @Test
    void sameBytesAgain_sameCapture() {
        JsonNode first =
                send("Kind=IMAGE_3D&TakenAt=2026-01-31T09:30:00Z", PICTURE).data();

        assertThat(send("Kind=IMAGE_3D", PICTURE).data()).isEqualTo(first);
        assertThat(send("Kind=IMAGE_3D&Annotated=true", PICTURE).data()).isNotEqualTo(first);
        assertThat(send("Kind=SCANNER_WINDOW", PICTURE).data()).isNotEqualTo(first);
        assertThat(files()).hasSize(3);
    }

    @Test
    void sameBytesAtOnce_oneCapture() throws Exception {
        List<JsonNode> captures =
                Together.run(6, () -> send("Kind=IMAGE_3D", PICTURE).data());

        assertThat(new HashSet<>(captures)).hasSize(1);
        assertThat(files()).hasSize(1);
    }

    /** Both kinds of photographs need a scanner that takes images; an order can be captured by any scanner of its clinic. */
    @Test
    void photographs_onlyByScannersThatTakeThem() {
        registration.scanner(clinic.clinic().id(), "E2-" + order, ScannerModel.ELEMENT_2, "other-secret");
        Http older = Device.login(http(), "E2-" + order, "other-secret").http();

        Http.Answer refused = send(older, order, "Kind=COLOR_2D", PICTURE);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("Message").asString())
                .contains("COLOR_2D", "SCANNER_WINDOW or IMAGE_3D", "iTero Element 2");
        assertThat(send(older, order, "Kind=NIRI_2D", PICTURE).status()).isEqualTo(400);
        assertThat(send(older, order, "Kind=IMAGE_3D", PICTURE).status()).isEqualTo(200);
        assertThat(send("Kind=COLOR_2D", PICTURE).status()).isEqualTo(200);
    }

    @Test
    void infrared_onlyWhenTheAccountWantsIt() {
        Http.Answer off = send("Kind=NIRI_2D", PICTURE);
        assertThat(off.status()).isEqualTo(409);
        assertThat(off.json().path("Code").asString()).isEqualTo("NIRI_OFF");

        registration.niri(clinic.clinic().id(), true);
        assertThat(send("Kind=NIRI_2D", PICTURE).status()).isEqualTo(200);
        registration.niri(clinic.clinic().id(), false);
        assertThat(send("Kind=NIRI_2D", Jpegs.picture(2)).status()).isEqualTo(409);
        assertThat(files()).as("what was taken stays").hasSize(1);
    }

    @Test
    void orderWithoutCompletedScan() {
        long open = clinic.device().open(clinic.rx("")).path("OrderId").asLong();

        Http.Answer answer = send(clinic.device().http(), open, "Kind=IMAGE_3D", PICTURE);

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().path("Code").asString()).isEqualTo("SCAN_NOT_COMPLETED");
    }

    /** DPMS API V2, 4.7.2: at any time after the scan is completed, so also while its order waits for another one. */
    @Test
    void orderThatWasReturned() {
        jdbc.sql("update orders set state = 'SCANNING' where id = :id")
                .param("id", order)
                .update();

        assertThat(send("Kind=IMAGE_3D", PICTURE).status()).isEqualTo(200);
        assertThat(files()).hasSize(1);
    }

    @Test
    void otherOrders_areNotThere() {
        Http stranger = ScannedClinic.open(registration, http()).device().http();

        assertThat(send(stranger, order, "Kind=IMAGE_3D", PICTURE).status()).isEqualTo(404);
        assertThat(send(clinic.device().http(), 999_999_999, "Kind=IMAGE_3D", PICTURE)
                        .status())
                .isEqualTo(404);
        assertThat(post(clinic.device().http(), "/api/scanner/v1/orders/first/captures?Kind=IMAGE_3D", PICTURE)
                        .status())
                .isEqualTo(404);
        assertThat(files()).isEmpty();
    }

    @Test
    void otherCallers() {
        assertThat(send(http(), order, "Kind=IMAGE_3D", PICTURE).status()).isEqualTo(401);
        assertThat(send(clinic.practice(), order, "Kind=IMAGE_3D", PICTURE).status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Kind=",
                "Kind=NIRI",
                "Kind=0",
                "Kind=IMAGE_3D&Kind=COLOR_2D",
                "Kind=IMAGE_3D&Annotated=1",
                "Kind=IMAGE_3D&TakenAt=2026-01-31",
                "Kind=IMAGE_3D&TakenAt=yesterday",
                "Kind=IMAGE_3D&TakenAt=1999-12-31T23:59:59Z",
                "Kind=IMAGE_3D&TakenAt=2199-01-01T00:00:00Z"
            })
    void wrongParameters(String query) {
        Http.Answer answer = send(query, PICTURE);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("Message").asString()).contains("accepted");
        assertThat(files()).isEmpty();
    }

    @Test
    void noPicture() {
        for (byte[] bytes : List.of(
                new byte[0],
                "JPEG".getBytes(StandardCharsets.UTF_8),
                Jpegs.picture("png", 320, 240, 1),
                Arrays.copyOf(PICTURE, PICTURE.length / 2),
                Jpegs.claiming(PICTURE, 65_000, 65_000))) {
            Http.Answer answer = send("Kind=IMAGE_3D", bytes);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().path("Status").asInt()).isZero();
            assertThat(answer.json().path("Message").asString()).contains("accepted");
        }
        assertThat(files()).isEmpty();
    }

    @Test
    void otherContentType() {
        String path = "/api/scanner/v1/orders/" + order + "/captures?Kind=IMAGE_3D";
        assertThat(clinic.device()
                        .http()
                        .sendBytes("POST", path, PICTURE, "image/png")
                        .status())
                .isEqualTo(415);
        assertThat(clinic.device().http().post(path, "{}").status()).isEqualTo(415);
    }

    /** More than the JSON limit of 1 MB is fine, more than 20 MB is not; it is told before anything was sent. */
    @Test
    void size() throws IOException {
        byte[] large = Arrays.copyOf(PICTURE, 3 << 20);
        assertThat(send("Kind=IMAGE_3D", large).status()).isEqualTo(200);

        URI base = URI.create(http().base());
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST /api/scanner/v1/orders/" + order + "/captures?Kind=IMAGE_3D HTTP/1.1\r\nHost: "
                            + base.getAuthority()
                            + "\r\nAuthorization: Bearer " + token()
                            + "\r\nContent-Type: image/jpeg\r\nContent-Length: "
                            + ((20 << 20) + 1) + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            assertThat(in.readLine()).startsWith("HTTP/1.1 413");
        }
    }

    private String token() {
        return http().post("/api/scanner/v1/login", """
                        {"Serial": "%s", "Secret": "test-secret"}""".formatted(
                                clinic.clinic().scanner().serial()))
                .data()
                .path("Token")
                .asString();
    }

    /** What the practice sees of this order. */
    private JsonNode files() {
        return clinic.practice()
                .get("/third-party/v2/latest-files")
                .data()
                .path("OrderFileUrls")
                .path(0)
                .path("Urls")
                .path("SCREEN_CAPTURE");
    }

    private Http.Answer send(String query, byte[] jpeg) {
        return send(clinic.device().http(), order, query, jpeg);
    }

    private static Http.Answer send(Http scanner, long order, String query, byte[] jpeg) {
        return post(scanner, "/api/scanner/v1/orders/" + order + "/captures?" + query, jpeg);
    }

    private static Http.Answer post(Http scanner, String path, byte[] jpeg) {
        return scanner.sendBytes("POST", path, jpeg, "image/jpeg");
    }
}
