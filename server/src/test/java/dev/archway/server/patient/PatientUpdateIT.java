package dev.archway.server.patient;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.testing.Http;
import dev.archway.server.testing.TestClinic;
import dev.archway.server.testing.Together;
import dev.archway.wire.Gender;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** DPMS API V2, 5.3 and 5.4, spoken as raw JSON. */
@NullUnmarked // Spring fills the fields
class PatientUpdateIT extends PatientManagementIT {

    private static final String BY_ID = V2 + "/patients";
    private static final String BY_CHART = V2 + "/patient/by-chart-number";

    private Http.Answer byId(Patient patient, String more) {
        return byId(patient.id().toString(), more);
    }

    private Http.Answer byId(String id, String more) {
        return dpms.patch(BY_ID, "{\"PatientId\": \"" + id + "\"" + more + "}");
    }

    private Http.Answer byChart(String chart, String more) {
        return dpms.patch(BY_CHART, "{\"ChartNumber\": \"" + chart + "\"" + more + "}");
    }

    private Patient now(Patient patient) {
        return patients.get(clinic.id(), patient.id());
    }

    @Test
    void byId_everyName_theWholeAnswer_5_3() {
        Patient anna = patients.match(
                clinic.id(), new NewPatient("Anna", "Berg", "C-1", Gender.FEMALE, LocalDate.of(1989, 4, 13)));
        Http.Answer answer = byId(
                anna,
                ", \"ChartNumber\": \"C-2\", \"FirstName\": \"Anne\", \"LastName\": \"Berger\", \"HasFirstName\": false");

        Patient after = now(anna);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("""
                {"LastScanDate":null,"RowStatus":1,"DateUpdated":"%s","Type":0,"AlignPatientId":null,"Id":%d,"UID":"%s",\
                "FirstName":"Anne","LastName":"Berger","ChartNumber":"C-2","DateOfBirth":"1989-04-13T00:00:00.000",\
                "Gender":1,"MI":null,"ZipCode":null}""".formatted(after.updatedAt(), anna.number(), anna.id()));
        assertThat(after.firstName()).isEqualTo("Anne");
        assertThat(after.lastName()).isEqualTo("Berger");
        assertThat(after.chartNumber()).isEqualTo("C-2");
        assertThat(after.updatedAt()).isAfter(anna.updatedAt());
        assertThat(patient("anne", "berger", "c-2").id())
                .as("is matched by the new names")
                .isEqualTo(anna.id());
    }

    @ParameterizedTest
    @CsvSource({"FirstName, New Berg C-1", "LastName, Anna New C-1", "ChartNumber, Anna Berg New"})
    void byId_oneName_theOthersStay_5_3_2(String field, String expected) {
        Patient anna = patient("Anna", "Berg", "C-1");
        byId(anna, ", \"" + field + "\": \"New\"");

        assertThat(names(dpms.get(V3 + "/patients/search").data())).containsExactly(expected);
    }

    @Test
    void byId_patientWithoutChart_getsOne() {
        Patient anna = patient("Anna", "Berg", null);

        assertThat(byId(anna, ", \"ChartNumber\": \"C-1\"").status()).isEqualTo(200);
        assertThat(now(anna).chartNumber()).isEqualTo("C-1");
    }

    @Test
    void byId_lastScan_isTold() {
        Patient anna = patient("Anna", "Berg", "C-1");
        patients.scanned(clinic.id(), anna.id(), Instant.parse("2024-02-01T08:00:00Z"));

        JsonNode answer = byId(anna, ", \"FirstName\": \"Anne\"").json();
        assertThat(answer.path("LastScanDate").asString()).isEqualTo("2024-02-01T08:00:00Z");
        assertThat(answer.path("DateOfBirth").isNull()).isTrue();
        assertThat(answer.path("Gender").isNull()).isTrue();
    }

    @Test
    void byId_spellingOfItsOwnName_changes() {
        Patient anna = patient("anna", "berg", "c-1");

        assertThat(byId(anna, ", \"FirstName\": \"Anna\", \"LastName\": \"Berg\"")
                        .status())
                .isEqualTo(200);
        assertThat(now(anna).firstName()).isEqualTo("Anna");
    }

