package dev.archway.server.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.account.Registration;
import dev.archway.server.testing.ArchwayIT;
import dev.archway.server.testing.Eventually;
import dev.archway.server.testing.Http;
import dev.archway.server.testing.ScannedClinic;
import dev.archway.server.testing.Zip;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class SandboxScansIT extends ArchwayIT {

    @Autowired
    Registration registration;

    private ScannedClinic clinic;

    @BeforeEach
    void clinic() {
        clinic = ScannedClinic.open(registration, http());
    }

    @Test
    void scan_isTakenAndNotified() {
        String rx = clinic.rx(", \"procedureMapId\": 30");

        assertThat(take(rx, ", \"Seed\": 7, \"TrianglesPerJaw\": 4000").status())
                .isEqualTo(202);

        Eventually.get(clinic::inbox, told -> !told.isEmpty());
        long order = clinic.orders().path(0).path("OrderId").asLong();
        assertThat(Zip.of(clinic.download(order, "IDE").bytes()).names())
                .as("a coloured scan of a restorative case")
                .contains(order + "_shell_occlusion_u.ply", order + "_shell_occlusion_l.ply");
        assertThat(take(rx, "").status()).isEqualTo(409);
    }

    @Test
    void scan_refusals() {
        String rx = clinic.rx("");

        assertThat(take("00000000-0000-0000-0000-000000000000", "").status()).isEqualTo(404);
        assertThat(take(rx, ", \"TrianglesPerJaw\": 1").status()).isEqualTo(400);
        assertThat(take(rx, ", \"Seed\": \"x\"").status()).isEqualTo(400);
        assertThat(http().post("/sandbox/scans", "{}").status()).isEqualTo(400);
    }

    @Test
    void inbox_keepsWhatCame() {
        http().delete("/sandbox/inbox");
        assertThat(http().with("X-Mark", "17")
                        .post("/sandbox/inbox/mine", "{\"a\": 1}")
                        .status())
                .isEqualTo(204);
        http().post("/sandbox/inbox/other", "no json");

        var items = http().get("/sandbox/inbox").data();

        assertThat(items).hasSize(2);
        assertThat(items.path(0).path("Inbox").asString()).isEqualTo("mine");
        assertThat(items.path(0).path("ReceivedAt").asString()).endsWith("Z");
        assertThat(items.path(0).path("Headers").toString()).containsIgnoringCase("\"x-mark\":\"17\"");
        assertThat(items.path(0).path("Body").path("a").asInt()).isEqualTo(1);
        assertThat(items.path(1).path("Body").asString()).isEqualTo("no json");
        assertThat(http().delete("/sandbox/inbox").status()).isEqualTo(204);
        assertThat(http().get("/sandbox/inbox").data()).isEmpty();
    }

    private Http.Answer take(String rx, String more) {
        return http().post("/sandbox/scans", "{\"RxId\": \"" + rx + "\"" + more + "}");
    }
}
