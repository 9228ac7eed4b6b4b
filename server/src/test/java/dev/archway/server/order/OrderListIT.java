package dev.archway.server.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.account.Registration;
import dev.archway.server.prescription.Prescriptions;
import dev.archway.server.shared.RxId;
import dev.archway.server.testing.ArchwayIT;
import dev.archway.server.testing.Http;
import dev.archway.server.testing.TestClinic;
import dev.archway.wire.OpenScan;
import dev.archway.wire.Prep;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** DPMS API V2, 4.4 and 4.6, spoken as raw JSON. */
@NullUnmarked // Spring fills the fields
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrderListIT extends ArchwayIT {

    private static final String LIST = "/third-party/v2/orders/practice";
    private static final String PAGE_QUERY = "?Offset=0&pageSize=10";
    private static final String PAGE = LIST + PAGE_QUERY;

    @Autowired
    Orders orders;

    @Autowired
    Prescriptions prescriptions;

    @Autowired
    Registration registration;

    @Autowired
    JdbcClient jdbc;

    TestClinic clinic;
    Http dpms;

    /** One clinic for all, and a new one for a test that counts. */
    @BeforeAll
    void ownClinic() {
        clinic = TestClinic.open(registration);
        dpms = clinic.as(http(), "sandbox-dpms");
    }

    @Test
    void order_everyFieldInTheDocumentedOrder_4_4_3() {
        ownClinic();
        String rx = dpms.post("/third-party/v2/scan-request", clinic.scanRequest("Anna", "Berg", "C-1", """
                        , "Notes": "mind the gap", "labId": 70010, "procedureMapId": 20"""))
                .data()
                .asString();
        Order order = orders.open(clinic.scanner(), new RxId(UUID.fromString(rx)));
        orders.scanned(
                clinic.id(),
                order.id(),
                new ScanFacts(
                        Instant.parse("2026-01-31T09:30:00.123Z"),
                        95,
                        42L,
                        "Olive Operator",
                        List.of(new Prep(4, 2, null, null), new Prep(5, 9, null, 1)),
                        clinic.scanner()));
        orders.revisionReady(clinic.id(), order.id(), 1);
        Http.Answer page = dpms.get(LIST + "?Offset=0&pageSize=10");
        JsonNode listed = page.data().path("Results").path(0);

        // PatientId is deprecated and its value is ours
        String golden =
                """
                {"Data": {"HasMore": false, "PageSize": 10, "Offset": 0, "Results": [{
                  "ProcedureName": "Denture/Removable", "ProcedureTypeName": "Partial Denture/Framework",
                  "RxId": "%2$s", "OrderId": %3$s, "OrderCode": "%4$s", "ScanningDate": "2026-01-31T09:30:00.123Z",
                  "DoctorId": %1$s, "ScanningOperatorId": 42, "ScanningOperatorName": "Olive Operator", "ScanningTime": 95,
                  "PatientFirstName": "Anna", "PatientLastName": "Berg", "PatientChartNumber": "C-1",
                  "CaseType": "Restorative", "CompanyId": %1$s, "CompanyName": "Clinic %1$s",
                  "LabId": 70010, "LabName": "Precision Dental Lab",
                  "Preps": [{"AdaId": 4, "UnitTypeId": 2, "UnitTypeName": "Crown", "BridgeId": null},
                            {"AdaId": 5, "UnitTypeId": 9, "UnitTypeName": "Missing (edentulous space)", "BridgeId": 1}],
                  "Notes": "mind the gap",
                  "ViewerUrl": "%5$s/viewer/%3$s",
                  "ThumbnailsDownloadUrl": "%5$s/third-party/v2/order/%3$s/download/IMAGE_GALLERY",
                  "IdeFileUrl": "%5$s/third-party/v2/order/%3$s/download/IDE",
                  "ScreenCaptureFileUrl": "%5$s/third-party/v2/order/%3$s/download/SCREEN_CAPTURE",
                  "Status": "Completed", "DueDate": "2026-02-07T09:30:00.123Z", "PatientId": %6$s,
                  "DoctorName": "Robin Ridge", "DoctorLicenseNumber": "LIC-%1$s",
                  "Urls": {
                    "MyiTero3DViewerUrl": "%5$s/viewer/%3$s",
                    "IDEFileUrl": "%5$s/third-party/v2/order/%3$s/download/IDE",
                    "ScreenCaptureUrl": "%5$s/third-party/v2/order/%3$s/download/SCREEN_CAPTURE",
                    "ThumbnailsUrl": "%5$s/third-party/v2/order/%3$s/download/IMAGE_GALLERY"},
                  "ScannerModelDescription": "iTero Lumina", "ScannerModelId": 6
                }]}, "Status": 1}""".formatted(clinic.id(), rx, order.id(), order.code(), http().base(), listed.path("PatientId"));
        assertThat(page.text()).isEqualTo(JsonMapper.shared().readTree(golden).toString());
        assertThat(dpms.get("/third-party/v2/orders/" + rx).json().toString())
                .as("4.6.3: the same, alone")
                .isEqualTo("{\"Data\":" + listed + ",\"Status\":1}");
    }

    @Test
    void order_ofLittle_nullsAreWritten() {
        ownClinic();
        listed("2026-01-31T09:30:00Z", null);
        JsonNode order =
                dpms.get(LIST + "?Offset=0&pageSize=1").data().path("Results").path(0);

        assertThat(order.size()).isEqualTo(32);
        for (String name : List.of(
                "ProcedureName",
                "ProcedureTypeName",
                "ScanningOperatorId",
                "ScanningOperatorName",
                "PatientChartNumber",
                "LabId",
                "LabName",
                "Notes",
                "DueDate")) {
            assertThat(order.has(name)).as(name).isTrue();
            assertThat(order.path(name).isNull()).as(name).isTrue();
        }
        assertThat(order.path("CaseType").asString()).isEqualTo("iRecord");
        assertThat(order.path("Preps").isArray()).isTrue();
        assertThat(order.path("Preps")).isEmpty();
    }

    @Test
    void list_emptyClinic() {
        ownClinic();
        assertThat(dpms.get(LIST + "?Offset=0&pageSize=1024").text())
                .isEqualTo("{\"Data\":{\"HasMore\":false,\"PageSize\":1024,\"Offset\":0,\"Results\":[]},\"Status\":1}");
    }

    @Test
    void list_oldestFirst_thenById_inPages_4_4_2() {
        ownClinic();
        long late = listed("2026-03-01T00:00:00Z", null);
        long early = listed("2026-01-01T00:00:00Z", null);
        long twinOne = listed("2026-02-01T00:00:00Z", null);
        long twinTwo = listed("2026-02-01T00:00:00Z", null);

        assertThat(ids("Offset=0&pageSize=10")).containsExactly(early, twinOne, twinTwo, late);
        assertThat(ids("Offset=0&pageSize=2")).containsExactly(early, twinOne);
        assertThat(ids("Offset=2&pageSize=2")).containsExactly(twinTwo, late);
        assertThat(ids("Offset=4&pageSize=2")).isEmpty();
        assertThat(ids("Offset=999999999999&pageSize=2")).isEmpty();
        assertThat(more("Offset=0&pageSize=2")).isTrue();
        assertThat(more("Offset=0&pageSize=3")).isTrue();
        assertThat(more("Offset=0&pageSize=4")).as("exactly all").isFalse();
        assertThat(more("Offset=2&pageSize=2")).isFalse();
    }

    @Test
    void list_onlyWhatIsComplete_inEveryStateAfter_4_4_7() {
        ownClinic();
        Order order = orders.open(clinic.scanner(), walkIn(null));
        assertThat(ids("Offset=0&pageSize=10")).isEmpty();
        orders.scanned(clinic.id(), order.id(), facts("2026-01-31T09:30:00Z"));
        assertThat(ids("Offset=0&pageSize=10")).isEmpty();
        assertThat(dpms.get("/third-party/v2/orders/" + order.rx()).status()).isEqualTo(404);
        orders.revisionReady(clinic.id(), order.id(), 1);
        assertThat(status()).isEqualTo("Completed");
        Cause cause = new Cause("test", "moved it", null);
        orders.move(clinic.id(), order.id(), CaseState.MODELING, cause);
        assertThat(status()).isEqualTo("iTero Modeling");
        orders.move(clinic.id(), order.id(), CaseState.PROCESSING, cause);
        assertThat(status()).isEqualTo("Align Production");
        orders.move(clinic.id(), order.id(), CaseState.LAB_REVIEW, cause);
        assertThat(status()).isEqualTo("Lab Review");
        orders.move(clinic.id(), order.id(), CaseState.MILLING, cause);
        orders.move(clinic.id(), order.id(), CaseState.READY_TO_SHIP, cause);
        assertThat(status()).isEqualTo("iTero Milling");
        orders.move(clinic.id(), order.id(), CaseState.DOWNLOADED, cause);
        assertThat(status()).isEqualTo("Completed");
        orders.move(clinic.id(), order.id(), CaseState.SCANNING, cause);
        assertThat(status()).isEqualTo("Scanning");
    }

    @Test
    void dates_inclusive_bareOnesAreWholeUtcDays() {
        ownClinic();
        long before = listed("2026-01-30T23:59:59.999Z", null);
        long first = listed("2026-01-31T00:00:00Z", null);
        long last = listed("2026-01-31T23:59:59.999Z", null);
        long after = listed("2026-02-01T00:00:00Z", null);

        assertThat(filtered("dateFrom=2026-01-31")).containsExactly(first, last, after);
        assertThat(filtered("dateTo=2026-01-31")).containsExactly(before, first, last);
        assertThat(filtered("dateFrom=2026-01-31&dateTo=2026-01-31")).containsExactly(first, last);
        assertThat(filtered("dateFrom=2026-01-31T00:00:00Z&dateTo=2026-01-31T23:59:59.999Z"))
                .containsExactly(first, last);
        assertThat(filtered("dateTo=2026-01-31T23:59:59Z")).containsExactly(before, first);
        assertThat(filtered("dateFrom=2026-02-01T02:00:00%2B02:00")).containsExactly(after);
        assertThat(filtered("DATEFROM=2026-02-01&dateto=2026-02-01")).containsExactly(after);
        assertThat(filtered("dateFrom=2026-02-02&dateTo=2026-01-01")).isEmpty();
        assertThat(filtered("dateFrom=0000-01-01&dateTo=9999-12-31")).hasSize(4);
        assertThat(filtered("dateFrom=&dateTo=&chartNumber=")).hasSize(4);
    }

    @Test
    void chartNumber_comparedLikePatients() {
        ownClinic();
        long one = listed("2026-01-01T00:00:00Z", "Ä-1");
        long two = listed("2026-01-02T00:00:00Z", "Ä-1");
        listed("2026-01-03T00:00:00Z", "Ä-11");
        listed("2026-01-04T00:00:00Z", null);

        assertThat(filtered("chartNumber=%C3%84-1")).containsExactly(one, two);
        assertThat(filtered("chartnumber=%20a%CC%88-1")).containsExactly(one, two);
        assertThat(filtered("chartNumber=%25")).isEmpty();
        assertThat(filtered("chartNumber=1' or '1'='1".replace(" ", "%20"))).isEmpty();
        assertThat(filtered("chartNumber=%C3%84-1&dateFrom=2026-01-02")).containsExactly(two);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?Offset=0",
                "?pageSize=10",
                "?Offset=&pageSize=10",
                "?Offset=-1&pageSize=10",
                "?Offset=abc&pageSize=10",
                "?Offset=1.5&pageSize=10",
                "?Offset=99999999999999999999&pageSize=10",
                "?Offset=0&pageSize=0",
                "?Offset=0&pageSize=-1",
                "?Offset=0&pageSize=1025",
                "?Offset=0&pageSize=abc",
                "?Offset=0&pageSize=10&pageSize=10",
                "?Offset=0&offset=0&pageSize=10",
                "?Offset=0&pageSize=10&dateFrom=31.01.2026",
                "?Offset=0&pageSize=10&dateTo=2026-02-30",
                "?Offset=0&pageSize=10&dateTo=2026-01-01&dateTo=2026-01-02",
                "?Offset=0&pageSize=10&chartNumber=a&chartNumber=b",
                "?Offset=0&pageSize=10&chartNumber=a%00b",
                "?Offset=0&pageSize=10&chartNumber=%00",
                "?Offset=0&pageSize=10%00",
                "?Offset=0&pageSize=10&dateFrom=2026-01-01%00"
            })
    void parameters_wrong_4_4_2(String query) {
        Http.Answer answer = dpms.get(LIST + query);

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.json().propertyNames()).containsExactly("Data", "Status", "Message", "Code");
        assertThat(answer.json().path("Message").asString()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Offset=%zz&pageSize=1", "Offset=0&pageSize=1&x=%f", "Offset=0&pageSize=1&chartNumber=%C3%28"})
    void query_thatCannotBeDecoded(String query) throws IOException {
        String token = clinic.token(http(), "sandbox-dpms");
        String answer = raw("GET " + LIST + "?" + query + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token);

        assertThat(answer).startsWith("HTTP/1.1 400").contains("\"Status\":0");
    }

    @Test
    void parameters_wrong_messageNamesValueAndForms() {
        assertThat(dpms.get(LIST + "?Offset=0&pageSize=5000")
                        .json()
                        .path("Message")
                        .asString())
                .contains("pageSize", "5000", "1 to 1024");
        assertThat(dpms.get(LIST + "?Offset=0&pageSize=5&dateFrom=1.1.26")
                        .json()
                        .path("Message")
                        .asString())
                .contains("dateFrom", "1.1.26", "2026-01-31", "2026-01-31T09:30:00Z");
    }

    @Test
    void path_thatCannotBeDecoded_errorBody() throws IOException {
        assertThat(raw("GET /third-party/v2/orders/%zz HTTP/1.1\r\nHost: x"))
                .startsWith("HTTP/1.1 400")
                .contains("\"Status\":0")
                .doesNotContain("<html");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "abc", "1-1-1-1-1", "%00", "a09292aa8b0645f9a73c350538bb32f3"})
    void byRx_noGuid_4_6_3(String id) {
        assertThat(dpms.get("/third-party/v2/orders/" + id).status()).isEqualTo(400);
    }

    @Test
    void byRx_unknownOrAnotherClinics_4_6_3() {
        ownClinic();
        listed("2026-01-31T09:30:00Z", null);
        String rx = dpms.get(LIST + "?Offset=0&pageSize=1")
                .data()
                .path("Results")
                .path(0)
                .path("RxId")
                .asString();
        Http hillside = TestClinic.paired(http(), "sandbox-dpms", "dentist@hillside.test", 90362);

        assertThat(dpms.get("/third-party/v2/orders/" + UUID.randomUUID()).status())
                .isEqualTo(404);
        assertThat(hillside.get("/third-party/v2/orders/" + rx).status()).isEqualTo(404);
        assertThat(hillside.get(LIST + "?Offset=0&pageSize=1024").text()).doesNotContain(rx);
        assertThat(dpms.get("/api/third-party/v2/orders/" + rx.toUpperCase(Locale.ROOT))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void byRx_lab_ownOrders_ownWords_labConnectorFlows() {
        String rx = dpms.post(
                        "/third-party/v2/scan-request",
                        clinic.scanRequest("Anna", "Berg", "C-1", ", \"labId\": 70010, \"procedureMapId\": 30"))
                .data()
                .asString();
        ready(orders.open(clinic.scanner(), new RxId(UUID.fromString(rx))), "2026-01-31T09:30:00Z");
        Http lab = TestClinic.paired(http(), "sandbox-lms", "labtech@precision.test", 70010);
        Http otherLab = TestClinic.paired(http(), "sandbox-lms", "labtech@aligned.test", 70011);
        JsonNode seen = lab.get("/third-party/v2/orders/" + rx).data();

        assertThat(seen.path("Status").asString()).isEqualTo("Ready for Download");
        assertThat(seen.path("CompanyId").asLong()).isEqualTo(clinic.id().value());
        assertThat(seen.path("LabId").asLong()).isEqualTo(70010);
        assertThat(otherLab.get("/third-party/v2/orders/" + rx).status()).isEqualTo(404);
        assertThat(lab.get(LIST + "?Offset=0&pageSize=1").status()).isEqualTo(403);
    }

    @Test
    void list_unchanged_304_withoutBody() {
        ownClinic();
        listed("2026-01-31T09:30:00Z", null);
        Http.Answer page = dpms.get(PAGE);
        String tag = page.header("ETag");

        assertThat(tag).matches("\"[0-9a-f]+\"");
        assertThat(page.header("Cache-Control")).isEqualTo("private, no-cache");
        assertThat(page.header("Content-Length")).isEqualTo(Integer.toString(page.bytes().length));
        assertThat(dpms.get(PAGE).header("ETag")).as("served again").isEqualTo(tag);
        assertThat(dpms.get(PAGE).text()).isEqualTo(page.text());
        for (String known : List.of(tag, "W/" + tag, "\"x\", " + tag, "*")) {
            Http.Answer same = dpms.with("If-None-Match", known).get(PAGE);
            assertThat(same.status()).as(known).isEqualTo(304);
            assertThat(same.bytes()).isEmpty();
            assertThat(same.header("ETag")).isEqualTo(tag);
            assertThat(same.header("Cache-Control")).isEqualTo("private, no-cache");
        }
        assertThat(dpms.with("If-None-Match", "\"x\"").get(PAGE).status()).isEqualTo(200);
        assertThat(dpms.with("If-None-Match", tag)
                        .get(LIST + "?pagesize=10&OFFSET=0&x=y")
                        .status())
                .as("the same question in other words")
                .isEqualTo(304);
        for (String other : List.of(
                "?Offset=1&pageSize=10",
                "?Offset=0&pageSize=11",
                PAGE_QUERY + "&chartNumber=x",
                PAGE_QUERY + "&dateTo=2030-01-01")) {
            assertThat(dpms.with("If-None-Match", tag).get(LIST + other).status())
                    .as(other)
                    .isEqualTo(200);
        }
        assertThat(http().with("If-None-Match", "*").get(PAGE).status()).isEqualTo(401);
        assertThat(dpms.with("If-None-Match", "*").get(LIST + "?Offset=0").status())
                .isEqualTo(400);
    }

    @Test
    void byRx_unchanged_304() {
        ownClinic();
        listed("2026-01-31T09:30:00Z", null);
        String rx = dpms.get(PAGE).data().path("Results").path(0).path("RxId").asString();
        String path = "/third-party/v2/orders/" + rx;
        String tag = dpms.get(path).header("ETag");

        assertThat(tag).isNotEqualTo(dpms.get(PAGE).header("ETag"));
        for (String known : List.of(tag, "W/" + tag, "*")) {
            Http.Answer same = dpms.with("If-None-Match", known).get(path);
            assertThat(same.status()).as(known).isEqualTo(304);
            assertThat(same.bytes()).isEmpty();
            assertThat(same.header("ETag")).isEqualTo(tag);
        }
        assertThat(dpms.with("If-None-Match", "*")
                        .get("/third-party/v2/orders/" + UUID.randomUUID())
                        .status())
                .isEqualTo(404);
    }

    /** Whatever an order shows, and nothing else, makes another edition: for the clinic, and for the lab that it was sent to. */
    @Test
    void tags_changeWithEverythingThatIsShown() {
        ownClinic();
        String rx = dpms.post(
                        "/third-party/v2/scan-request",
                        clinic.scanRequest("Anna", "Berg", "C-1", ", \"labId\": 70010, \"procedureMapId\": 30"))
                .data()
                .asString();
        Order order = ready(orders.open(clinic.scanner(), new RxId(UUID.fromString(rx))), "2026-01-31T09:30:00Z");
        Http lab = TestClinic.paired(http(), "sandbox-lms", "labtech@precision.test", 70010);
        Cause cause = new Cause("test", "moved it", null);

        changes(lab, rx, "a move", () -> orders.move(clinic.id(), order.id(), CaseState.SCANNING, cause));
        changes(lab, rx, "a rescan", () -> orders.scanned(clinic.id(), order.id(), facts("2026-02-01T09:30:00Z")));
        changes(lab, rx, "a failed rescan", () -> orders.processingFailed(clinic.id(), order.id(), 2, "no margin"));
        changes(
                lab,
                rx,
                "the patient's name",
                () -> sql("update patient set first_name = 'Anne' where company_id = :clinic"));
        changes(
                lab,
                rx,
                "the chart number",
                () -> sql("update patient set chart_number = 'C-2' where company_id = :clinic"));
        changes(lab, rx, "the notes", () -> sql("update prescription set notes = 'other' where company_id = :clinic"));
        changes(
                lab,
                rx,
                "the licence",
                () -> sql("update prescription set license_number = 'L' where company_id = :clinic"));
        changes(lab, rx, "the doctor's name", () -> sql("update person set last_name = 'Rill' where id = :clinic"));
        changes(lab, rx, "the clinic's name", () -> sql("update company set name = 'Other' where id = :clinic"));
        changes(lab, rx, "the lab's name", () -> sql("update company set name = name || ' ' where id = 70010"));
        changes(lab, rx, "the lab's name again", () -> sql("update company set name = trim(name) where id = 70010"));
        changes(lab, rx, "another lab", () -> sql("update orders set lab_id = lab_id where company_id = :clinic"));

        String seen = dpms.get(PAGE).header("ETag");
        sql("update person set license_number = 'L-2' where id = :clinic");
        sql("update patient set last_scan_at = now() where company_id = :clinic");
        sql("update prescription set status = 'SENT' where company_id = :clinic");
        sql("update company set niri = true where id = :clinic");
        orders.open(clinic.scanner(), walkIn("C-77"));
        TestClinic other = TestClinic.open(registration);
        ManyOrders.lay(jdbc, other, 3, Instant.parse("2026-01-01T00:00:00Z"), "");
        assertThat(dpms.get(PAGE).header("ETag")).as("nothing of this is shown").isEqualTo(seen);
    }

    @Test
    void list_ofTheLargestPage_comesWhole() {
        ownClinic();
        String notes = "mind the gap ".repeat(300);
        ManyOrders.lay(jdbc, clinic, 1100, Instant.parse("2026-01-01T00:00:00Z"), notes);
        for (int again = 0; again < 2; again++) {
            Http.Answer page = dpms.get(LIST + "?Offset=10&pageSize=1024");

            assertThat(page.bytes()).hasSizeGreaterThan(4 << 20);
            assertThat(page.header("ETag")).isNotBlank();
            assertThat(page.data().path("HasMore").asBoolean()).isTrue();
            assertThat(page.data().path("Results"))
                    .hasSize(1024)
                    .allSatisfy(
                            order -> assertThat(order.path("Notes").asString()).isEqualTo(notes));
            assertThat(page.json().path("Status").asInt()).isEqualTo(1);
        }
    }

    @Test
    void otherAnswers_haveTagsToo() {
        String path = "/third-party/v2/practice-configuration";
        Http.Answer configuration = dpms.get(path);
        String tag = configuration.header("ETag");

        assertThat(configuration.status()).isEqualTo(200);
        assertThat(configuration.header("Cache-Control")).isEqualTo("private, no-cache");
        Http.Answer same = dpms.with("If-None-Match", "\"x\", W/" + tag).get(path);
        assertThat(same.status()).isEqualTo(304);
        assertThat(same.bytes()).isEmpty();
        assertThat(same.header("ETag")).isEqualTo(tag);
        Http.Answer wrong = dpms.with("If-None-Match", "*").get("/third-party/v2/nothing");
        assertThat(wrong.status()).isEqualTo(404);
        assertThat(wrong.header("ETag")).isEmpty();
    }

    @Test
    void caller_withoutToken_4_4_3() {
        assertThat(http().get(LIST + "?Offset=0&pageSize=1").status()).isEqualTo(401);
        assertThat(http().get("/third-party/v2/orders/" + UUID.randomUUID()).status())
                .isEqualTo(401);
    }

    /** Says what an HTTP client would refuse to say. */
    private String raw(String request) throws IOException {
        URI base = URI.create(http().base());
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            socket.getOutputStream()
                    .write((request + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void changes(Http lab, String rx, String what, Runnable change) {
        String byRx = "/third-party/v2/orders/" + rx;
        String list = dpms.get(PAGE).header("ETag");
        String own = dpms.get(byRx).header("ETag");
        String labs = lab.get(byRx).header("ETag");
        change.run();
        Http.Answer page = dpms.with("If-None-Match", list).get(PAGE);
        assertThat(page.status()).as(what).isEqualTo(200);
        assertThat(dpms.with("If-None-Match", own).get(byRx).status()).as(what).isEqualTo(200);
        assertThat(lab.with("If-None-Match", labs).get(byRx).status())
                .as(what + ", for the lab")
                .isEqualTo(200);
        assertThat(page.data().path("Results").path(0)).isEqualTo(dpms.get(byRx).data());
    }

    private void sql(String change) {
        jdbc.sql(change).param("clinic", clinic.id().value()).update();
    }

    private long listed(String scannedAt, @Nullable String chart) {
        return ready(orders.open(clinic.scanner(), walkIn(chart)), scannedAt)
                .id()
                .value();
    }

    private Order ready(Order opened, String scannedAt) {
        orders.scanned(clinic.id(), opened.id(), facts(scannedAt));
        return orders.revisionReady(clinic.id(), opened.id(), 1);
    }

    private RxId walkIn(@Nullable String chart) {
        return prescriptions.walkIn(
                clinic.scanner(),
                new OpenScan(null, clinic.doctor().value(), "Anna", "Berg", chart, null, null, null, null, null));
    }

    private ScanFacts facts(String scannedAt) {
        return new ScanFacts(Instant.parse(scannedAt), 60, null, null, List.of(), clinic.scanner());
    }

    private List<Long> filtered(String filter) {
        return ids("Offset=0&pageSize=100&" + filter);
    }

    private List<Long> ids(String query) {
        Http.Answer answer = dpms.get(LIST + "?" + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.data()
                .path("Results")
                .valueStream()
                .map(order -> order.path("OrderId").asLong())
                .toList();
    }

    private boolean more(String query) {
        return dpms.get(LIST + "?" + query).data().path("HasMore").asBoolean();
    }

    private String status() {
        return dpms.get(LIST + "?Offset=0&pageSize=10")
                .data()
                .path("Results")
                .path(0)
                .path("Status")
                .asString();
    }
}
