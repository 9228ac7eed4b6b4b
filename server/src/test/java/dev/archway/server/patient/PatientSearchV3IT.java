package dev.archway.server.patient;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.testing.Http;
import dev.archway.server.testing.TestClinic;
import dev.archway.wire.Gender;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** DPMS API V2, 5.2, spoken as raw JSON. */
@NullUnmarked // Spring fills the fields
class PatientSearchV3IT extends PatientManagementIT {

    private Http.Answer search(String query) {
        return dpms.get(V3 + "/patient/search" + query);
    }

    /** The names that a search finds; none for a 404. */
    private List<String> found(String query) {
        Http.Answer answer = search(query);
        return answer.status() == 404 ? List.of() : names(answer.data());
    }

    @Test
    void body_everyField_5_2_3() {
        Patient anna = patients.match(
                clinic.id(), new NewPatient("Anna", "Berg", "C-1", Gender.FEMALE, LocalDate.of(1989, 4, 13)));
        times(anna, "2024-01-10T23:30:00Z", "2024-01-11T00:00:00Z", "2024-02-01T08:00:00Z");

        Http.Answer answer = search("");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("""
                {"Data":[{"Id":"%s","FirstName":"Anna","LastName":"Berg","ChartNumber":"C-1","DateOfBirth":"1989-04-13",\
                "Gender":"Female","CreationDate":"2024-01-10T23:30:00Z","UpdatedDate":"2024-01-11T00:00:00Z",\
                "LastScanDate":"2024-02-01T08:00:00Z"}],\
                "Meta":{"Total":1,"Count":1,"NextOffset":null},\
                "Links":{"Self":"/third-party/v3/patients/search?Offset=0&Limit=100","Next":null,"Prev":null},\
                "Status":"Success"}""".formatted(anna.id()));
    }

    @Test
    void unknownValues_null_5_2_3() {
        patient("Anna", "Berg", null);

        JsonNode found = search("").data().get(0);
        assertThat(found.propertyNames())
                .containsExactly(
                        "Id",
                        "FirstName",
                        "LastName",
                        "ChartNumber",
                        "DateOfBirth",
                        "Gender",
                        "CreationDate",
                        "UpdatedDate",
                        "LastScanDate");
        for (String unknown : List.of("ChartNumber", "DateOfBirth", "Gender", "LastScanDate")) {
            assertThat(found.path(unknown).isNull()).as(unknown).isTrue();
        }
    }

    @Test
    void noFilter_everybodyInStableOrder_5_2_note1() {
        patient("C", "C", "3");
        patient("A", "A", "1");
        patient("B", "B", null);

        assertThat(found("")).containsExactly("C C 3", "A A 1", "B B -");
    }

    @Test
    void filters_and_5_2_note2() {
        patient("John", "Doe", "123");
        patient("John", "Doe", "333");
        patient("Mike", "Barlowe", "123");

        assertThat(found("?FirstName=John&LastName=Doe&ChartNumber=123")).containsExactly("John Doe 123");
        assertThat(found("?firstname=JOHN&LASTNAME=doe&unknown=1")).containsExactly("John Doe 123", "John Doe 333");
        assertThat(found("?ChartNumber=123")).containsExactly("John Doe 123", "Mike Barlowe 123");
        assertThat(found("?FirstName=Joh")).as("no wildcard, no part").isEmpty();
        assertThat(found("?FirstName=&ChartNumber=333")).containsExactly("John Doe 333");
    }

    @ParameterizedTest
    @CsvSource({
        "Jo*, John|Joan|Jo",
        "Jo%, John|Joan|Jo",
        "*an, Joan|Jan",
        "%o%, John|Joan|Jo",
        "J*n, John|Joan|Jan|J_n|J\\n",
        "j*N, John|Joan|Jan|J_n|J\\n",
        "*, John|Joan|Jo|Jan|J_n|J\\n",
        "%%, John|Joan|Jo|Jan|J_n|J\\n",
        "J_n, J_n",
        "J_*, J_n",
        "*\\*, J\\n",
        "J\\n, J\\n",
        "*\\, ''",
    })
    void wildcards_everythingElseIsItself_5_2_note3(String pattern, String expected) {
        for (String name : List.of("John", "Joan", "Jo", "Jan", "J_n", "J\\n")) {
            patient(name, "Doe", "1");
        }
        List<String> names = found("?FirstName=" + encoded(pattern)).stream()
                .map(each -> each.split(" ")[0])
                .toList();

        assertThat(String.join("|", names)).isEqualTo(expected);
    }

