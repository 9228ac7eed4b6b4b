package dev.archway.server.patient;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.testing.Http;
import dev.archway.server.testing.TestClinic;
import dev.archway.wire.Gender;
import java.time.LocalDate;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** DPMS API V2, 5.1, spoken as raw JSON. */
@NullUnmarked // Spring fills the fields
class PatientSearchV2IT extends PatientManagementIT {

    /** The patients of the document's examples. */
    private void examples() {
        patient("John", "Doe", "123");
        patient("John", "Doe", "333");
        patient("Mike", "Barlowe", "123");
        patient("John", "Whitlock", "567");
        patient("Steven", "Doe", "567");
        patient("Jane", "Doe", "444");
    }

    private Http.Answer search(String query) {
        return dpms.get(V2 + "/patient/search" + query);
    }

    @Test
    void namesAndChart_eitherCriterion_5_1_example1() {
        examples();

        assertThat(names(search("?firstName=John&lastName=Doe&chartNumber=123").json()))
                .containsExactly("John Doe 123", "John Doe 333", "Mike Barlowe 123");
    }

    @Test
    void namesAlone_chartIsBlank_5_1_example2() {
        patient("John", "Doe", "123");
        patient("John", "Doe", null);
        patient("Mike", "Caddel", null);
        patient("Steve", "Laurier", null);
        patient("Steve", "Laurier", "9");

        assertThat(names(search("?firstName=John&lastName=Doe").json()))
                .containsExactly("John Doe 123", "John Doe -", "Mike Caddel -", "Steve Laurier -");
    }

    @Test
    void chartAlone_5_1_example3() {
        examples();

        assertThat(names(search("?chartNumber=567").json())).containsExactly("John Whitlock 567", "Steven Doe 567");
    }

    @Test
    void oneNameAlone_isNoMatch() {
        examples();
        patient("No", "Chart", null);

        assertThat(names(search("?firstName=John&chartNumber=444").json())).containsExactly("Jane Doe 444");
        assertThat(names(search("?lastName=Doe").json())).containsExactly("No Chart -");
        assertThat(names(search("").json())).containsExactly("No Chart -");
        assertThat(names(search("?firstName=&lastName=%20&chartNumber=").json()))
                .containsExactly("No Chart -");
    }

    @Test
    void nobody_emptyArray_5_1() {
        assertThat(search("?firstName=John&lastName=Doe&chartNumber=123").text())
                .isEqualTo("[]");
    }

    @Test
    void body_everyField_5_1_3() {
        Patient anna = patients.match(
                clinic.id(), new NewPatient("Anna", "Berg", "C-1", Gender.FEMALE, LocalDate.of(1989, 4, 13)));
        patients.match(clinic.id(), new NewPatient("Bo", "Berg", "C-1", Gender.MALE, null));
        patient("Cleo", "Berg", "C-1");

        JsonNode found = search("?chartNumber=C-1").json();
        assertThat(found.get(0).toString())
                .isEqualTo("{\"UniqueId\":\"" + anna.id()
                        + "\",\"DateOfBirth\":\"1989-04-13T00:00:00.000\",\"Gender\":1,"
                        + "\"ChartNumber\":\"C-1\",\"FirstName\":\"Anna\",\"LastName\":\"Berg\"}");
        assertThat(found.get(1).path("Gender").asInt(-1)).isZero();
        assertThat(found.get(1).path("DateOfBirth").isNull()).isTrue();
        assertThat(found.get(2).path("Gender").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/third-party/v2/patient/search",
                "/api/third-party/v2/patients/search",
                "/third-party/v2/patient/search",
                "/third-party/v2/patients/search/"
            })
    void everyBase_bareArray(String path) {
        patient("John", "Doe", "123");

        assertThat(names(dpms.get(path + "?CHARTNUMBER=123&Unknown=1").json())).containsExactly("John Doe 123");
    }

    @ParameterizedTest
    @CsvSource({
        "josé, DE LA cruz",
        "' Jose\u0301 ', De La Cruz",
        "JOSE\u0301, de la cruz",
    })
    void names_comparedAsPatientsAre(String first, String last) {
        patient("José", "De La Cruz", "9");

        assertThat(names(search("?firstName=" + encoded(first) + "&lastName=" + encoded(last))
                        .json()))
                .containsExactly("José De La Cruz 9");
    }

    @ParameterizedTest
    @ValueSource(strings = {"J*", "J%", "J_hn", "%", "*", "\\", "' or ''='", "\u738b\ud83e\uddb7"})
    void exactMatch_nothingIsAWildcard_5_1(String name) {
        patient("John", "Doe", "123");
        patient(name, "Doe", "124");
        String query = "?firstName=" + encoded(name) + "&lastName=Doe&chartNumber=";

        assertThat(names(search(query + "0").json())).containsExactly(name + " Doe 124");
        assertThat(names(search(query + encoded(name)).json())).containsExactly(name + " Doe 124");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?chartNumber=%00",
                "?firstName=a%0Ab&lastName=c",
                "?chartNumber=1&chartNumber=2",
                "?chartNumber=1&ChartNumber=1",
                "?chartNumber=%EF%BF%BF"
            })
    void hostileParameters_400(String query) {
        assertV2Error(search(query), 400);
    }

    @Test
    void hugeParameter_400_notEchoedWhole() {
        Http.Answer answer = search("?chartNumber=" + "9".repeat(5_000));

        assertV2Error(answer, 400);
        assertThat(answer.text().length()).isLessThan(1_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%FF", "%C3", "%ED%A0%80", "%F8%88%80%80%80"})
    void brokenUtf8_findsNobodyOrIsRefused(String bytes) {
        patient("John", "Doe", "123");
        Http.Answer answer = search("?firstName=" + bytes + "&lastName=Doe&chartNumber=" + bytes);

        assertThat(answer.status()).isIn(200, 400);
        assertThat(answer.text()).doesNotContain("John");
    }

    @Test
    void otherClinic_doesNotExist() {
        TestClinic other = TestClinic.open(registration);
        patient(other.id(), "John", "Doe", "123");

        assertThat(search("?firstName=John&lastName=Doe&chartNumber=123").text())
                .isEqualTo("[]");
    }

    @Test
    void partnerWithoutCapability_403() {
        assertV2Error(clinic.as(http(), "sandbox-dpms").get(V2 + "/patient/search?chartNumber=1"), 403);
    }

    @Test
    void labAndNobody_403_401() {
        Http lab = TestClinic.paired(http(), "sandbox-lms", "labtech@precision.test", 70010);

        assertV2Error(lab.get(V2 + "/patient/search?chartNumber=1"), 403);
        assertV2Error(http().get(V2 + "/patient/search?chartNumber=1"), 401);
        assertV2Error(http().as("nonsense").get(V2 + "/patients/search?chartNumber=1"), 401);
    }
}
