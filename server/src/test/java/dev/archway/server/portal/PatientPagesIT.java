package dev.archway.server.portal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.account.Registration;
import dev.archway.server.testing.ArchwayIT;
import dev.archway.server.testing.Browser;
import dev.archway.server.testing.Http;
import dev.archway.server.testing.ScannedClinic;
import dev.archway.server.testing.TestClinic;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Patients by forms alone: corrected, merged and parted, and what others get who ask for them. */
@NullUnmarked // JUnit and Spring fill the fields
class PatientPagesIT extends ArchwayIT {

    @Autowired
    Registration registration;

    private ScannedClinic clinic;
    private Visit doctor;
    private String path;

    @BeforeEach
    void onePatient() {
        clinic = ScannedClinic.open(registration, http());
        doctor = Visit.of(http(), clinic.clinic().email());
        clinic.rx("");
        path = "/patients/" + RxPagesIT.patientId(doctor, "pine");
    }

    @Test
    void edit_changesEverything_andCanEmpty() {
        assertThat(edit(Map.of("chartNumber", "C-5", "dateOfBirth", "1980-01-31", "gender", "Female"))
                        .status())
                .isEqualTo(302);
        assertThat(doctor.get(path).text()).contains("Saved.", "C-5", "1980-01-31", "female");

        assertThat(edit(Map.of("chartNumber", "", "dateOfBirth", "", "gender", ""))
                        .status())
                .isEqualTo(302);
        assertThat(doctor.get(path).text()).doesNotContain("C-5", "1980-01-31");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "2026-01-31T00:00:00Z", "2026-01-31T00:00:00Z_", "_1", "+999999999-12-31T23:59:59Z_1"})
    void placeThatNoListGave(String after) {
        for (String page : List.of("/patients", path)) {
            Http.Answer answer = doctor.get(page + "?" + Browser.encoded(Map.of("after", after)));
            assertThat(answer.status()).as(page).isEqualTo(400);
            assertThat(answer.text()).doesNotContain("Exception");
        }
    }

    @Test
    void edit_whatIsWrong_isToldBesideTheField_andKept() {
        Http.Answer answer =
                edit(Map.of("firstName", " ", "lastName", "<i>", "dateOfBirth", "1980-02-30", "gender", "x"));

        assertThat(answer.text())
                .contains("id=\"first-problem\"", "id=\"birth-problem\"", "value=\"1980-02-30\"", "value=\"&lt;i&gt;\"")
                .doesNotContain("id=\"last-problem\"", "??");
        assertThat(edit(Map.of("firstName", "x".repeat(101))).text()).contains("id=\"first-problem\"");
        assertThat(edit(Map.of("firstName", "a\0b")).status()).isEqualTo(400);
        assertThat(edit(Map.of("dateOfBirth", "1849-12-31")).text()).contains("id=\"birth-problem\"");
        assertThat(doctor.get(path).text()).contains("Pine, Petra");
    }

    @Test
    void edit_ofAnOldPage_isToldInWords() {
        String seen = doctor.hidden(path, "seen");
        edit(Map.of("firstName", "Paula"));

        Http.Answer answer = edit(Map.of("firstName", "Pia", "seen", seen));

        assertThat(answer.text()).contains("Somebody changed this patient meanwhile", "Paula", "value=\"Pia\"");
        assertThat(doctor.get(path).text()).contains("Pine, Paula").doesNotContain("Pia");
    }

    @Test
    void edit_toTheNamesOfAnother_leadsToTheMerge() {
        clinic.practice().post("/third-party/v2/scan-request", clinic.clinic().scanRequest("Paul", "Pond", "C-2", ""));

        Http.Answer answer = edit(Map.of("firstName", "paul", "lastName", "POND", "chartNumber", "C-2"));

        assertThat(answer.text()).contains("another patient has these names", path + "/merge?with=");
    }

    @Test
    void merge_andTakingItBack() {
        clinic.practice().post("/third-party/v2/scan-request", clinic.clinic().scanRequest("Petra", "Pine", "C-2", ""));
        String text = doctor.get(path).text();
        String other = text.substring(text.indexOf("merge?with=") + "merge?with=".length())
                .substring(0, 36);
        String preview = path + "/merge?with=" + other;
        assertThat(doctor.get(preview).text())
                .contains(
                        "No orders and one Rx of Pine, Petra C-2 move here", "No orders and one Rx of Pine, Petra C-1");

        Map<String, String> form = Map.of("gone", other, "seen", doctor.hidden(preview, "seen"));
        assertThat(doctor.post(preview, path + "/merge", form).header("Location"))
                .endsWith(path);
        assertThat(doctor.get(path).text()).contains("Merged.", "Take back");
        assertThat(doctor.get("/patients/" + other).header("Location"))
                .as("whoever went is found where he went")
                .endsWith(path);
        assertThat(doctor.post(path, "/patients/" + other, Map.of("firstName", "Pia", "lastName", "Pine"))
                        .header("Location"))
                .as("who went cannot be edited")
                .endsWith(path);
        assertThat(doctor.get(path).text())
                .contains("somebody merged that patient into this one")
                .doesNotContain("Pia");
        assertThat(doctor.post("/patients/duplicates", path + "/merge", form).header("Location"))
                .as("a second time")
                .endsWith(path);
        assertThat(doctor.get(path).text()).contains("Nothing was merged");

        String page = doctor.get(path).text();
        String undo = page.substring(page.indexOf("/patients/merges/"));
        undo = undo.substring(0, undo.indexOf('"'));
        assertThat(doctor.post(path, undo, Map.of()).header("Location")).endsWith("/patients/" + other);
        assertThat(doctor.get("/patients/" + other).text()).contains("Taken back");
        assertThat(doctor.post(path, undo, Map.of()).status()).isEqualTo(404);
    }

    @Test
    void duplicates_byEachLikeness() {
        for (String[] each : new String[][] {{"Petra", "Pine", "C-2"}, {"Paul", "Pond", "C-1"}}) {
            clinic.practice()
                    .post(
                            "/third-party/v2/scan-request",
                            clinic.clinic()
                                    .scanRequest(each[0], each[1], each[2], ", \"DateOfBirth\": \"1980-01-31\""));
        }
        clinic.practice()
                .post(
                        "/third-party/v2/scan-request",
                        clinic.clinic().scanRequest("Pavel", "Pond", "C-9", ", \"DateOfBirth\": \"1980-01-31\""));

        assertThat(doctor.get("/patients/duplicates").text())
                .contains("Pine, Petra", "Pond, Paul")
                .doesNotContain("Pavel");
        assertThat(doctor.get("/patients/duplicates?by=names").text())
                .contains("Pine, Petra", "C-2")
                .doesNotContain("Pond");
        assertThat(doctor.get("/patients/duplicates?by=birth").text()).contains("Pond, Pavel", "Pond, Paul");
        assertThat(doctor.get("/patients/duplicates?by=%27%3B--").text()).contains("Pine, Petra");
    }

    @Test
    void list_findsByParts_andGoesOn() {
        for (int i = 0; i < 45; i++) {
            clinic.practice()
                    .post(
                            "/third-party/v2/scan-request",
                            clinic.clinic().scanRequest("Kim", "Kestrel" + i, "K-" + i, ""));
        }

        String first = doctor.get("/patients?words=KESTREL+k-").text();
        assertThat(first).contains("45 patients", "Kestrel44").doesNotContain("Kestrel0, Kim", "Pine");
        String next = first.substring(first.indexOf("href=\"/patients?after=") + "href=\"".length());
        next = next.substring(0, next.indexOf('"')).replace("&amp;", "&");
        assertThat(doctor.get(next).text()).contains("Kestrel0, Kim").doesNotContain("Kestrel44", "Load more");
        assertThat(doctor.get("/patients?words=%25").text()).contains("Nobody is found");
        assertThat(doctor.get("/patients?words=" + "x".repeat(3000)).status()).isEqualTo(200);
        assertThat(doctor.get("/patients?words=a%00b").status()).isEqualTo(400);
        assertThat(doctor.get("/patients?after=nonsense").status()).isEqualTo(400);
    }

    @Test
    void otherClinic_findsNobody() {
        Visit stranger = Visit.of(http(), TestClinic.open(registration).email());

        for (String page : new String[] {path, path + "/merge", path + "/merge?with=" + path.substring(10)}) {
            assertThat(stranger.get(page).status()).as(page).isEqualTo(404);
            assertThat(stranger.get(page).text()).as(page).doesNotContain("Pine");
        }
        assertThat(stranger.post("/rx/new", path, Map.of("firstName", "X", "lastName", "Y", "seen", ""))
                        .status())
                .isEqualTo(404);
        assertThat(stranger.post("/rx/new", path + "/merge", Map.of("gone", path.substring(10), "seen", ""))
                        .status())
                .isIn(400, 404);
        assertThat(stranger.post("/rx/new", "/patients/merges/1/undo", Map.of()).status())
                .isEqualTo(404);
        assertThat(stranger.post("/rx/new", "/patients/merges/x/undo", Map.of()).status())
                .isEqualTo(400);
        assertThat(stranger.get("/patients/1-1-1-1-1").status()).isEqualTo(400);
        assertThat(stranger.get("/patients?words=pine").text()).contains("Nobody is found");
    }

    /** Sends the page's own form with these fields changed. */
    private Http.Answer edit(Map<String, String> fields) {
        Map<String, String> form = new LinkedHashMap<>(Map.of(
                "firstName", "Petra",
                "lastName", "Pine",
                "chartNumber", "C-1",
                "seen", doctor.hidden(path, "seen")));
        form.putAll(fields);
        return doctor.post(path, path, form);
    }
}
