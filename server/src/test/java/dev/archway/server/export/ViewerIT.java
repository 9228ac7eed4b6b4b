package dev.archway.server.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.account.Registration;
import dev.archway.server.account.User;
import dev.archway.server.account.UserKind;
import dev.archway.server.shared.UserId;
import dev.archway.server.testing.ArchwayIT;
import dev.archway.server.testing.Browser;
import dev.archway.server.testing.Eventually;
import dev.archway.server.testing.Http;
import dev.archway.server.testing.ScannedClinic;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The page that ViewerUrl leads to, and who gets it. DPMS API V2, 4.4.3 and 4.4.8. */
@NullUnmarked // JUnit and Spring fill the fields
class ViewerIT extends ArchwayIT {

    @Autowired
    Registration registration;

    @Autowired
    JdbcClient jdbc;

    private ScannedClinic clinic;
    private long order;

    @BeforeEach
    void open() {
        clinic = ScannedClinic.open(registration, http());
        order = clinic.scan(clinic.rx(", \"procedureMapId\": 30, \"labId\": 70010"))
                .path("OrderId")
                .asLong();
    }

    @Test
    void withoutSignIn_toTheLoginPage() {
        Http.Answer answer = http().get("/viewer/" + order);

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).endsWith("/login");
        assertThat(http().get("/viewer/" + order + "/model.glb?revision=1").status())
                .isEqualTo(302);
    }

    /** A token of a partner's software is no sign-in of a person. */
    @Test
    void bearerToken_isNoSignIn() {
        assertThat(clinic.practice().get("/viewer/" + order).status()).isEqualTo(302);
    }

    @Test
    void doctorOfTheOrder() {
        ready();
        Http.Answer page = signedIn(clinic.clinic().email(), "test-password").get("/viewer/" + order);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("Pine, Petra", "C-1", "Fixed Restorative", "Completed");
        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(page.header("Cache-Control")).contains("no-store");
    }

    @ParameterizedTest
    @CsvSource({"true, 200", "false, 404"})
    void colleague_needsFullOrderVisibility(boolean granted, int status) {
        ready();
        Browser colleague = colleague(granted);

        assertThat(colleague.get("/viewer/" + order).status()).isEqualTo(status);
        assertThat(colleague.get("/viewer/" + order + "/model.glb?revision=1").status())
                .isEqualTo(status);
        assertThat(colleague.get("/viewer/" + order + "/preview.glb?revision=1").status())
                .isEqualTo(granted ? 204 : 404);
    }

    @ParameterizedTest
    @CsvSource({
        "labtech@precision.test, 200",
        "dentist@riverside.test, 404",
        "orthodontist@harbor.test, 404",
        "admin@sandbox.test, 404"
    })
    void person_ofTheLabOrOfSomebodyElse(String email, int status) {
        ready();
        Browser person = signedIn(email, "archway-sandbox");

        for (String path :
                new String[] {"", "/model.glb?revision=1", "/preview.glb?revision=1", "/occlusion?revision=1"}) {
            Http.Answer answer = person.get("/viewer/" + order + path);
            if (status == 200 && path.startsWith("/occlusion")) {
                assertThat(answer.status()).as("measured, or still under way").isIn(200, 202);
            } else if (status == 200 && path.startsWith("/preview")) {
                assertThat(answer.status()).as("a small scan has none").isEqualTo(204);
            } else {
                assertThat(answer.status()).as(path + answer.text()).isEqualTo(status);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"999999999", "abc", "1", "%00", "-5"})
    void orderThatThereIsNot(String id) {
        Http.Answer page = signedIn(clinic.clinic().email(), "test-password").get("/viewer/" + id);

        assertThat(page.status()).isIn(400, 404);
        assertThat(page.text()).doesNotContain("Exception");
    }

    @Test
    void scanThatIsStillMade_pageLooksAgain() {
        long waiting = clinic.device()
                .open(clinic.rx(", \"procedureMapId\": 30"))
                .path("OrderId")
                .asLong();
        Http.Answer page = signedIn(clinic.clinic().email(), "test-password").get("/viewer/" + waiting);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Refresh")).isEqualTo("5");
        assertThat(page.text()).contains("no scan to look at yet").doesNotContain("Pine");
    }

    @ParameterizedTest
    @CsvSource({"1, 200", "2, 404", "0, 400", "x, 400", "'', 400"})
    void model_ofARevision(String revision, int status) {
        ready();
        Http.Answer model = signedIn(clinic.clinic().email(), "test-password")
                .get("/viewer/" + order + "/model.glb?revision=" + revision);

        assertThat(model.status()).isEqualTo(status);
        if (status == 200) {
            assertThat(model.header("Content-Type")).isEqualTo("model/gltf-binary");
            assertThat(model.header("ETag")).isNotEmpty();
            assertThat(model.text()).startsWith("glTF");
        }
    }

    /** The page tells it at once, and asks no more: nothing is on its way. */
    @Test
    void measurementThatFails_isSaid() {
        ready();
        jdbc.sql("update scan_file set mesh_sha256 = repeat('0', 64) where company_id = :company and jaw = 'LOWER'")
                .param("company", clinic.clinic().id().value())
                .update();
        Browser doctor = signedIn(clinic.clinic().email(), "test-password");

        Http.Answer failed = Eventually.get(
                () -> doctor.get("/viewer/" + order + "/occlusion?revision=1"), answer -> answer.status() != 202);

        assertThat(failed.status()).isEqualTo(404);
        assertThat(failed.json().path("Message").asString()).contains("cannot be measured");
    }

    private void ready() {
        Eventually.get(() -> clinic.download(order, "IDE"), answer -> answer.status() == 200);
    }

    private Browser signedIn(String email, String password) {
        Browser browser = new Browser(http());
        browser.login(email, password);
        return browser;
    }

    private Browser colleague(boolean fullOrderVisibility) {
        UserId id = new UserId(clinic.clinic().id().value() + 600_000);
        User user = new User(id, id + "@viewer.test", "", "Col", "League", UserKind.DENTIST, null);
        registration.user(user, "password");
        registration.member(clinic.clinic().id(), user, fullOrderVisibility);
        return signedIn(user.email(), "password");
    }
}
