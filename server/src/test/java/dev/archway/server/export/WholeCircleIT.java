package dev.archway.server.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.account.Registration;
import dev.archway.server.testing.ArchwayIT;
import dev.archway.server.testing.Device;
import dev.archway.server.testing.Eventually;
import dev.archway.server.testing.Http;
import dev.archway.server.testing.Stl;
import dev.archway.server.testing.TestClinic;
import dev.archway.server.testing.Zip;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** From the scan request to the webhook and the download, over raw HTTP. */
class WholeCircleIT extends ArchwayIT {

    private static final byte[] UPPER = Stl.upper(60);
    private static final byte[] LOWER = Stl.lower(60);

    @Autowired
    Registration registration;

    private TestClinic clinic;
    private Http practice;
    private Device device;

    @BeforeEach
    void clinic() {
        clinic = TestClinic.open(registration);
        practice = http().as(token());
        device = Device.login(http(), clinic.scanner().serial(), "test-secret");
    }

    @Test
    void scanOfAnRx_isNotifiedListedAndDownloaded() {
        String rx = request(", \"procedureMapId\": 30, \"labId\": 70010");

        assertThat(device.worklist().path(0).path("RxId").asString()).isEqualTo(rx);
        JsonNode opened = device.open(rx);
        String scan = opened.path("ScanId").asString();
        assertThat(opened.path("UploadUrl").asString()).isEqualTo(http().base() + "/api/scanner/v1/uploads");

        String upper = uploadInTwoParts(scan, UPPER);
        String lower = device.upload(scan, "lower.stl", LOWER);
        assertThat(orders()).isEmpty();

        JsonNode accepted = device.complete(
                        scan,
                        Device.manifest(
                                """
                                , "Operator": {"Id": 17, "Name": "Sam Shore"}, "ScanningTime": 312, "ScannedAt": "2026-02-03T04:05:06Z",
                                "Preps": [{"AdaId": 8, "UnitTypeId": 2}, {"AdaId": 9, "UnitTypeId": 2, "BridgeId": 1}]
                                """,
                                Device.file("Upper", upper, "upper.stl", UPPER),
                                Device.file("Lower", lower, "lower.stl", LOWER)))
                .data();
        assertThat(accepted.path("RxId").asString()).isEqualTo(rx);
        assertThat(accepted.path("Revision").asInt()).isEqualTo(1);
        assertThat(device.worklist()).isEmpty();

        JsonNode told = inbox();
        assertThat(told.path("Body").toString())
                .isEqualTo("{\"Id\":\"" + rx + "\",\"CompanyId\":\"" + clinic.id() + "\"}");
        assertThat(told.path("Headers").path("webhook-id").asString()).isNotBlank();

        List<JsonNode> listed = orders();
        assertThat(listed).hasSize(1);
        JsonNode order = listed.getFirst();
        assertThat(order.path("Status").asString()).isEqualTo("Completed");
        assertThat(order.path("ScanningDate").asString()).startsWith("2026-02-03T04:05:06");
        assertThat(order.path("ScanningTime").asInt()).isEqualTo(312);
        assertThat(order.path("ScanningOperatorName").asString()).isEqualTo("Sam Shore");
        assertThat(order.path("Preps").path(1).path("UnitTypeName").asString()).isEqualTo("Crown");

        Zip ide = Zip.of(practice.get(order.path("IdeFileUrl").asString()).bytes());
        long number = order.path("OrderId").asLong();
        assertThat(ide.names())
                .containsExactlyInAnyOrder(
                        number + "_shell_occlusion_u.stl",
                        number + "_shell_occlusion_l.stl",
                        "Rx_" + number + ".html",
                        "Rx_" + number + ".pdf",
                        "itero_export_#" + number + "_v30.xml",
                        "itero_export_#" + number + "_v50.xml");
        assertThat(ide.bytes(number + "_shell_occlusion_u.stl")).hasSize(84 + 50 * 7200);

        Zip gallery = Zip.of(
                practice.get(order.path("ThumbnailsDownloadUrl").asString()).bytes());
        assertThat(gallery.names()).hasSize(6);
        assertThat(http().get("/sandbox/inbox").data().valueStream().filter(this::isOurs))
                .hasSize(1);
    }

