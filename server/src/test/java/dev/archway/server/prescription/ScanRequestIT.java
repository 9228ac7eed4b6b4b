package dev.archway.server.prescription;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.account.Accounts;
import dev.archway.server.account.Registration;
import dev.archway.server.account.User;
import dev.archway.server.order.Orders;
import dev.archway.server.patient.Patient;
import dev.archway.server.patient.Patients;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.RxId;
import dev.archway.server.testing.ArchwayIT;
import dev.archway.server.testing.Http;
import dev.archway.server.testing.TestClinic;
import dev.archway.wire.Gender;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** DPMS API V2, 4.2 and 4.3, spoken as raw JSON. */
@NullUnmarked // Spring fills the fields
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScanRequestIT extends ArchwayIT {

    private static final String PATH = "/api/third-party/v2/scan-request";

    @Autowired
    Prescriptions prescriptions;

    @Autowired
    Patients patients;

    @Autowired
    Orders orders;

    @Autowired
    Accounts accounts;

    @Autowired
    Registration registration;

    TestClinic clinic;
    Http dpms;

    /** One clinic for all, and a new one for a test that counts. */
    @BeforeAll
    void ownClinic() {
        clinic = TestClinic.open(registration);
        dpms = clinic.as(http(), "sandbox-dpms");
    }

    @Test
    void everyField_kept() {
        ownClinic();
        Http.Answer answer = dpms.post(PATH, """
                {"CompanyId": %s, "DoctorId": %s, "LicenseNumber": "NEW-1", "PatientFirstName": "Anna",
                 "PatientLastName": "Berg", "PatientChartNumber": "C-1", "Gender": "Female",
                 "DateOfBirth": "1989-04-13T19:45:40.339Z", "Notes": "two\\nlines", "labId": 70010, "procedureMapId": 30}""".formatted(clinic.id(), clinic.doctor()));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().propertyNames()).containsExactly("Data", "Status");
        assertThat(answer.json().path("Status").asInt()).isEqualTo(1);
        Prescription rx = rx(answer);
        assertThat(rx.licenseNumber()).isEqualTo("NEW-1");
        assertThat(rx.notes()).isEqualTo("two\nlines");
        assertThat(rx.lab()).isEqualTo(new CompanyId(70010));
        assertThat(rx.procedureMapId()).isEqualTo(30);
        assertThat(rx.doctor()).isEqualTo(clinic.doctor());
        Patient patient = patients.get(clinic.id(), rx.patient());
        assertThat(patient.firstName()).isEqualTo("Anna");
        assertThat(patient.lastName()).isEqualTo("Berg");
        assertThat(patient.chartNumber()).isEqualTo("C-1");
        assertThat(patient.gender()).isEqualTo(Gender.FEMALE);
        assertThat(patient.dateOfBirth()).isEqualTo(LocalDate.of(1989, 4, 13));
    }

    @Test
    void mandatoryFieldsAlone_enough() {
        Prescription rx = rx(post(""));

        assertThat(rx.notes()).isNull();
        assertThat(rx.lab()).isNull();
        assertThat(rx.procedureMapId()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/third-party/v2/scan-request",
                "/api/third-party/v2/scan-request/",
                "/third-party/v2/scan-request",
                "/third-party/v3/scan-request"
            })
    void everyBase_served(String path) {
        assertThat(dpms.post(path, clinic.scanRequest("A", "B", "C", "")).status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "\"Male\", MALE",
        "\"female\", FEMALE",
        "109, MALE",
        "102, FEMALE",
        "\"102\", FEMALE",
    })
    void gender_everyForm_4_2_2(String json, Gender gender) {
        ownClinic();
        Prescription rx = rx(post(", \"Gender\": " + json));

        assertThat(patients.get(clinic.id(), rx.patient()).gender()).isEqualTo(gender);
    }

    @Test
    void names_anyCase_unknownOnesIgnored_numbersInQuotes() {
        Http.Answer answer = dpms.post(PATH, """
                {"companyid": "%s", "DOCTORID": %s, "patientFirstName": "A", "patientLastName": "B",
                 "patientChartNumber": "C", "LABID": "70010", "ProcedureMapId": "30", "Something": [1, {"else": 2}]}""".formatted(clinic.id(), clinic.doctor()));

        assertThat(rx(answer).procedureMapId()).isEqualTo(30);
        assertThat(rx(answer).lab()).isEqualTo(new CompanyId(70010));
    }

    @Test
    void licenseNumber_fromThisRxOn_4_2_2() {
        ownClinic();
        Prescription before = rx(post(""));
        Prescription with = rx(post(", \"LicenseNumber\": \"NEW-2\""));
        Prescription after = rx(post(", \"LicenseNumber\": \"\""));

        assertThat(before.licenseNumber()).isEqualTo("LIC-" + clinic.id());
        assertThat(prescriptions.get(clinic.id(), before.id()).licenseNumber()).isEqualTo("LIC-" + clinic.id());
        assertThat(with.licenseNumber()).isEqualTo("NEW-2");
        assertThat(after.licenseNumber()).isEqualTo("NEW-2");
        assertThat(accounts.user(clinic.doctor()).map(User::licenseNumber)).contains("NEW-2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CompanyId", "DoctorId", "PatientFirstName", "PatientLastName", "PatientChartNumber"})
    void mandatory_missingNullOrBlank_named_4_2_2(String field) {
        String whole = clinic.scanRequest("A", "B", "C", "");
        String nulled = whole.replaceFirst("\"" + field + "\": [^,}]+", "\"" + field + "\": null");
        String absent = whole.replaceFirst("\"" + field + "\": [^,}]+", "\"Else\": 1");

        refused(dpms.post(PATH, nulled), field);
        refused(dpms.post(PATH, absent), field);
        if (field.startsWith("Patient")) {
            String blank = whole.replaceFirst("\"" + field + "\": [^,}]+", "\"" + field + "\": \"  \"");
            refused(dpms.post(PATH, blank), field);
        }
    }

    @Test
    void company_notThePairedOne() {
        Http.Answer answer =
                dpms.post(PATH, clinic.scanRequest("A", "B", "C", "").replace("" + clinic.id(), "90362"));

        refused(answer, "CompanyId");
        assertThat(message(answer)).contains("90362").contains(clinic.id().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1001", "1003", "1004", "0", "-1", "9223372036854775807"})
    void doctor_notOfThisClinic_4_2_2(String doctor) {
        String request = clinic.scanRequest("A", "B", "C", "")
                .replace("\"DoctorId\": " + clinic.doctor(), "\"DoctorId\": " + doctor);

        refused(dpms.post(PATH, request), "DoctorId");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"DateOfBirth\": \"13.04.1989\"",
                "\"DateOfBirth\": \"2999-01-01\"",
                "\"DateOfBirth\": 19890413",
                "\"Gender\": \"x\"",
                "\"Gender\": 0",
                "\"Gender\": 1",
                "\"Gender\": [109]",
                "\"Gender\": {\"a\": 1}",
                "\"Gender\": true",
                "\"LicenseNumber\": 5",
                "\"LicenseNumber\": \"a\\u0000b\"",
                "\"Notes\": [\"a\"]",
                "\"Notes\": \"\\u0000\"",
                "\"Notes\": \"\\ud800\"",
                "\"procedureMapId\": 12",
                "\"procedureMapId\": 0",
                "\"procedureMapId\": 1.5",
                "\"procedureMapId\": \"thirty\"",
                "\"procedureMapId\": 99999999999999999999",
                "\"labId\": 123",
                "\"labId\": 90361",
                "\"labId\": true",
                "\"labId\": {}"
            })
    void optional_wrongValue_named(String member) {
        refused(post(", " + member), member.substring(1, member.indexOf("\":")));
    }

    @Test
    void procedure_unknown_whatIsKnownIsListed() {
        assertThat(message(post(", \"procedureMapId\": 12"))).contains("12").contains("104, 105, 107");
    }

    @Test
    void severalWrong_allNamedInOneMessage() {
        Http.Answer answer = dpms.post(PATH, "{\"DateOfBirth\": \"x\", \"procedureMapId\": 12}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(message(answer))
                .contains("CompanyId", "DoctorId", "PatientFirstName", "PatientLastName", "PatientChartNumber")
                .contains("DateOfBirth", "procedureMapId");
    }

    @Test
    void lab_ofTheTypeThatTheProcedureSendsTo() {
        refused(post(", \"procedureMapId\": 30, \"labId\": 70011"), "labId"); // resto procedure, ortho lab
        refused(post(", \"procedureMapId\": 1, \"labId\": 70010"), "labId"); // ortho procedure, dental lab
        assertThat(rx(post(", \"procedureMapId\": 1, \"labId\": 70011")).lab()).isEqualTo(new CompanyId(70011));
        assertThat(rx(post(", \"labId\": 70011")).lab())
                .as("without a procedure")
                .isEqualTo(new CompanyId(70011));
    }

    @Test
    void lab_procedureSendsToNone_ignored() {
        assertThat(rx(post(", \"procedureMapId\": 62, \"labId\": 70010")).lab()).isNull();
        assertThat(rx(post(", \"procedureMapId\": 88, \"labId\": 1")).lab()).isNull();
    }

    @Test
    void texts_longestAndOneMore() {
        assertThat(rx(post(", \"Notes\": \"" + "n".repeat(4000) + "\"")).notes())
                .hasSize(4000);
        Http.Answer notes = post(", \"Notes\": \"" + "n".repeat(4001) + "\"");
        refused(notes, "Notes");
        assertThat(message(notes)).contains("4000");
        assertThat(dpms.post(PATH, clinic.scanRequest("a".repeat(100), "b", "c", ""))
                        .status())
                .isEqualTo(200);
        Http.Answer name = dpms.post(PATH, clinic.scanRequest("a".repeat(10_000), "b", "c", ""));
        refused(name, "PatientFirstName");
        assertThat(message(name)).hasSizeLessThan(1000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"text\"",
                "1",
                "{",
                "{\"CompanyId\": }",
                "{\"CompanyId\": 1} x",
                "{\"CompanyId\": 1, \"CompanyId\": 2}",
                "{\"PatientFirstName\": {\"a\": 1}}",
                "{\"PatientFirstName\": 1}",
                "{\"DoctorId\": \"one\"}",
                "{\"DoctorId\": [1]}",
                "\0"
            })
    void body_notARequest(String body) {
        Http.Answer answer = dpms.send("POST", PATH, body, "application/json");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(message(answer)).isNotBlank();
    }

    @Test
    void body_veryDeep() {
        String deep = "{\"Else\": " + "[".repeat(100_000) + "]".repeat(100_000) + "}";

        assertThat(dpms.post(PATH, deep).status()).isEqualTo(400);
    }

    @Test
    void body_brokenUtf8() {
        String request = clinic.scanRequest("A", "B", "C", "");
        byte[] bytes = request.getBytes(StandardCharsets.UTF_8);
        bytes[request.indexOf("\"A\"") + 1] = (byte) 0xC3;

        assertThat(dpms.sendBytes("POST", PATH, bytes, "application/json").status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded"})
    void body_otherType_4_2_2(String type) {
        Http.Answer answer = dpms.send("POST", PATH, clinic.scanRequest("A", "B", "C", ""), type);

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.json().path("Status").asInt()).isZero();
    }

    @Test
    void patient_otherNames_otherPatient_unlessThePartnerMayUpdate_5_5() {
        ownClinic();
        Prescription first = rx(dpms.post(PATH, clinic.scanRequest("Anna", "Berg", "C-1", "")));
        Http plus = clinic.as(http(), "sandbox-dpms-plus");
        Prescription renamed = rx(plus.post(PATH, clinic.scanRequest("Anne", "Berg", "C-1", "")));
        Prescription second = rx(dpms.post(PATH, clinic.scanRequest("Bea", "Berg", "C-1", "")));

        assertThat(renamed.patient()).isEqualTo(first.patient());
        assertThat(second.patient()).isNotEqualTo(first.patient());
        assertThat(patients.get(clinic.id(), first.patient()).firstName()).isEqualTo("Anne");

        Http.Answer conflict = plus.post(PATH, clinic.scanRequest("Cleo", "Berg", "C-1", ""));
        assertThat(conflict.status()).isEqualTo(409);
        assertThat(conflict.json().path("Status").asInt()).isZero();
        assertThat(plus.post(PATH, clinic.scanRequest("Bea", "Berg", "C-1", "")).status())
                .as("the full match wins")
                .isEqualTo(200);
    }

    @Test
    void wrongRequest_leavesNothingBehind() {
        ownClinic();
        post(", \"LicenseNumber\": \"NEW-3\", \"procedureMapId\": 12");

        assertThat(accounts.user(clinic.doctor()).map(User::licenseNumber)).contains("LIC-" + clinic.id());
    }

    @Test
    void delete_answersTheId_andOnlyOnce_4_3_3() {
        String rx = post("").data().asString();
        Http.Answer answer = dpms.delete(PATH + "/" + rx);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("{\"Data\":\"" + rx + "\",\"Status\":1}");
        refused(dpms.delete(PATH + "/" + rx), rx);
        refused(dpms.get("/api/third-party/v2/scan-request/" + rx), 405);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "a09292aa", "1-1-1-1-1", "a09292aa8b0645f9a73c350538bb32f3"})
    void delete_noGuid_4_3_3(String id) {
        refused(dpms.delete(PATH + "/" + id), 400);
    }

    @Test
    void delete_unknownOrAnotherClinics_4_3_3() {
        String rx = post("").data().asString();
        Http other = TestClinic.open(registration).as(http(), "sandbox-dpms");

        refused(other.delete(PATH + "/" + rx), rx);
        refused(dpms.delete(PATH + "/" + UUID.randomUUID()), 400);
        assertThat(dpms.delete(PATH + "/" + rx).status()).as("still there").isEqualTo(200);
    }

    @Test
    void delete_afterTheScanBegan() {
        Prescription rx = rx(post(""));
        orders.open(clinic.scanner(), rx.id());

        refused(dpms.delete(PATH + "/" + rx.id()), rx.id().toString());
    }

    @Test
    void caller_withoutToken_orPairedWithALab() {
        assertThat(http().post(PATH, "{}").status()).isEqualTo(401);
        Http lab = TestClinic.paired(http(), "sandbox-lms", "labtech@precision.test", 70010);
        assertThat(lab.post(PATH, clinic.scanRequest("A", "B", "C", "")).status())
                .isEqualTo(403);
    }

    private Http.Answer post(String more) {
        return dpms.post(PATH, clinic.scanRequest("Anna", "Berg", "C-1", more));
    }

    private Prescription rx(Http.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return prescriptions.get(
                clinic.id(), new RxId(UUID.fromString(answer.data().asString())));
    }

    private static String message(Http.Answer answer) {
        return answer.json().path("Message").asString();
    }

    private static void refused(Http.Answer answer, String named) {
        refused(answer, 400);
        assertThat(message(answer)).contains(named);
    }

    private static void refused(Http.Answer answer, int status) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.json().propertyNames()).containsExactly("Data", "Status", "Message", "Code");
        assertThat(answer.json().path("Data").isNull()).isTrue();
        assertThat(answer.json().path("Status").asInt()).isZero();
    }
}
