package dev.archway.client;

import static dev.archway.client.FakeServer.inTurn;
import static dev.archway.client.FakeServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.archway.wire.Gender;
import dev.archway.wire.PatientDetails;
import dev.archway.wire.PatientUpdate;
import dev.archway.wire.PatientUpdateByChart;
import dev.archway.wire.V2Patient;
import dev.archway.wire.V3Patient;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Patient management against answers that are written from the documents. DPMS API V2, 5. */
class PatientCallsTest extends ClientCase {

    private static final String V2_SEARCH = "GET " + API + "/patient/search";
    private static final String V3_SEARCH = "GET /third-party/v3/patient/search";
    private static final String UPDATE = "PATCH " + API + "/patients";
    private static final String BY_CHART = "PATCH " + API + "/patient/by-chart-number";
    private static final String JOHN = "8683e5e5-a9fe-47ff-96e8-2bd9aab41d23";

    @BeforeEach
    void discoveryV3() {
        server.on(
                "GET /api/third-party/v3/discovery",
                json(200, server.discovery().replace("third-party/v2", "third-party/v3")));
    }

    /** 5.1.3: a bare array. */
    @Test
    void search_asDocumented() {
        server.on(V2_SEARCH, json(200, """
                [{"UniqueId": "%s", "DateOfBirth": "1989-04-13T00:00:00.000", "Gender": 1, "ChartNumber": "123", "FirstName": "Joan", "LastName": "Doe"},
                 {"UniqueId": "a09292aa-8b06-45f9-a73c-350538bb32f3", "DateOfBirth": null, "Gender": null, "ChartNumber": null, "FirstName": "John", "LastName": "Doe"}]""".formatted(JOHN)));

        List<V2Patient> patients = client.patients().search("Joan & Co", "Doe", "123");

        assertThat(patients)
                .first()
                .isEqualTo(new V2Patient(
                        UUID.fromString(JOHN), LocalDateTime.of(1989, 4, 13, 0, 0), 1, "123", "Joan", "Doe"));
        assertThat(patients).last().satisfies(john -> assertThat(john.gender()).isNull());
        assertThat(server.seen(V2_SEARCH).getFirst().query())
                .isEqualTo("firstName=Joan+%26+Co&lastName=Doe&chartNumber=123");
    }

    /** 5.1: without a chart parameter, the blank one is searched for. */
    @Test
    void search_withoutChartNumber() {
        server.on(V2_SEARCH, json(200, "[]"));

        assertThat(client.patients().search("John", "Doe", null)).isEmpty();
        assertThat(server.seen(V2_SEARCH).getFirst().query()).isEqualTo("firstName=John&lastName=Doe");
    }