    @Test
    void byId_sameAsBefore_200_notUpdated() {
        Patient anna = patient("Anna", "Berg", "C-1");

        assertThat(byId(anna, ", \"FirstName\": \"Anna\"").status()).isEqualTo(200);
        assertThat(now(anna)).isEqualTo(anna);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"FirstName\": \"A\"}",
                "{\"PatientId\": null, \"FirstName\": \"A\"}",
                "{\"PatientId\": \" \"}"
            })
    void byId_noGuid_404_5_3_4(String body) {
        assertV2Error(dpms.patch(BY_ID, body), 404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00000000-0000-0000-0000-000000000000",
                "8683e5e5-a9fe-47ff-96e8-2bd9aab41d23",
                "1-1-1-1-1",
                "not a guid",
                "8683e5e5-a9fe-47ff-96e8-2bd9aab41d23'--"
            })
    void byId_unknownOrMalformedGuid_400_5_3_4(String id) {
        assertV2Error(byId(id, ", \"FirstName\": \"A\""), 400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ", \"FirstName\": null, \"LastName\": \"\", \"ChartNumber\": \"  \"",
                ", \"HasFirstName\": true, \"HasLastName\": true",
                ", \"DateOfBirth\": \"1989-04-13\", \"Gender\": 1"
            })
    void byId_nothingToUpdate_400_5_3_4(String more) {
        Patient anna = patient("Anna", "Berg", "C-1");

        assertV2Error(byId(anna, more), 400);
        assertThat(now(anna)).isEqualTo(anna);
    }

    @ParameterizedTest
    @ValueSource(strings = {"FirstName", "LastName", "ChartNumber"})
    void byId_hostileNames_400_nothingChanges(String field) {
        Patient anna = patient("Anna", "Berg", "C-1");

        for (String value :
                List.of("\"a\\u0000b\"", "\"\\ud800\"", "\"" + "x".repeat(10_000) + "\"", "7", "true", "[]", "{}")) {
            assertV2Error(byId(anna, ", \"" + field + "\": " + value), 400);
        }
        assertThat(now(anna)).isEqualTo(anna);
    }

    @Test
    void byId_wildcardsInNames_areJustCharacters() {
        Patient anna = patient("Anna", "Berg", "C-1");

        assertThat(byId(anna, ", \"LastName\": \"%_\\\\*\"").status()).isEqualTo(200);
        assertThat(now(anna).lastName()).isEqualTo("%_\\*");
    }

    @Test
    void byId_namesOfAnotherPatient_409_namesIt_nothingChanges() {
        Patient anna = patient("Anna", "Berg", "C-1");
        Patient other = patient("Anna", "Berg", "C-2");

        Http.Answer answer = byId(anna, ", \"ChartNumber\": \"c-2 \"");
        assertV2Error(answer, 409);
        assertThat(answer.json().path("Message").asString()).contains(other.id().toString());
        assertThat(now(anna)).isEqualTo(anna);
    }

    @Test
    void byId_atOnce_onePatientGetsTheNames() throws Exception {
        List<Patient> crowd = IntStream.range(0, 8)
                .mapToObj(i -> patient("Anna", "Berg", "C-" + i))
                .toList();
        AtomicInteger next = new AtomicInteger();
        List<Integer> statuses = Together.run(
                8,
                () -> byId(crowd.get(next.getAndIncrement()), ", \"ChartNumber\": \"Same\"")
                        .status());

        assertThat(statuses).containsOnly(200, 409);
        assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
    }

    /** Each wants the other's chart number: neither may wait for ever, and neither may get it while the other has it. */
    @Test
    void byId_crosswise_nobodyWaitsForEver() throws Exception {
        Patient one = patient("Anna", "Berg", "C-1");
        Patient two = patient("Anna", "Berg", "C-2");
        AtomicInteger next = new AtomicInteger();
        List<Integer> statuses = Together.run(
                8,
                () -> next.getAndIncrement() % 2 == 0
                        ? byId(one, ", \"ChartNumber\": \"C-2\"").status()
                        : byId(two, ", \"ChartNumber\": \"C-1\"").status());

        assertThat(statuses).containsOnly(409);
    }

    @Test
    void byChart_everyField_5_4() {
        Patient anna = patients.match(
                clinic.id(), new NewPatient("Anna", "Berg", "C-1", Gender.MALE, LocalDate.of(1980, 1, 1)));
        Http.Answer answer = byChart(
                "c-1",
                ", \"FirstName\": \"Anne\", \"LastName\": \"Berger\", "
                        + "\"DateOfBirth\": \"1989-04-13T19:45:40.339Z\", \"Gender\": \"Female\"");

        assertThat(answer.status()).isEqualTo(200);
        Patient after = now(anna);
        assertThat(after.firstName()).isEqualTo("Anne");
        assertThat(after.lastName()).isEqualTo("Berger");
        assertThat(after.chartNumber()).as("what was sent first stays").isEqualTo("C-1");
        assertThat(after.dateOfBirth()).as("this call may change it").isEqualTo("1989-04-13");
        assertThat(after.gender()).isEqualTo(Gender.FEMALE);
        assertThat(answer.json().path("UID").asString()).isEqualTo(anna.id().toString());
        assertThat(answer.json().path("DateOfBirth").asString()).isEqualTo("1989-04-13T00:00:00.000");
        assertThat(answer.json().path("Gender").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "\"Female\", FEMALE",
        "\"male\", MALE",
        "0, MALE",
        "1, FEMALE",
        "\"0\", MALE",
        "\"1\", FEMALE",
    })
    void byChart_gender_everyForm_5_4_2(String json, Gender gender) {
        Patient anna = patient("Anna", "Berg", "C-1");

        assertThat(byChart("C-1", ", \"Gender\": " + json).status()).isEqualTo(200);
        assertThat(now(anna).gender()).isEqualTo(gender);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "109", "102", "\"F\"", "\"\"", "true", "1.0", "[0]", "{\"a\": 1}", "-1"})
    void byChart_gender_anythingElse_400(String json) {
        Patient anna = patient("Anna", "Berg", "C-1");
        Http.Answer answer = byChart("C-1", ", \"Gender\": " + json);

        assertV2Error(answer, 400);
        assertThat(answer.json().path("Message").asString()).contains("Gender", "Male, Female, 0 or 1");
        assertThat(now(anna)).isEqualTo(anna);
    }

    @ParameterizedTest
    @ValueSource(strings = {"13.04.1989", "1989-02-30", "2999-01-01", "1989-04-13T25:00:00Z"})
    void byChart_dateOfBirth_wrong_400(String date) {
        patient("Anna", "Berg", "C-1");

        assertV2Error(byChart("C-1", ", \"DateOfBirth\": \"" + date + "\""), 400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"FirstName\": \"A\"}",
                "{\"ChartNumber\": null, \"FirstName\": \"A\"}",
                "{\"ChartNumber\": \"\", \"FirstName\": \"A\"}",
                "{\"ChartNumber\": \"C-1\"}",
                "{\"ChartNumber\": \"C-1\", \"FirstName\": \"\", \"LastName\": null, \"DateOfBirth\": \" \", \"Gender\": null}",
                "{\"ChartNumber\": \"C-1\", \"Unknown\": 1}",
                "{\"ChartNumber\": 7, \"FirstName\": \"A\"}",
                "{\"ChartNumber\": \"a\\u0000\", \"FirstName\": \"A\"}",
                "[]",
                "{",
                ""
            })
    void byChart_missingChartOrEverythingElse_400_5_4_3(String body) {
        patient("No", "Chart", null);
        patient("Anna", "Berg", "C-1");

        assertV2Error(dpms.patch(BY_CHART, body), 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"C-2", "C*", "C%", "C_1", "%", "*"})
    void byChart_nobody_404_5_4_3(String chart) {
        patient("Anna", "Berg", "C-1");

        assertV2Error(byChart(chart, ", \"FirstName\": \"A\""), 404);
    }

    @Test
    void byChart_shared_409_theList_5_4_3() {
        dpms.post(V2 + "/scan-request", clinic.scanRequest("Anna", "Berg", "000", ""));
        Patient anna = patient("Anna", "Berg", "000");
        Patient bo = patients.match(clinic.id(), new NewPatient("Bo", "Berg", "000", Gender.MALE, null));

        Http.Answer answer = byChart("000", ", \"FirstName\": \"Cleo\"");
        assertThat(answer.status()).isEqualTo(409);
        JsonNode list = answer.json();
        assertThat(list).hasSize(2);
        assertThat(list.get(0).toString()).isEqualTo("""
                {"DoctorId":%s,"CompanyId":%s,"LastScanDate":null,"RowStatus":1,"DateUpdated":"%s","Type":1,\
                "AlignPatientId":null,"Id":%d,"UID":"%s","FirstName":"Anna","LastName":"Berg","ChartNumber":"000",\
                "DateOfBirth":null,"Gender":null,"MI":null,"ZipCode":null}""".formatted(
                        clinic.doctor(), clinic.id(), now(anna).updatedAt(), anna.number(), anna.id()));
        assertThat(list.get(1).path("UID").asString()).isEqualTo(bo.id().toString());
        assertThat(list.get(1).path("Gender").asInt(-1)).isZero();
        assertThat(list.get(1).path("DoctorId").isNull()).as("no Rx yet").isTrue();
        assertThat(now(anna)).isEqualTo(anna);
        assertThat(now(bo)).isEqualTo(bo);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/third-party/v2", "/third-party/v2", "/third-party/v3"})
    void everyBase_served(String base) {
        Patient anna = patient("Anna", "Berg", "C-1");

        assertThat(dpms.patch(base + "/patients/", "{\"patientid\": \"" + anna.id() + "\", \"FIRSTNAME\": \"A\"}")
                        .status())
                .isEqualTo(200);
        assertThat(dpms.patch(base + "/patient/by-chart-number", "{\"chartnumber\": \"C-1\", \"lastname\": \"B\"}")
                        .status())
                .isEqualTo(200);
        assertV2Error(dpms.patch(base + "/patients", "{}"), 404);
    }

    @Test
    void otherClinic_doesNotExist() {
        TestClinic other = TestClinic.open(registration);
        Patient theirs = patient(other.id(), "Anna", "Berg", "C-1");
        Http.Answer foreign = byId(theirs, ", \"FirstName\": \"X\"");
        Http.Answer unknown = byId("8683e5e5-a9fe-47ff-96e8-2bd9aab41d23", ", \"FirstName\": \"X\"");

        assertV2Error(foreign, 400);
        assertThat(foreign.text().replace(theirs.id().toString(), "-"))
                .as("cannot be told from an unknown one")
                .isEqualTo(unknown.text().replace("8683e5e5-a9fe-47ff-96e8-2bd9aab41d23", "-"));
        assertV2Error(byChart("C-1", ", \"FirstName\": \"X\""), 404);
        assertThat(patients.get(other.id(), theirs.id())).isEqualTo(theirs);
    }

    @Test
    void callersWhoMayNot_403_401_nothingChanges() {
        Patient anna = patient("Anna", "Berg", "C-1");
        String body = "{\"PatientId\": \"" + anna.id() + "\", \"ChartNumber\": \"C-1\", \"FirstName\": \"X\"}";
        Http lab = TestClinic.paired(http(), "sandbox-lms", "labtech@precision.test", 70010);

        for (String path : List.of(BY_ID, BY_CHART)) {
            assertV2Error(clinic.as(http(), "sandbox-dpms").patch(path, body), 403);
            assertV2Error(lab.patch(path, body), 403);
            assertV2Error(http().patch(path, body), 401);
        }
        assertThat(now(anna)).isEqualTo(anna);
    }
}