    @Test
    void scanWithoutAnRx_makesItsOwn() {
        JsonNode opened = device.http()
                .post("/api/scanner/v1/scans", """
                        {"DoctorId": %s, "PatientFirstName": "Wanda", "PatientLastName": "Walker"}""".formatted(clinic.doctor()))
                .data();
        String scan = opened.path("ScanId").asString();
        String upper = device.upload(scan, "upper.stl", UPPER);
        JsonNode accepted = device.complete(scan, Device.manifest("", Device.file("Upper", upper, "upper.stl", UPPER)))
                .data();
        assertThat(accepted.path("RxId").asString())
                .isEqualTo(opened.path("RxId").asString());

        Http.Answer ide = Eventually.get(
                () -> practice.get(
                        "/third-party/v2/order/" + accepted.path("OrderId").asLong() + "/download/IDE"),
                answer -> answer.status() == 200);
        assertThat(Zip.of(ide.bytes()).names())
                .contains(accepted.path("OrderId").asLong() + "_lprofile_teethup_u.stl")
                .hasSize(1 + 4 + 6);
        assertThat(orders()).hasSize(1);
    }

    /** tus 1.0.0: creation with an absolute address, HEAD between two pieces, expiration. */
    private String uploadInTwoParts(String scan, byte[] bytes) {
        HttpResponse<byte[]> created = device.create(scan, "upper.stl", bytes.length);
        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.headers().firstValue("Tus-Resumable")).contains("1.0.0");
        assertThat(created.headers().firstValue("Upload-Expires")).isPresent();
        String location = created.headers().firstValue("Location").orElseThrow();
        assertThat(location).startsWith(http().base() + "/api/scanner/v1/uploads/");
        int half = bytes.length / 2;
        HttpResponse<byte[]> first = device.patch(location, 0, Arrays.copyOf(bytes, half));
        assertThat(first.statusCode()).isEqualTo(204);
        HttpResponse<byte[]> head = device.tus("HEAD", location, null);
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("Upload-Offset")).contains(Integer.toString(half));
        assertThat(head.headers().firstValue("Upload-Length")).contains(Integer.toString(bytes.length));
        assertThat(head.headers().firstValue("Cache-Control")).contains("no-store");
        HttpResponse<byte[]> wrong = device.patch(location, half - 1, new byte[1]);
        assertThat(wrong.statusCode()).isEqualTo(409);
        HttpResponse<byte[]> rest = device.patch(location, half, Device.after(bytes, half));
        assertThat(rest.headers().firstValue("Upload-Offset")).contains(Integer.toString(bytes.length));
        return location;
    }

    private String token() {
        return http().post("/sandbox/tokens", """
                        {"Partner": "sandbox-dpms", "User": "%s", "CompanyId": %s, "CallbackUrl": "%s/sandbox/inbox/%s"}""".formatted(clinic.email(), clinic.id(), http().base(), clinic.id()))
                .data()
                .path("OAuthResponse")
                .path("access_token")
                .asString();
    }

    private String request(String more) {
        Http.Answer answer =
                practice.post("/api/third-party/v2/scan-request", clinic.scanRequest("Petra", "Pine", "C-1", more));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.data().asString();
    }

    private List<JsonNode> orders() {
        JsonNode results = practice.get("/third-party/v2/orders/practice?Offset=0&pageSize=10")
                .data()
                .path("Results");
        return StreamSupport.stream(results.spliterator(), false).toList();
    }

    private JsonNode inbox() {
        return Eventually.get(
                        () -> http().get("/sandbox/inbox")
                                .data()
                                .valueStream()
                                .filter(this::isOurs)
                                .toList(),
                        items -> !items.isEmpty())
                .getFirst();
    }

    private boolean isOurs(JsonNode item) {
        return item.path("Inbox").asString().equals(clinic.id().toString());
    }
}
