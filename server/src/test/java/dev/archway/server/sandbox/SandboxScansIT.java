package dev.archway.server.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.account.Registration;
import dev.archway.server.testing.ArchwayIT;
import dev.archway.server.testing.Eventually;
import dev.archway.server.testing.Http;
import dev.archway.server.testing.ScannedClinic;
import dev.archway.server.testing.Zip;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The virtual scanner that the sandbox has inside, up to the notification that its scan brings about. */
@NullUnmarked // Spring fills the fields
class SandboxScansIT extends ArchwayIT {

    @Autowired
    Registration registration;

    @Autowired
    JdbcClient jdbc;

    private ScannedClinic clinic;

    @BeforeEach
    void clinic() {
        clinic = ScannedClinic.open(registration, http());
    }

    @Test
    void scan_isTakenAndNotified_andAgainWhenItWasReturned() {
        String rx = clinic.rx(", \"procedureMapId\": 30");

        Http.Answer answer = take(rx, ", \"Seed\": 7, \"TrianglesPerJaw\": 4000");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.text()).isEqualTo("{\"Data\":{\"RxId\":\"" + rx + "\"},\"Status\":1}");
        Eventually.get(clinic::inbox, told -> told.size() == 1);
        long order = clinic.orders().path(0).path("OrderId").asLong();
        assertThat(Zip.of(clinic.download(order, "IDE").bytes()).names())
                .as("a coloured scan of a restorative case")
                .contains(order + "_shell_occlusion_u.ply", order + "_shell_occlusion_l.ply");
        assertThat(take(rx, "").status()).as("it waits for no scan").isEqualTo(409);

        returned(rx);
        assertThat(take(rx, ", \"trianglesperjaw\": \"5000\"").status()).isEqualTo(202);
        var told = Eventually.get(clinic::inbox, all -> all.size() == 2);
        assertThat(told)
                .extracting(item -> item.path("Body").toString())
                .containsOnly("{\"Id\":\"" + rx + "\",\"CompanyId\":\""
                        + clinic.clinic().id() + "\"}");
        assertThat(clinic.orders()).hasSize(1);
    }

    @Test
    void unknownRx() {
        assertThat(take(UUID.randomUUID().toString(), "").status()).isEqualTo(404);
    }

    @Test
    void deletedRx() {
        String rx = clinic.rx("");
        assertThat(clinic.practice()
                        .delete("/third-party/v2/scan-request/" + rx)
                        .status())
                .isEqualTo(200);

        assertThat(take(rx, "").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{}",
                "{\"RxId\": null}",
                "{\"RxId\": \"seven\"}",
                "{\"RxId\": 7}",
                "{\"RxId\": \"%s\", \"Seed\": \"x\"}",
                "{\"RxId\": \"%s\", \"Seed\": 1.5}",
                "{\"RxId\": \"%s\", \"TrianglesPerJaw\": \"many\"}",
                "{\"RxId\": \"%s\", \"TrianglesPerJaw\": 1999}",
                "{\"RxId\": \"%s\", \"TrianglesPerJaw\": 5000001}",
                "{\"RxId\": \"%s\", \"TrianglesPerJaw\": -4}",
                "{\"RxId\": \"%s\", \"TrianglesPerJaw\": 99999999999}"
            })
    void badValues(String body) {
        Http.Answer answer = http().post("/sandbox/scans", body.replace("%s", clinic.rx("")));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("Status").asInt()).isZero();
        assertThat(answer.json().path("Message").asString()).isNotEmpty();
    }

    private Http.Answer take(String rx, String more) {
        return http().post("/sandbox/scans", "{\"RxId\": \"" + rx + "\"" + more + "}");
    }

    /** As when a lab sends it back; the lab's call is not what is tested here. */
    private void returned(String rx) {
        UUID id = UUID.fromString(rx);
        jdbc.sql("update orders set state = 'SCANNING' where rx_id = :rx")
                .param("rx", id)
                .update();
        jdbc.sql("update prescription set status = 'SCANNING', reason = 'margin not visible' where id = :rx")
                .param("rx", id)
                .update();
    }
}
