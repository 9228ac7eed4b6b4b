package dev.archway.server.scan;

import static dev.archway.server.testing.Device.file;
import static dev.archway.server.testing.Device.manifest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.account.Registration;
import dev.archway.server.testing.ArchwayIT;
import dev.archway.server.testing.Device;
import dev.archway.server.testing.Eventually;
import dev.archway.server.testing.Http;
import dev.archway.server.testing.ScannedClinic;
import dev.archway.server.testing.Stl;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Opening, uploading and completing scans. */
class ScanIT extends ArchwayIT {

    private static final byte[] UPPER = Stl.upper(10);

    @Autowired
    Registration registration;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    UploadLeftovers leftovers;

    private ScannedClinic clinic;
    private Device device;

    @BeforeEach
    void clinic() {
        clinic = ScannedClinic.open(registration, http());
        device = clinic.device();
    }

    @Test
    void completedTwice_sameAnswer() {
        String scan = device.open(clinic.rx("")).path("ScanId").asString();
        String manifest = manifest("", file("Upper", device.upload(scan, "u.stl", UPPER), "u.stl", UPPER));

        Http.Answer first = device.complete(scan, manifest);
        Http.Answer second = device.complete(scan, manifest);

        assertThat(first.status()).isEqualTo(200);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.json()).isEqualTo(first.json());
        assertThat(revisions(first)).isEqualTo(1);
    }

    @Test
    void completedAtOnceByMany_oneRevision() throws Exception {
        String scan = device.open(clinic.rx("")).path("ScanId").asString();
        String manifest = manifest("", file("Upper", device.upload(scan, "u.stl", UPPER), "u.stl", UPPER));
        List<Callable<Http.Answer>> calls = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            calls.add(() -> device.complete(scan, manifest));
        }
        List<Http.Answer> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(calls.size())) {
            for (Future<Http.Answer> answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
        }

        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            assertThat(answer.json()).isEqualTo(answers.getFirst().json());
        });
        assertThat(revisions(answers.getFirst())).isEqualTo(1);
        Eventually.get(clinic::inbox, told -> !told.isEmpty());
        assertThat(clinic.inbox()).hasSize(1);
    }

    @Test
    void openedAgain_sameOrderAndTheFirstIsGivenUp() {
        String rx = clinic.rx("");
        var first = device.open(rx);
        var second = device.open(rx);

        assertThat(second.path("OrderId")).isEqualTo(first.path("OrderId"));
        assertThat(second.path("ScanId")).isNotEqualTo(first.path("ScanId"));
        Http.Answer late = device.complete(first.path("ScanId").asString(), "{}");
        assertThat(late.status()).isEqualTo(409);
        assertThat(device.create(first.path("ScanId").asString(), "u.stl", 5).statusCode())
                .isEqualTo(409);
    }

    @Test
    void opened_refusals() {
        ScannedClinic stranger = ScannedClinic.open(registration, http());
        assertThat(open("{\"RxId\": \"" + stranger.rx("") + "\"}").status()).isEqualTo(404);
        assertThat(open("{\"RxId\": \"00000000-0000-0000-0000-000000000000\"}").status())
                .isEqualTo(404);
        assertThat(open("{\"RxId\": \"x\"}").status()).isEqualTo(400);
        assertThat(open("{\"PatientFirstName\": \"A\", \"PatientLastName\": \"B\"}")
                        .json()
                        .path("Message")
                        .asString())
                .contains("DoctorId");
        String rx = clinic.rx("");
        clinic.scan(rx);
        assertThat(open("{\"RxId\": \"" + rx + "\"}").status()).isEqualTo(409);
    }

    @Test
    void completed_clearsItsUploads() {
        String scan = device.open(clinic.rx("")).path("ScanId").asString();
        String upload = device.upload(scan, "u.stl", UPPER);
        device.complete(scan, manifest("", file("Upper", upload, "u.stl", UPPER)));

        assertThat(device.tus("HEAD", upload, null).statusCode()).isEqualTo(404);
    }

    @Test
    void upload_protocol() {
        String scan = device.open(clinic.rx("")).path("ScanId").asString();
        HttpResponse<byte[]> options = device.tus("OPTIONS", http().base() + "/api/scanner/v1/uploads", null);
        assertThat(options.headers().firstValue("Tus-Version")).contains("1.0.0");
        assertThat(options.headers().firstValue("Tus-Extension").orElse("")).contains("creation", "termination");
        assertThat(device.create(scan, "u.stl", (1L << 30) + 1).statusCode()).isEqualTo(413);
        assertThat(device.create(scan, "u.stl", -1).statusCode()).isEqualTo(400);
        assertThat(device.create("x", "u.stl", 5).statusCode()).isEqualTo(404);
        assertThat(device.http()
                        .send("POST", "/api/scanner/v1/uploads", null, null)
                        .status())
                .isEqualTo(412);
        String location =
                device.create(scan, "u.stl", 5).headers().firstValue("Location").orElseThrow();
        assertThat(device.patch(location, 0, new byte[6]).statusCode()).isEqualTo(400);
        assertThat(device.patch(location, 3, new byte[1]).statusCode()).isEqualTo(409);
        assertThat(device.tus("PATCH", location, new byte[1], "Upload-Offset", "0", "Content-Type", "text/plain")
                        .statusCode())
                .isEqualTo(415);
        assertThat(http().send("HEAD", location, null, null).status()).isEqualTo(401);
        assertThat(device.tus("DELETE", location, null).statusCode()).isEqualTo(204);
        assertThat(device.tus("HEAD", location, null).statusCode()).isEqualTo(404);
    }

    @Test
    void leftovers_expiredUploadsGo() throws Exception {
        String scan = device.open(clinic.rx("")).path("ScanId").asString();
        String old = device.upload(scan, "old.stl", UPPER);
        String young = device.upload(scan, "young.stl", UPPER);
        jdbc.sql(
                        "update upload set expires_at = now() - interval '1 minute' where file_name = 'old.stl' and scan_id = :scan")
                .param("scan", UUID.fromString(scan))
                .update();

        leftovers.sweep();

        assertThat(device.tus("HEAD", old, null).statusCode()).isEqualTo(404);
        assertThat(device.tus("HEAD", young, null).statusCode()).isEqualTo(200);
    }

    private Http.Answer open(String body) {
        return device.http().post("/api/scanner/v1/scans", body);
    }

    private int revisions(Http.Answer accepted) {
        return jdbc.sql("select count(*) from scan_revision where order_id = :order")
                .param("order", accepted.data().path("OrderId").asLong())
                .query(Integer.class)
                .single();
    }
}