    @Test
    void search_withoutPatientManagement() {
        server.on(V2_SEARCH, json(403, Documents.error("FORBIDDEN", "not for this partner")));

        assertThatThrownBy(() -> client.patients().search("John", "Doe", "123"))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.status()).isEqualTo(403));
    }

    /** 5.2: V3 has a discovery of its own; parameters and answer as documented. */
    @Test
    void page_asDocumented() {
        server.on(V3_SEARCH, json(200, page(2, null, patient(JOHN, "John"))));
        PatientFilter filter = new PatientFilter(
                "J*",
                "D%",
                "1 2",
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2026, 2, 1),
                LocalDate.of(2025, 1, 1),
                LocalDate.of(2025, 2, 1));

        PatientPage page = client.patients().page(filter, 100, 50);

        assertThat(page.total()).isEqualTo(2);
        assertThat(page.nextOffset()).isNull();
        V3Patient john = page.patients().getFirst();
        assertThat(john.id()).isEqualTo(UUID.fromString(JOHN));
        assertThat(john.gender()).isEqualTo(Gender.MALE);
        assertThat(john.dateOfBirth()).isEqualTo(LocalDate.of(1989, 4, 13));
        assertThat(john.lastScanDate()).isNull();
        assertThat(server.seen(V3_SEARCH).getFirst().query())
                .isEqualTo("Offset=100&Limit=50&FirstName=J*&LastName=D%25&ChartNumber=1+2&UpdatedDateFrom=2026-01-01"
                        + "&UpdatedDateTo=2026-02-01&LastScanDateFrom=2025-01-01&LastScanDateTo=2025-02-01");
        assertThat(filter.toString()).doesNotContain("J*");
    }

    /** 5.2.4: 404 is no match. */
    @Test
    void page_noMatchIsEmpty() {
        server.on(V3_SEARCH, json(404, "{\"Status\": 2, \"Message\": \"No matches\", \"Code\": \"NOT_FOUND\", \"Errors\": []}"));

        assertThat(client.patients().page(PatientFilter.none(), 0, 100))
                .isEqualTo(new PatientPage(List.of(), 0, null));
        assertThat(client.patients().all(PatientFilter.none())).isEmpty();
    }

    /** 5.2.4: the example of a wrong parameter. */
    @Test
    void page_wrongParameter() {
        server.on(V3_SEARCH, json(400, """
                {"Status": 2, "Message": "Invalid request parameters", "Code": "INVALID_REQUEST_PARAMETERS",
                 "Errors": [{"Field": "LastScanDateTo", "Message": "The value '2024-01-1199' is not valid for LastScanDateTo."}]}"""));

        assertThatThrownBy(() -> client.patients().page(PatientFilter.none(), 0, 100))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo("INVALID_REQUEST_PARAMETERS"))
                .hasMessage("Invalid request parameters");
    }

    @Test
    void page_answerThatIsNone() {
        for (String body : List.of("{}", "[]", "null", "{\"Data\": null, \"Meta\": null}", "{\"Data\": [{\"Id\": 7}]}")) {
            server.on(V3_SEARCH, json(200, body));
            assertThatThrownBy(() -> client.patients().page(PatientFilter.none(), 0, 100))
                    .isInstanceOf(ApiException.class);
        }
    }

    /** 5.2: legacy is not available. */
    @Test
    void page_serverWithoutV3() {
        server.on("GET /api/third-party/v3/discovery", json(404, "{}"));

        assertThatThrownBy(() -> client.patients().page(PatientFilter.none(), 0, 100))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.status()).isEqualTo(404));
    }

    @Test
    void all_followsNextOffset_onlyWhenRead() {
        server.on(
                V3_SEARCH,
                inTurn(
                        json(200, page(3, 2L, patient(JOHN, "A"), patient(JOHN, "B"))),
                        json(200, page(3, null, patient(JOHN, "C")))));

        Iterator<V3Patient> patients =
                client.patients().all(PatientFilter.of(null, "Doe", null)).iterator();

        assertThat(server.seen(V3_SEARCH)).isEmpty();
        assertThat(patients.next().firstName()).isEqualTo("A");
        patients.next();
        assertThat(server.seen(V3_SEARCH)).hasSize(1);
        assertThat(patients.next().firstName()).isEqualTo("C");
        assertThat(patients.hasNext()).isFalse();
        assertThat(server.seen(V3_SEARCH))
                .extracting(FakeServer.Seen::query)
                .containsExactly("Offset=0&Limit=100&LastName=Doe", "Offset=2&Limit=100&LastName=Doe");
        assertThat(server.seen("GET /api/third-party/v3/discovery")).hasSize(1);
    }

    @Test
    void all_nextOffsetThatStandsStillEnds() {
        server.on(V3_SEARCH, json(200, page(9, 0L, patient(JOHN, "A"))));

        assertThat(client.patients().all(PatientFilter.none())).hasSize(1);
    }

    /** 5.3: body and answer. */
    @Test
    void update_asDocumented() {
        server.on(UPDATE, json(200, """
                {"LastScanDate": null, "RowStatus": 1, "DateUpdated": "2021-04-25T19:40:58.0110489Z", "Type": 0, "AlignPatientId": null, "Id": 17,
                 "UID": "%s", "FirstName": "Joan", "LastName": "Doe", "ChartNumber": "123", "DateOfBirth": "1989-04-13T00:00:00.000",
                 "Gender": 1, "MI": null, "ZipCode": null}""".formatted(JOHN)));

        PatientDetails joan = client.patients().update(new PatientUpdate(JOHN, null, "Joan", null));

        assertThat(joan.uid()).isEqualTo(UUID.fromString(JOHN));
        assertThat(joan.firstName()).isEqualTo("Joan");
        assertThat(server.seen(UPDATE).getFirst().body())
                .isEqualTo("{\"PatientId\":\"" + JOHN + "\",\"ChartNumber\":null,\"FirstName\":\"Joan\",\"LastName\":null}");
        assertThat(server.seen(UPDATE).getFirst().header("Content-type")).isEqualTo("application/json");
    }

    /** 5.3.4. */
    @Test
    void update_nothingToUpdate() {
        server.on(UPDATE, json(400, Documents.error("NO_UPDATE", "No update required")));

        assertThatThrownBy(() -> client.patients().update(new PatientUpdate(JOHN, null, null, null)))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.status()).isEqualTo(400));
    }

    @Test
    void update_repeatedAfterAPassingTrouble() {
        server.on(UPDATE, inTurn(json(503, ""), json(400, "{}")));

        assertThatThrownBy(() -> client.patients().update(new PatientUpdate(JOHN, null, "Joan", null)))
                .isInstanceOf(ApiException.class);
        assertThat(server.seen(UPDATE)).hasSize(2);
    }

    /** 5.4.3: the list of those who share the chart number, with the document's own example. */
    @Test
    void updateByChartNumber_shared() {
        server.on(BY_CHART, json(409, """
                [{"DoctorId": 42556, "CompanyId": 18388, "LastScanDate": "2021-01-14T12:13:33Z", "RowStatus": 1,
                  "DateUpdated": "2021-01-14T12:29:57.875966Z", "Type": 1, "AlignPatientId": null, "Id": 4470686,
                  "UID": "4197c230-74dc-4067-8b61-911146457588", "FirstName": "first name", "LastName": "last name", "ChartNumber": "000",
                  "DateOfBirth": null, "Gender": 0, "MI": "1", "ZipCode": null}]"""));

        assertThatThrownBy(() -> client.patients()
                        .updateByChartNumber(new PatientUpdateByChart("000", "John", null, "1989-04-13", "Male")))
                .isInstanceOfSatisfying(SharedChartNumber.class, shared -> {
                    assertThat(shared.status()).isEqualTo(409);
                    assertThat(shared.patients()).singleElement().satisfies(patient -> assertThat(patient.id())
                            .isEqualTo(4470686));
                })
                .hasMessageNotContaining("last name");
        assertThat(server.seen(BY_CHART).getFirst().body())
                .isEqualTo(
                        "{\"ChartNumber\":\"000\",\"FirstName\":\"John\",\"LastName\":null,\"DateOfBirth\":\"1989-04-13\",\"Gender\":\"Male\"}");
    }

    @Test
    void updateByChartNumber_otherConflict() {
        server.on(BY_CHART, json(409, Documents.error("PATIENT_EXISTS", "these are the names of another patient")));

        assertThatThrownBy(() -> client.patients()
                        .updateByChartNumber(new PatientUpdateByChart("000", "John", null, null, null)))
                .isNotInstanceOf(SharedChartNumber.class)
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo("PATIENT_EXISTS"));
    }

    private static String patient(String id, String first) {
        return """
                {"Id": "%s", "FirstName": "%s", "LastName": "Doe", "ChartNumber": "123", "DateOfBirth": "1989-04-13", "Gender": "Male",
                 "CreationDate": "2026-01-01T10:00:00Z", "UpdatedDate": "2026-01-02T10:00:00Z", "LastScanDate": null}""".formatted(id, first);
    }

    private static String page(long total, @Nullable Long next, String... patients) {
        return """
                {"Data": [%s], "Meta": {"Total": %d, "Count": %d, "NextOffset": %s},
                 "Links": {"Self": "/third-party/v3/patients/search?Offset=0&Limit=100", "Next": null}, "Status": "Success"}""".formatted(String.join(",", patients), total, patients.length, next);
    }
}
