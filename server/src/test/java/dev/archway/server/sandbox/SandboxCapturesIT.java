package dev.archway.server.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.account.Registration;
import dev.archway.server.testing.ArchwayIT;
import dev.archway.server.testing.Eventually;
import dev.archway.server.testing.Http;
import dev.archway.server.testing.ScannedClinic;
import dev.archway.server.testing.Zip;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Screen captures that scripts can have without a scanner. */
@NullUnmarked // Spring fills the fields
class SandboxCapturesIT extends ArchwayIT {

    @Autowired
    Registration registration;

    private ScannedClinic clinic;

    @BeforeEach
    void clinic() {
        clinic = ScannedClinic.open(registration, http());
    }

    @Test
    void sandboxScan_hasNone_untilTheyAreTaken() throws IOException {
        String rx = clinic.rx("");
        http().post("/sandbox/scans", "{\"RxId\": \"" + rx + "\", \"TrianglesPerJaw\": 4000}");
        long order = Eventually.get(clinic::orders, listed -> listed.size() == 1)
                .path(0)
                .path("OrderId")
                .asLong();
        assertThat(clinic.download(order, "SCREEN_CAPTURE").status()).isEqualTo(204);

        Http.Answer answer = http().send("POST", "/sandbox/orders/" + order + "/captures", null, null);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.data())
                .extracting(capture -> capture.path("Kind").asString() + " "
                        + capture.path("Annotated").asBoolean())
                .as("a Lumina takes images, and the account wants none in infrared")
                .containsExactly(
                        "SCANNER_WINDOW false",
                        "SCANNER_WINDOW true",
                        "IMAGE_3D false",
                        "IMAGE_3D true",
                        "COLOR_2D false",
                        "COLOR_2D true");
        Zip zip = Zip.of(clinic.download(order, "SCREEN_CAPTURE").bytes());
        assertThat(zip.names()).hasSize(6).noneMatch(name -> name.contains("Pine"));
        for (String name : zip.names()) {
            BufferedImage picture = ImageIO.read(new ByteArrayInputStream(zip.bytes(name)));
            assertThat(picture.getWidth()).isGreaterThan(900);
        }
    }

    @Test
    void kinds_onlyThose_moreEachTime() {
        long order = clinic.readyOrder();

        assertThat(take(order, "{\"Kinds\": [\"image_3d\"]}").data()).hasSize(2);
        assertThat(take(order, "{\"Kinds\": [\"IMAGE_3D\"]}").data()).hasSize(2);
        assertThat(take(order, "{\"Kinds\": []}").data()).hasSize(6);
        assertThat(Zip.of(clinic.download(order, "SCREEN_CAPTURE").bytes()).names())
                .hasSize(10);
    }

    /** DPMS API V2, 4.2: the Rx honours the account's setting; here a script switches it. */
    @Test
    void niri_onAndOff() {
        long order = clinic.readyOrder();
        assertThat(take(order, "{\"Kinds\": [\"NIRI_2D\"]}").status()).isEqualTo(409);

        Http.Answer on = niri("{\"Niri\": true}");
        assertThat(on.status()).isEqualTo(200);
        assertThat(on.text())
                .isEqualTo("{\"Data\":{\"CompanyId\":" + clinic.clinic().id() + ",\"Niri\":true},\"Status\":1}");
        assertThat(take(order, "{\"Kinds\": [\"NIRI_2D\"]}").data()).hasSize(2);
        assertThat(take(order, "{}").data()).hasSize(8);

        String wanted = clinic.rx("");
        niri("{\"Niri\": false}");
        String unwanted = clinic.rx("");
        assertThat(niriOf(wanted)).isTrue();
        assertThat(niriOf(unwanted)).isFalse();
    }

    @Test
    void refusals() {
        long open = clinic.device().open(clinic.rx("")).path("OrderId").asLong();

        assertThat(take(open, "{}").status()).isEqualTo(409);
        assertThat(take(999_999_999, "{}").status()).isEqualTo(404);
        assertThat(http().send("PUT", "/sandbox/companies/1/niri", "{\"Niri\": true}", "application/json")
                        .status())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Kinds\": [\"NIRI\"]}",
                "{\"Kinds\": \"IMAGE_3D\"}",
                "{\"Kinds\": [null]}",
                "{\"Kinds\": [7]}",
                "[]",
                "{"
            })
    void wrongKinds(String body) {
        Http.Answer answer = take(clinic.readyOrder(), body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("Message").asString()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"Niri\": null}", "{\"Niri\": \"maybe\"}", "[]"})
    void wrongSetting(String body) {
        assertThat(niri(body).status()).isEqualTo(400);
    }

    private Http.Answer take(long order, String body) {
        return http().post("/sandbox/orders/" + order + "/captures", body);
    }

    private Http.Answer niri(String body) {
        return http().send("PUT", "/sandbox/companies/" + clinic.clinic().id() + "/niri", body, "application/json");
    }

    private boolean niriOf(String rx) {
        for (JsonNode entry : clinic.device().worklist()) {
            if (entry.path("RxId").asString().equals(rx)) {
                return entry.path("Niri").asBoolean();
            }
        }
        throw new AssertionError("not on the worklist");
    }
}