    @Test
    void wildcards_everyField_alsoComposed() {
        patient("José", "Müller", "AB-77");
        patient("Jose", "Muller", "CD-88");

        assertThat(found("?FirstName=" + encoded("*Se\u0301"))).containsExactly("José Müller AB-77");
        assertThat(found("?LastName=" + encoded("mü*"))).containsExactly("José Müller AB-77");
        assertThat(found("?ChartNumber=" + encoded("*-88"))).containsExactly("Jose Muller CD-88");
        assertThat(found("?FirstName=J*&LastName=" + encoded("%ller") + "&ChartNumber=ab*"))
                .containsExactly("José Müller AB-77");
    }

    @Test
    void greekCapitals_prefix_findsTheName() {
        patient("ΟΔΟΣΑ", "Ρ", "1");
        patient("Οδος", "Ρ", "2");

        assertThat(found("?FirstName=" + encoded("ΟΔΟΣ*"))).containsExactly("ΟΔΟΣΑ Ρ 1", "Οδος Ρ 2");
    }

    @Test
    void dates_fromInclusive_toEarlierThan_utc_5_2_2() {
        times(patient("Late", "Before", "1"), "2024-01-01T00:00:00Z", "2024-01-10T23:59:59.999999Z", null);
        times(patient("Mid", "Night", "2"), "2024-01-01T00:00:00Z", "2024-01-11T00:00:00Z", "2024-03-01T00:00:00Z");
        times(patient("End", "Day", "3"), "2024-01-01T00:00:00Z", "2024-01-11T23:59:59Z", "2024-03-02T00:00:00Z");
        times(patient("Next", "Midnight", "4"), "2024-01-01T00:00:00Z", "2024-01-12T00:00:00Z", null);

        assertThat(found("?UpdatedDateFrom=2024-01-11")).containsExactly("Mid Night 2", "End Day 3", "Next Midnight 4");
        assertThat(found("?UpdatedDateTo=2024-01-11")).containsExactly("Late Before 1");
        assertThat(found("?UpdatedDateFrom=2024-01-11&UpdatedDateTo=2024-01-12"))
                .containsExactly("Mid Night 2", "End Day 3");
        assertThat(found("?UpdatedDateFrom=2024-01-11&UpdatedDateTo=2024-01-11"))
                .isEmpty();
        assertThat(found("?LastScanDateFrom=2024-03-01")).containsExactly("Mid Night 2", "End Day 3");
        assertThat(found("?LastScanDateTo=2024-03-02")).containsExactly("Mid Night 2");
        assertThat(found("?LastScanDateFrom=2024-03-02&UpdatedDateTo=2024-01-12"))
                .containsExactly("End Day 3");
        assertThat(found("?UpdatedDateFrom=0000-01-01&UpdatedDateTo=9999-12-31"))
                .hasSize(4);
    }

    @Test
    void pages_allOfThemOnce_byTheirLinks_5_2_3() {
        for (int i = 0; i < 7; i++) {
            patient("John", "Doe", "C " + i);
        }
        patient("Else", "Doe", "D");
        List<String> all = new ArrayList<>();
        String link = "/third-party/v3/patients/search?limit=3&firstName=Jo%25&chartNumber=c%20*";
        List<String> self = new ArrayList<>();
        while (link != null) {
            JsonNode page = dpms.get(link).json();
            all.addAll(names(page.path("Data")));
            assertThat(page.path("Meta").path("Total").asInt()).isEqualTo(7);
            assertThat(page.path("Meta").path("Count").asInt())
                    .isEqualTo(page.path("Data").size());
            self.add(page.path("Links").path("Self").asString());
            link = page.path("Links").path("Next").stringValue(null);
        }

        String filters = "&FirstName=Jo%25&ChartNumber=c%20*";
        String address = "/third-party/v3/patients/search?Offset=";
        assertThat(all).hasSize(7).doesNotHaveDuplicates();
        assertThat(self)
                .containsExactly(
                        address + "0&Limit=3" + filters,
                        address + "3&Limit=3" + filters,
                        address + "6&Limit=3" + filters);
    }

