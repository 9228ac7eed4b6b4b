package dev.archway.server.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.account.Registration;
import dev.archway.server.account.User;
import dev.archway.server.account.UserKind;
import dev.archway.server.shared.UserId;
import dev.archway.server.testing.ArchwayIT;
import dev.archway.server.testing.Eventually;
import dev.archway.server.testing.Http;
import dev.archway.server.testing.ScannedClinic;
import dev.archway.server.testing.TestClinic;
import dev.archway.server.testing.TestLab;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Who did what across a company, for its own administrator. */
class AuditIT extends ArchwayIT {

    private static final String BASE = "/third-party/v2";

    @Autowired
    Registration registration;

    private ScannedClinic clinic;
    private TestLab lab;
    private Http administrator;
    private long order;

    @BeforeEach
    void work() {
        clinic = ScannedClinic.open(registration, http());
        lab = TestLab.open(registration, clinic.clinic(), http());
        administrator = http().as(clinic.clinic().administratorToken(http(), registration));
        String rx = clinic.rx(", \"procedureMapId\": 30, \"labId\": " + lab.id());
        order = clinic.scan(rx).path("OrderId").asLong();
        Eventually.get(() -> clinic.download(order, "IDE"), answer -> answer.status() == 200);
        assertThat(lab.http()
                        .get(BASE + "/order/" + order + "/download/IMAGE_GALLERY")
                        .status())
                .isEqualTo(200);
        assertThat(lab.http()
                        .post(BASE + "/order/" + order + "/return", "{\"Reason\": \"Too short\"}")
                        .status())
                .isEqualTo(200);
        assertThat(http().put(
                                "/sandbox/users/" + clinic.clinic().email() + "/export-settings",
                                "{\"HidePatientName\": true}")
                        .status())
                .isBetween(200, 204);
        clinic.clinic().as(http(), "sandbox-dpms-plus").post(BASE + "/unpair", "");
    }

    @Test
    void clinic_everythingOnce_newestFirst() {
        List<JsonNode> entries = entries(administrator, "");
        String doctor = "user " + clinic.clinic().doctor();
        assertThat(told(entries))
                .containsOnlyOnce(
                        "SignIn scanner " + clinic.clinic().scanner().serial() + " logged in",
                        "Pairing " + doctor + " with sandbox-dpms paired",
                        "Pairing " + doctor + " with sandbox-dpms-plus paired",
                        "Pairing " + doctor + " with sandbox-dpms-plus un-paired it for everybody",
                        "Setting " + doctor + " changed the export settings",
                        "Move scanner " + clinic.clinic().scanner().serial() + " began the scan " + order,
                        "Move user " + lab.id() + " with sandbox-lms returned the scan to the doctor " + order
                                + " Too short",
                        "Download " + doctor + " with sandbox-dpms fetched IDE " + order)
                .as("what the lab fetched is the lab's")
                .noneMatch(line -> line.contains("IMAGE_GALLERY"));
        assertThat(entries)
                .extracting(entry -> entry.path("At").asString())
                .isSortedAccordingTo(Comparator.reverseOrder());
    }

    @Test
    void lab_ownActsAndMovesOfItsOrders() {
        UserId id = new UserId(lab.id().value() + 10_000_000);
        User boss = new User(id, "boss@" + lab.id() + ".test", "", "Bo", "Boss", UserKind.ADMINISTRATOR, null);
        registration.user(boss, "test-password");
        registration.member(lab.id(), boss, false);
        Http labs = http().as(TestClinic.token(
                http(), "sandbox-lms", boss.email(), lab.id().value()));
        String tech = "user " + lab.id() + " with sandbox-lms";

        assertThat(told(entries(labs, "")))
                .contains(
                        "Pairing " + tech + " paired",
                        "Move " + tech + " returned the scan to the doctor " + order + " Too short",
                        "Download " + tech + " fetched IMAGE_GALLERY " + order)
                .noneMatch(line -> line.contains("fetched IDE") || line.contains("sandbox-dpms paired"));
    }

    @Test
    void pages_leaveNothingOut() {
        List<String> whole = told(entries(administrator, ""));
        List<String> pages = new ArrayList<>();
        for (int offset = 0; ; offset += 2) {
            JsonNode page = administrator
                    .get(BASE + "/audit?Offset=" + offset + "&pageSize=2")
                    .data();
            pages.addAll(told(page.path("Entries").valueStream().toList()));
            if (!page.path("HasMore").asBoolean()) {
                break;
            }
        }
        assertThat(pages).isEqualTo(whole);
        assertThat(entries(administrator, "&dateTo=2020-01-01")).isEmpty();
        assertThat(entries(administrator, "&dateFrom=2020-01-01")).hasSameSizeAs(whole);
    }

    @Test
    void wrongParameters_400() {
        for (String query : List.of(
                "",
                "?Offset=0",
                "?Offset=-1&pageSize=1",
                "?Offset=0&pageSize=1025",
                "?Offset=0&pageSize=1&dateFrom=x")) {
            assertThat(administrator.get(BASE + "/audit" + query).status())
                    .as(query)
                    .isEqualTo(400);
        }
    }

    /** An administrator of his own company, and nobody else: no doctor of it, no administrator of another one. */
    @Test
    void callers_ownAdministratorAlone() {
        String page = BASE + "/audit?Offset=0&pageSize=100";
        assertThat(clinic.practice().get(page).json().path("Code").asString()).isEqualTo("NOT_AN_ADMINISTRATOR");
        assertThat(lab.http().get(page).status()).isEqualTo(403);
        assertThat(http().get(page).status()).isEqualTo(401);
        Http stranger = http().as(TestClinic.open(registration).administratorToken(http(), registration));
        assertThat(stranger.get(page).text())
                .doesNotContain(clinic.clinic().id().toString(), Long.toString(order));
    }

    private List<JsonNode> entries(Http caller, String more) {
        Http.Answer answer = caller.get(BASE + "/audit?Offset=0&pageSize=100" + more);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.data().path("Entries").valueStream().toList();
    }

    private static List<String> told(List<JsonNode> entries) {
        return entries.stream()
                .map(entry -> entry.path("Kind").asString() + " "
                        + entry.path("Actor").asString() + " "
                        + entry.path("What").asString() + text(entry, "OrderId") + text(entry, "Detail"))
                .toList();
    }

    private static String text(JsonNode entry, String field) {
        return entry.path(field).isNull() ? "" : " " + entry.path(field).asString();
    }
}
