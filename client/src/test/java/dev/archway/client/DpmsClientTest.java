package dev.archway.client;

import static dev.archway.client.FakeServer.inTurn;
import static dev.archway.client.FakeServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.archway.wire.Gender;
import dev.archway.wire.PracticeOrder;
import dev.archway.wire.Prep;
import dev.archway.wire.ScanRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DpmsClientTest extends ClientCase {

    private static final ScanRequest REQUEST =
            new ScanRequest(90360L, 1001L, null, "Jane", "Doe", "C-1", Gender.FEMALE, "1990-01-31", null, null, 30);

    /** DPMS API V2, 3.1: the caller uses the returned domain and path. */
    @Test
    void discovery_askedOnceAndUsed() {
        server.on(
                        "GET /api/third-party/v2/discovery",
                        json(200, server.discovery().replace("third-party/v2", "eu/third-party/v7")))
                .on("GET /eu/third-party/v7/orders/" + Documents.RX, json(404, "{}"));
        assertThat(client.order(UUID.fromString(Documents.RX))).isEmpty();
        assertThat(client.order(UUID.fromString(Documents.RX))).isEmpty();
        assertThat(server.seen())
                .extracting(FakeServer.Seen::path)
                .containsExactly(
                        "/api/third-party/v2/discovery",
                        "/eu/third-party/v7/orders/" + Documents.RX,
                        "/eu/third-party/v7/orders/" + Documents.RX);
        assertThat(server.seen())
                .allSatisfy(seen -> assertThat(seen.header("Authorization")).isEqualTo("Bearer access-1"));
    }

    /** DPMS API V2, 3.1: the base URL without discovery is still supported. */
    @Test
    void discovery_missingMeansLegacyAddresses() {
        server.on("GET /api/third-party/v2/discovery", json(404, "<html>"))
                .on("GET /api/third-party/v2/orders/practice", json(200, Documents.page(false, 0)));
        assertThat(client.orders(0, 10, OrderFilter.none()).results()).isEmpty();
    }

    @Test
    void discovery_toAnUnsafeAddressIsRefused() {
        server.on(
                "GET /api/third-party/v2/discovery",
                json(200, server.discovery().replace(server.base().toString(), "http://dental.example")));
        assertThatThrownBy(() -> client.practiceConfiguration())
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo("unsafe_discovery"));
    }

    /** DPMS API V2, 4.1.2. */
    @Test
    void practiceConfiguration_asDocumented() {
        server.on("GET " + API + "/practice-configuration", json(200, """
                {"Data":{"Header":{"CompanyId":90360,"CompanyName":"Riverside Dental","CountryCode":"US","ReportDate":"2026-03-01T08:00:00Z"},
                 "Doctors":[{"Id":1001,"Name":"Ada River","SupportedCaseTypes":[1,2]}],
                 "Labs":[{"Id":70010,"Name":"Precision Dental Lab","Types":["Dental"],"Address":"1 Mill Road","DefinedCaseTypes":[1]}],
                 "UnitTypes":[{"Id":2,"Name":"Crown"}]},"Status":1}"""));
        var practice = client.practiceConfiguration();
        assertThat(practice.header().companyId()).isEqualTo(90360);
        assertThat(practice.doctors().getFirst().supportedCaseTypes()).containsExactly(1, 2);
        assertThat(practice.labs().getFirst().types()).containsExactly("Dental");
        assertThat(practice.unitTypes().getFirst().name()).isEqualTo("Crown");
    }

    /** DPMS API V2, 4.6.3. */
    @Test
    void order_asDocumented() {
        server.on("GET " + API + "/orders/" + Documents.RX, json(200, Documents.data(order(100000001))));
        PracticeOrder order = client.order(UUID.fromString(Documents.RX)).orElseThrow();
        assertThat(order.orderId()).isEqualTo(100000001);
        assertThat(order.scanningDate()).isEqualTo(Instant.parse("2026-02-27T09:30:00Z"));
        assertThat(order.preps()).containsExactly(new Prep(4, 2, "Crown", null));
        assertThat(order.urls().ideFileUrl()).endsWith("/order/100000001/download/IDE");
    }

    /** DPMS API V2, 4.4.2. */
    @Test
    void orders_parametersAsDocumented() {
        server.on("GET " + API + "/orders/practice", json(200, Documents.page(false, 7, order(100000001))));
        var filter = new OrderFilter(LocalDate.of(2026, 2, 1), LocalDate.of(2026, 2, 28), "C 1&2");
        assertThat(client.orders(7, 20, filter).results()).hasSize(1);
        assertThat(server.seen("GET " + API + "/orders/practice").getFirst().query())
                .isEqualTo("Offset=7&pageSize=20&dateFrom=2026-02-01&dateTo=2026-02-28&chartNumber=C+1%262");
    }

    @Test
    void labOrders_ownAddress() {
        server.on("GET " + API + "/orders/lab", json(200, Documents.page(false, 0, order(100000001))));
        assertThat(client.labOrders(0, 10, OrderFilter.none()).results()).hasSize(1);
    }

    @Test
    void allOrders_pagesOnlyWhenRead() {
        server.on(
                "GET " + API + "/orders/practice",
                inTurn(
                        json(200, Documents.page(true, 0, order(100000001), order(100000002))),
                        json(200, Documents.page(false, 2, order(100000003)))));
        Iterator<PracticeOrder> orders = client.allOrders(OrderFilter.none()).iterator();
        assertThat(server.seen("GET " + API + "/orders/practice")).isEmpty();
        orders.next();
        orders.next();
        assertThat(server.seen("GET " + API + "/orders/practice")).hasSize(1);
        assertThat(orders.next().orderId()).isEqualTo(100000003);
        assertThat(orders.hasNext()).isFalse();
        assertThat(server.seen("GET " + API + "/orders/practice"))
                .extracting(FakeServer.Seen::query)
                .containsExactly("Offset=0&pageSize=1024", "Offset=2&pageSize=1024");
    }

    @Test
    void allOrders_emptyPageThatClaimsMoreEnds() {
        server.on("GET " + API + "/orders/practice", json(200, Documents.page(true, 0)));
        assertThat(client.allOrders(OrderFilter.none())).isEmpty();
    }

    /** DPMS API V2, 4.2.2: the field names, two of them with a small first letter. */
    @Test
    void requestScan_asDocumented() {
        server.on("POST " + API + "/scan-request", json(200, Documents.data("\"" + Documents.RX + "\"")));
        assertThat(client.requestScan(REQUEST)).isEqualTo(UUID.fromString(Documents.RX));
        assertThat(server.seen("POST " + API + "/scan-request").getFirst().body())
                .contains("\"PatientChartNumber\":\"C-1\"", "\"procedureMapId\":30", "\"labId\":null");
    }

    @Test
    void requestScan_neverSentTwice() {
        server.on("POST " + API + "/scan-request", json(500, ""));
        assertThatThrownBy(() -> client.requestScan(REQUEST))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.status()).isEqualTo(500));
        assertThat(server.seen("POST " + API + "/scan-request")).hasSize(1);
    }

    @Test
    void error_codeAndMessageOfTheBody() {
        server.on(
                "POST " + API + "/scan-request",
                json(409, Documents.error("duplicate_chart_number", "the chart number is not unique")));
        assertThatThrownBy(() -> client.requestScan(REQUEST))
                .isInstanceOfSatisfying(ApiException.class, e -> {
                    assertThat(e.status()).isEqualTo(409);
                    assertThat(e.code()).isEqualTo("duplicate_chart_number");
                })
                .hasMessage("the chart number is not unique");
    }

    @Test
    void error_withoutAReadableBody() {
        for (String body : List.of("", "<html>no</html>", "[1", "{\"Code\":{}}")) {
            server.on("GET " + API + "/practice-configuration", json(403, body));
            assertThatThrownBy(() -> client.practiceConfiguration())
                    .isInstanceOfSatisfying(
                            ApiException.class, e -> assertThat(e.code()).isEqualTo("http_403"));
        }
    }

    @Test
    void answer_thatIsNotTheApisIsAnErrorWithoutItsText() {
        for (String body : List.of(
                "",
                "null",
                "{}",
                "{\"Data\":{\"HasMore\":\"Jane\"},\"Status\":1}",
                "[]",
                "{\"Data\":null,\"Status\":0}")) {
            server.on("GET " + API + "/orders/practice", json(200, body));
            assertThatThrownBy(() -> client.orders(0, 1, OrderFilter.none()))
                    .isInstanceOf(ApiException.class)
                    .hasMessageNotContaining("Jane");
        }
    }

    @Test
    void pair_worksWithThePairingsTokens() {
        server.on("POST " + API + "/pair", json(200, """
                        {"Data":{"OAuthResponse":%s,"Warnings":[],"CompanyId":90360},"Status":1}""".formatted(Documents.tokens("paired", "paired-refresh"))))
                .on("GET " + API + "/orders/practice", json(200, Documents.page(false, 0)))
                .on("POST " + API + "/unpair", json(200, Documents.data("{\"CompanyId\":90360}")));
        client.pair(90360, "https://practice.example/hook");
        client.orders(0, 1, OrderFilter.none());
        assertThat(server.seen("POST " + API + "/pair").getFirst().body())
                .isEqualTo("{\"CompanyId\":90360,\"CallbackUrl\":\"https://practice.example/hook\"}");
        assertThat(server.seen("GET " + API + "/orders/practice").getFirst().header("Authorization"))
                .isEqualTo("Bearer paired");
        assertThat(client.unpair().companyId()).isEqualTo(90360);
        assertThat(store.load()).isEmpty();
        assertThatThrownBy(() -> client.orders(0, 1, OrderFilter.none())).isInstanceOf(SignInNeeded.class);
    }

    @Test
    void availableCompanies_asAgreed() {
        server.on("GET " + API + "/available-companies", json(200, """
                {"Data":[{"CompanyId":90360,"CompanyName":"Riverside Dental","CompanyType":"Clinic","CountryCode":"US","IsPaired":false}],"Status":1}"""));
        assertThat(client.availableCompanies())
                .singleElement()
                .satisfies(company -> assertThat(company.companyName()).isEqualTo("Riverside Dental"));
    }

    private String order(long orderId) {
        return Documents.order(server.base().toString(), orderId);
    }
}