    @Test
    void meta_nextOffsetIsOffsetAndLimit_nullOnTheLastPage_5_2_3() {
        for (int i = 0; i < 4; i++) {
            patient("John", "Doe", "C" + i);
        }

        JsonNode middle = search("?Offset=1&Limit=2").json();
        assertThat(middle.path("Meta").toString()).isEqualTo("{\"Total\":4,\"Count\":2,\"NextOffset\":3}");
        assertThat(middle.path("Links").path("Next").asString())
                .isEqualTo("/third-party/v3/patients/search?Offset=3&Limit=2");
        assertThat(middle.path("Links").path("Prev").asString())
                .isEqualTo("/third-party/v3/patients/search?Offset=0&Limit=2");

        JsonNode last = search("?Offset=2&Limit=2").json();
        assertThat(last.path("Meta").toString()).isEqualTo("{\"Total\":4,\"Count\":2,\"NextOffset\":null}");
        assertThat(last.path("Links").path("Next").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"4", "1000000", "999999999999999999"})
    void offsetBeyondTheEnd_emptyPage_prevIsTheLastOne(String offset) {
        for (int i = 0; i < 4; i++) {
            patient("John", "Doe", "C" + i);
        }

        Http.Answer answer = search("?Offset=" + offset + "&Limit=3");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.data().isEmpty()).isTrue();
        assertThat(answer.json().path("Meta").toString()).isEqualTo("{\"Total\":4,\"Count\":0,\"NextOffset\":null}");
        assertThat(answer.json().path("Links").path("Prev").asString())
                .isEqualTo("/third-party/v3/patients/search?Offset=1&Limit=3");
    }

    @Test
    void limit_100ByDefaultAndAtMost_5_2_note4() {
        jdbc.sql("""
                        insert into patient (company_id, id, first_name, last_name, chart_number, first_key, last_key, chart_key,
                                             created_at, updated_at)
                        select :company, gen_random_uuid(), 'A', 'B', i::text, 'a', 'b', i::text, now(), now()
                        from generate_series(1, 150) i""").param("company", clinic.id().value()).update();

        JsonNode first = search("").json();
        assertThat(first.path("Meta").toString()).isEqualTo("{\"Total\":150,\"Count\":100,\"NextOffset\":100}");
        assertThat(search("?Offset=100").json().path("Meta").toString())
                .isEqualTo("{\"Total\":150,\"Count\":50,\"NextOffset\":null}");
        assertThat(search("?Limit=100").data()).hasSize(100);
        assertThat(search("?Limit=1").data()).hasSize(1);
    }

    @Test
    void nobody_404_5_2_4() {
        assertV3Error(search("?FirstName=Nobody"), 404);
        assertV3Error(search("?FirstName=Nobody&Offset=5"), 404);
    }

    @Test
    void wrongParameter_theDocumentsAnswer_5_2_4() {
        Http.Answer answer = search("?LastScanDateTo=2024-01-1199");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).isEqualTo("""
                {"Status":2,"Message":"Invalid request parameters","Code":"INVALID_REQUEST_PARAMETERS",\
                "Errors":[{"Field":"LastScanDateTo","Message":"The value '2024-01-1199' is not valid for LastScanDateTo."}]}""");
    }

    @Test
    void wrongParameters_allAtOnce_5_2_4() {
        Http.Answer answer = search(
                "?offset=-1&limit=abc&UPDATEDDATEFROM=11.01.2024&UpdatedDateTo=2024-02-30"
                        + "&LastScanDateFrom=2024-1-1&LastScanDateTo=tomorrow&FirstName=a%01b&LastName=a&LastName=b&ChartNumber=ok");

        assertV3Error(answer, 400);
        assertThat(answer.json()
                        .path("Errors")
                        .valueStream()
                        .map(each -> each.path("Field").asString())
                        .toList())
                .containsExactly(
                        "Offset",
                        "Limit",
                        "FirstName",
                        "LastName",
                        "UpdatedDateFrom",
                        "UpdatedDateTo",
                        "LastScanDateFrom",
                        "LastScanDateTo");
        assertThat(answer.json().path("Errors").get(3).path("Message").asString())
                .isEqualTo("The value 'a, b' is not valid for LastName.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Limit=0",
                "Limit=101",
                "Limit=abc",
                "Limit=-1",
                "Limit=1.0",
                "Limit=1e1",
                "Limit=99999999999999999999999",
                "Limit=%D9%A1",
                "Offset=-1",
                "Offset=x",
                "Offset=9999999999999999999999",
                "Offset=1&offset=1",
                "FirstName=%7F",
                "LastName=%EF%BF%BE",
                "UpdatedDateFrom=2024-01-01T00:00:00Z",
                "UpdatedDateFrom=%2B2024-01-01",
                "UpdatedDateTo=99999-01-01"
            })
    void wrongValue_400(String query) {
        patient("John", "Doe", "1");
        Http.Answer answer = search("?" + query);

        assertV3Error(answer, 400);
        assertThat(answer.json().path("Errors")).hasSize(1);
    }

    @Test
    void nul_400() {
        assertV3Error(search("?FirstName=%00"), 400);
        assertV3Error(search("?Unknown=a%00b"), 400);
    }

    @Test
    void hugeParameter_400_notEchoedWhole() {
        for (String huge : List.of("9".repeat(5_000), "*".repeat(5_000), "%25a".repeat(1_200))) {
            Http.Answer answer = search("?ChartNumber=" + huge);
            assertV3Error(answer, 400);
            assertThat(answer.text().length()).isLessThan(1_000);
        }
    }

    /** A query that a container cannot take at all ends before us, and still not in a 500. */
    @Test
    void tenThousandCharacters_refused() {
        assertThat(search("?FirstName=" + "x".repeat(10_000)).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%FF", "%C3", "%ED%A0%80", "%F8%88%80%80%80"})
    void brokenUtf8_findsNobodyOrIsRefused(String bytes) {
        patient("John", "Doe", "123");

        assertV3Error(search("?FirstName=" + bytes), 400, 404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/third-party/v3/patient/search", "/third-party/v3/patients/search/"})
    void bothPaths_5_2(String path) {
        patient("John", "Doe", "123");

        assertThat(dpms.get(path).json().path("Status").asString()).isEqualTo("Success");
    }

    @Test
    void otherClinic_doesNotExist() {
        TestClinic other = TestClinic.open(registration);
        patient(other.id(), "John", "Doe", "123");

        assertV3Error(search(""), 404);
        assertV3Error(search("?FirstName=J*"), 404);
        patient("Anna", "Berg", "1");
        assertThat(search("?FirstName=*").json().path("Meta").path("Total").asInt())
                .isEqualTo(1);
    }

    @Test
    void partnerWithoutCapability_403_labAndNobody() {
        Http lab = TestClinic.paired(http(), "sandbox-lms", "labtech@precision.test", 70010);

        assertV3Error(clinic.as(http(), "sandbox-dpms").get(V3 + "/patient/search"), 403);
        assertV3Error(lab.get(V3 + "/patient/search"), 403);
        assertV3Error(http().get(V3 + "/patients/search"), 401);
        assertV3Error(http().as("nonsense").get(V3 + "/patients/search"), 401);
    }

    private void times(Patient patient, String created, String updated, String scanned) {
        jdbc.sql(
                        "update patient set created_at = :created, updated_at = :updated, last_scan_at = :scanned where id = :id")
                .param("created", OffsetDateTime.parse(created))
                .param("updated", OffsetDateTime.parse(updated))
                .param("id", patient.id().value())
                .param("scanned", null)
                .update();
        if (scanned != null) {
            patients.scanned(clinic.id(), patient.id(), Instant.parse(scanned));
        }
    }

    private static void assertV3Error(Http.Answer answer, Integer... statuses) {
        assertThat(answer.status()).as(answer.text()).isIn((Object[]) statuses);
        assertThat(answer.json().propertyNames()).containsExactly("Status", "Message", "Code", "Errors");
        assertThat(answer.json().path("Status").asInt()).isEqualTo(2);
        assertThat(answer.json().path("Message").asString()).isNotEmpty();
        assertThat(answer.json().path("Errors").isArray()).isTrue();
    }
}
