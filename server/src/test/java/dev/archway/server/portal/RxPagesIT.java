package dev.archway.server.portal;

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
import dev.archway.server.testing.TestLab;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A new Rx by forms alone, as a browser without scripts sends them, and as nobody should. */
@NullUnmarked // JUnit and Spring fill the fields
class RxPagesIT extends ArchwayIT {

    @Autowired
    Registration registration;

    private ScannedClinic clinic;
    private Visit doctor;

    @BeforeEach
    void signIn() {
        clinic = ScannedClinic.open(registration, http());
        doctor = Visit.of(http(), clinic.clinic().email());
    }

    @Test
    void sent_waitsOnTheScanners_withItsTeeth() {
        Http.Answer answer = send(Map.of("unit14", "2", "unit15", "9", "bridge15", "1", "notes", "Shade A2"));

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).endsWith("/rx");
        JsonNode entry = onlyEntry();
        assertThat(entry.path("PatientLastName").asString()).isEqualTo("Berg");
        assertThat(entry.path("PatientChartNumber").isNull())
                .as("it may be empty here")
                .isTrue();
        assertThat(entry.path("ProcedureName").asString()).isEqualTo("Fixed Restorative");
        assertThat(entry.path("LabName").asString()).isEqualTo("Precision Dental Lab");
        assertThat(entry.path("Notes").asString()).isEqualTo("Shade A2");
        assertThat(entry.path("Preps").toString())
                .isEqualTo(
                        "[{\"AdaId\":14,\"UnitTypeId\":2,\"UnitTypeName\":\"Crown\",\"BridgeId\":null},{\"AdaId\":15,\"UnitTypeId\":9,\"UnitTypeName\":\"Missing (edentulous space)\",\"BridgeId\":1}]");
        assertThat(doctor.get("/rx").text()).contains("Berg, Anna", "14 Crown", "Delete this Rx");
    }

    @Test
    void sentTwice_isSentOnce() {
        Map<String, String> form = complete(Map.of("rx", UUID.randomUUID().toString()));

        doctor.post("/rx/new", "/rx/new", form);
        assertThat(doctor.post("/rx/new", "/rx/new", form).status()).isEqualTo(302);

        assertThat(clinic.device().worklist()).hasSize(1);
    }

    /** A page that was sent, gone back to, changed and sent again: what changed is neither lost in silence nor taken for the first. */
    @Test
    void sentAgain_withOtherContent_isTold_andSentOnlyWhenSentOnceMore() {
        Map<String, String> form =
                complete(Map.of("rx", UUID.randomUUID().toString(), "unit14", "2", "notes", "Shade A2"));
        doctor.post("/rx/new", "/rx/new", form);
        Map<String, Map<String, String>> others = Map.of(
                "patient", Map.of("firstName", "Hanna"),
                "notes", Map.of("notes", "Shade A3"),
                "preps", Map.of("unit14", "3"),
                "lab", Map.of("lab", ""));

        others.forEach((what, fields) -> {
            Map<String, String> changed = new LinkedHashMap<>(form);
            changed.putAll(fields);
            Http.Answer answer = doctor.post("/rx/new", "/rx/new", changed);
            assertThat(answer.text()).as(what).contains("this form was sent before");
        });
        Map<String, String> changed = new LinkedHashMap<>(form);
        changed.put("notes", "Shade A3");
        Http.Answer told = doctor.post("/rx/new", "/rx/new", changed);
        assertThat(told.text())
                .contains("this form was sent before", "Shade A3")
                .doesNotContain(form.get("rx"));
        assertThat(clinic.device().worklist()).hasSize(1);
        assertThat(doctor.get("/patients").text()).as("nobody was made").contains("One patient");

        Matcher fresh = Pattern.compile("name=\"rx\" value=\"([^\"]+)\"").matcher(told.text());
        assertThat(fresh.find()).isTrue();
        changed.put("rx", fresh.group(1));
        changed.put("patient", patientId(doctor, "berg"));
        assertThat(doctor.post("/rx/new", "/rx/new", changed).status()).isEqualTo(302);
        assertThat(clinic.device().worklist()).hasSize(2);
    }

    /** DPMS API V2, 4.4.8; the page does not offer it, and a form that was not made here is refused. */
    @Test
    void colleague_asksForScansOfHisOwn() {
        Visit colleague = Visit.of(http(), colleague(false));

        Http.Answer refused = colleague.post("/rx/new", "/rx/new", complete(Map.of()));
        assertThat(refused.status()).isEqualTo(200);
        assertThat(refused.text()).contains("id=\"doctor-problem\"");
        assertThat(clinic.device().worklist()).isEmpty();

        String self = Long.toString(clinic.clinic().id().value() + 30_000_000);
        assertThat(colleague
                        .post("/rx/new", "/rx/new", complete(Map.of("doctor", self)))
                        .status())
                .isEqualTo(302);
        Visit head = Visit.of(http(), colleague(true));
        assertThat(head.post("/rx/new", "/rx/new", complete(Map.of("patient", patientId(head, "berg"))))
                        .status())
                .isEqualTo(302);
    }

    @Test
    void nothingFilledIn_isToldBesideTheFields_andKept() {
        Http.Answer answer = doctor.post(
                "/rx/new",
                "/rx/new",
                Map.of("lastName", "Berg", "chartNumber", "C-9", "notes", "<b>mind</b>", "dateOfBirth", "2999-01-01"));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text())
                .contains(
                        "Nothing was sent yet",
                        "id=\"first-problem\"",
                        "aria-describedby=\"first-problem\"",
                        "id=\"procedure-problem\"",
                        "id=\"birth-problem\"",
                        "value=\"Berg\"",
                        "value=\"C-9\"",
                        "&lt;b&gt;mind&lt;/b&gt;")
                .doesNotContain("id=\"last-problem\"", "??");
        assertThat(clinic.device().worklist()).isEmpty();
    }

    @Test
    void draft_offersOnlyWhatTheMapHas_andSendsNothing() {
        Http.Answer answer = doctor.post(
                "/rx/new",
                "/rx/new/draft",
                Map.of("procedure", "APPLIANCE", "type", "Night guard", "firstName", "Anna"));

        assertThat(answer.text())
                .contains("value=\"ORTHO_LAB\"", "value=\"RESTO_LAB\"", "value=\"NO_SEND_TO\"", "value=\"PORTAL\"")
                .contains("value=\"Anna\"")
                .doesNotContain("value=\"70010\"", "??");
        assertThat(doctor.post("/rx/new", "/rx/new/draft", Map.of("procedure", "INVISALIGN"))
                        .text())
                .doesNotContain("RESTO_LAB");
        assertThat(doctor.post(
                                "/rx/new",
                                "/rx/new/draft",
                                Map.of("procedure", "APPLIANCE", "type", "Night guard", "destination", "ORTHO_LAB"))
                        .text())
                .contains("value=\"70011\"")
                .doesNotContain("value=\"70010\"");
        assertThat(clinic.device().worklist()).isEmpty();
    }

    /** 70011 does orthodontic work alone; 70012 is nobody's; the last is no number. */
    @Test
    void labThatDoesNotFit_isRefused() {
        for (String lab : new String[] {"70011", "70012", "none"}) {
            Http.Answer answer = send(Map.of("lab", lab));
            assertThat(answer.status()).as(lab).isEqualTo(200);
            assertThat(answer.text()).as(lab).contains("id=\"lab-problem\"");
        }
        assertThat(clinic.device().worklist()).isEmpty();
    }

    @Test
    void whoLooksAlike_isShownFirst_andMadeOnlyKnowingly() {
        clinic.rx("");
        Map<String, String> petra = Map.of("firstName", "Petra", "lastName", " pine", "chartNumber", "C-2");

        Http.Answer asked = send(petra);
        assertThat(asked.text()).contains("id=\"alike-problem\"", "Pine, Petra", "C-1");
        assertThat(send(Map.of("firstName", "Paul", "lastName", "Pond", "chartNumber", "c-1"))
                        .text())
                .contains("id=\"alike-problem\"");
        assertThat(clinic.device().worklist()).hasSize(1);

        Map<String, String> another = new LinkedHashMap<>(petra);
        another.put("another", "yes");
        assertThat(send(another).status()).isEqualTo(302);
        assertThat(clinic.device().worklist()).hasSize(2);
        assertThat(doctor.get("/patients?words=pine").text()).contains("C-1", "C-2", "2 patients");
    }

    @Test
    void knownPatient_isChosenByHisId_othersAreNot() {
        clinic.rx("");
        String id = patientId(doctor, "pine");

        assertThat(send(Map.of("patient", id, "firstName", "", "lastName", "")).status())
                .isEqualTo(302);
        assertThat(doctor.get("/patients").text()).contains("One patient");

        Visit stranger = Visit.of(
                http(), ScannedClinic.open(registration, http()).clinic().email());
        Http.Answer refused = stranger.post("/rx/new", "/rx/new", complete(Map.of("patient", id, "doctor", "")));
        assertThat(refused.status()).isEqualTo(200);
        assertThat(refused.text()).contains("id=\"patient-problem\"").doesNotContain("Pine");
        assertThat(send(Map.of("patient", "'; drop table patient")).text()).contains("id=\"patient-problem\"");
    }

    @Test
    void hostileFields_areRefused() {
        assertThat(send(Map.of("firstName", "An\0na")).status()).isEqualTo(400);
        assertThat(send(Map.of("firstName", "x".repeat(101))).text()).contains("id=\"first-problem\"");
        assertThat(send(Map.of("lastName", "two\nlines")).text()).contains("id=\"last-problem\"");
        assertThat(send(Map.of("notes", "n".repeat(4001))).text()).contains("id=\"notes-problem\"");
        assertThat(send(Map.of("unit14", "14")).text()).contains("id=\"teeth-problem\"");
        assertThat(send(Map.of("unit14", "crown")).text()).contains("id=\"teeth-problem\"");
        assertThat(send(Map.of("doctor", "1001")).text()).contains("id=\"doctor-problem\"");
        assertThat(send(Map.of("rx", "1")).status()).isEqualTo(400);
        assertThat(clinic.device().worklist()).isEmpty();
    }

    @Test
    void delete_takesItFromTheScanners_onlyOnce_andNotWhenBegun() {
        String rx = clinic.rx("");
        assertThat(doctor.post("/rx", "/rx/" + rx + "/delete", Map.of()).status())
                .isEqualTo(302);
        assertThat(doctor.get("/rx").text()).contains("The scanners do not show it any more");
        assertThat(clinic.device().worklist()).isEmpty();
        assertThat(doctor.post("/rx/new", "/rx/" + rx + "/delete", Map.of()).status())
                .isEqualTo(404);

        String begun = clinic.rx("");
        clinic.device().open(begun);
        assertThat(doctor.post("/rx/new", "/rx/" + begun + "/delete", Map.of()).status())
                .isEqualTo(302);
        assertThat(doctor.get("/rx").text()).contains("Nothing was deleted");
        assertThat(clinic.device().worklist()).hasSize(1);
    }

    @Test
    void returnedScan_waitsWithItsReason() {
        TestLab lab = TestLab.open(registration, clinic.clinic(), http());
        String rx = clinic.rx(", \"procedureMapId\": 30, \"labId\": " + lab.id());
        long order = clinic.scan(rx).path("OrderId").asLong();
        Eventually.get(() -> clinic.download(order, "IDE"), answer -> answer.status() == 200);
        lab.http().post("/third-party/v2/order/" + order + "/return", "{\"Reason\": \"Margin of 14 is not visible\"}");

        assertThat(doctor.get("/rx").text())
                .contains("Margin of 14 is not visible", "/orders/" + order)
                .doesNotContain("Delete this Rx");
    }

    /** DPMS API V2, 4.4.8: without full order visibility only one's own. */
    @Test
    void colleague_seesNeitherTheRxNorMayDeleteIt_unlessHeSeesAll() {
        String rx = clinic.rx("");
        String email = colleague(false);
        Visit colleague = Visit.of(http(), email);

        assertThat(colleague.get("/rx").text()).doesNotContain("Pine");
        assertThat(colleague.post("/rx/new", "/rx/" + rx + "/delete", Map.of()).status())
                .isEqualTo(404);
        assertThat(colleague.get("/rx/new").text()).doesNotContain(">Robin Ridge<");
        assertThat(colleague.get("/patients").text())
                .as("patients are the clinic's")
                .contains("Pine, Petra");

        Visit head = Visit.of(http(), colleague(true));
        assertThat(head.get("/rx").text()).contains("Pine, Petra");
        assertThat(head.get("/rx/new").text()).contains(">Robin Ridge<");
    }

    @Test
    void labPerson_andNobody_areTurnedAway() {
        Browser labtech = new Browser(http());
        labtech.login("labtech@precision.test", "archway-sandbox");
        for (String page : List.of("/rx/new", "/rx", "/patients", "/patients/duplicates")) {
            assertThat(http().get(page).status()).as(page).isEqualTo(302);
            assertThat(labtech.get(page).status()).as(page).isEqualTo(403);
        }
    }

    private String colleague(boolean seesAll) {
        long id = clinic.clinic().id().value() + (seesAll ? 31_000_000 : 30_000_000);
        String email = "colleague" + id + "@" + clinic.clinic().id() + ".test";
        User colleague = new User(new UserId(id), email, "", "Cory", "Cliff", UserKind.DENTIST, null);
        registration.user(colleague, "test-password");
        registration.member(clinic.clinic().id(), colleague, seesAll);
        return email;
    }

    /** Sends a form that would be accepted but for these fields. */
    private Http.Answer send(Map<String, String> fields) {
        return doctor.post("/rx/new", "/rx/new", complete(fields));
    }

    private Map<String, String> complete(Map<String, String> fields) {
        Map<String, String> form = new LinkedHashMap<>(Map.of(
                "firstName", "Anna",
                "lastName", "Berg",
                "doctor", clinic.clinic().doctor().toString(),
                "procedure", "FIXED_RESTORATIVE",
                "destination", "RESTO_LAB",
                "lab", "70010"));
        form.putAll(fields);
        return form;
    }

    private JsonNode onlyEntry() {
        JsonNode worklist = clinic.device().worklist();
        assertThat(worklist).hasSize(1);
        return worklist.get(0);
    }

    static String patientId(Visit visit, String words) {
        String page = visit.get("/patients?words=" + words).text();
        int at = page.indexOf("href=\"/patients/", page.indexOf("id=\"rows\"")) + "href=\"/patients/".length();
        return page.substring(at, at + 36);
    }
}
