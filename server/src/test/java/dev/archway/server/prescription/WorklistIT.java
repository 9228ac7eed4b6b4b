package dev.archway.server.prescription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.archway.server.account.Registration;
import dev.archway.server.order.Order;
import dev.archway.server.order.Orders;
import dev.archway.server.order.ScanFacts;
import dev.archway.server.shared.Invalid;
import dev.archway.server.shared.RxId;
import dev.archway.server.testing.ArchwayIT;
import dev.archway.server.testing.Http;
import dev.archway.server.testing.TestClinic;
import dev.archway.wire.OpenScan;
import dev.archway.wire.ScannerModel;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What a scanner of a clinic shows. */
@NullUnmarked // Spring fills the fields
class WorklistIT extends ArchwayIT {

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
    Http scanner;

    @BeforeEach
    void ownClinic() {
        clinic = TestClinic.open(registration);
        dpms = clinic.as(http(), "sandbox-dpms");
        scanner = scanner(clinic);
    }

    @Test
    void entry_everyField() {
        UUID rx = request("Anna", ", \"Notes\": \"mind the gap\", \"labId\": 70010, \"procedureMapId\": 20");
        JsonNode entry = worklist().get(0);

        assertThat(entry.propertyNames())
                .containsExactly(
                        "RxId",
                        "OrderId",
                        "Status",
                        "Reason",
                        "PatientFirstName",
                        "PatientLastName",
                        "PatientChartNumber",
                        "DoctorId",
                        "DoctorName",
                        "ProcedureName",
                        "ProcedureTypeName",
                        "LabName",
                        "Notes",
                        "Niri",
                        "Preps",
                        "CreatedDate");
        assertThat(entry.path("RxId").asString()).isEqualTo(rx.toString());
        assertThat(entry.path("OrderId").isNull()).isTrue();
        assertThat(entry.path("Status").asString()).isEqualTo("Rx Created");
        assertThat(entry.path("Reason").isNull()).isTrue();
        assertThat(entry.path("PatientFirstName").asString()).isEqualTo("Anna");
        assertThat(entry.path("DoctorId").asLong()).isEqualTo(clinic.doctor().value());
        assertThat(entry.path("DoctorName").asString()).isEqualTo("Robin Ridge");
        assertThat(entry.path("ProcedureName").asString()).isEqualTo("Denture/Removable");
        assertThat(entry.path("ProcedureTypeName").asString()).isEqualTo("Partial Denture/Framework");
        assertThat(entry.path("LabName").asString()).isEqualTo("Precision Dental Lab");
        assertThat(entry.path("Notes").asString()).isEqualTo("mind the gap");
        assertThat(entry.path("CreatedDate").asString()).endsWith("Z");
    }

    /** DPMS API V2, 4.2: the Rx honours the account's NIRI setting, if NIRI is available; later changes do not reach it. */
    @Test
    void niri_asTheAccountWasWhenItWasMade() {
        request("Anna", "");
        registration.niri(clinic.id(), true);
        request("Bea", "");
        prescriptions.walkIn(clinic.scanner(), walkIn(clinic.doctor().value(), "Cleo"));
        registration.niri(clinic.id(), false);
        request("Dora", "");

        assertThat(worklist())
                .extracting(entry -> entry.path("PatientFirstName").asString() + " "
                        + entry.path("Niri").asBoolean())
                .containsExactly("Anna false", "Bea true", "Cleo true", "Dora false");
    }

    @Test
    void niri_notWithoutAScannerThatTakesImages() {
        jdbc.sql("update scanner set model = :model where company_id = :clinic")
                .param("model", ScannerModel.ELEMENT_2.id())
                .param("clinic", clinic.id().value())
                .update();
        registration.niri(clinic.id(), true);
        request("Anna", "");
        registration.scanner(clinic.id(), "5D-" + clinic.id(), ScannerModel.ELEMENT_5D, "secret");
        request("Bea", "");

        assertThat(worklist())
                .extracting(entry -> entry.path("Niri").asBoolean())
                .containsExactly(false, true);
    }

    @Test
    void list_oldestFirst_withoutDeletedOnes_andOtherClinics() {
        UUID first = request("Anna", "");
        UUID deleted = request("Bea", "");
        UUID last = request("Cleo", "");
        dpms.delete("/third-party/v2/scan-request/" + deleted);
        TestClinic other = TestClinic.open(registration);

        assertThat(rxIds(worklist())).containsExactly(first.toString(), last.toString());
        assertThat(scanner(other).get("/api/scanner/v1/worklist").data()).isEmpty();
    }

    @Test
    void rx_fromCreationToScan_andBackWithAReason() {
        RxId rx = new RxId(request("Anna", ""));
        Order order = orders.open(clinic.scanner(), rx);
        assertThat(worklist().get(0).path("Status").asString()).isEqualTo("Scanning");
        assertThat(worklist().get(0).path("OrderId").asLong())
                .isEqualTo(order.id().value());

        orders.scanned(clinic.id(), order.id(), facts());
        assertThat(worklist()).isEmpty();

        orders.processingFailed(clinic.id(), order.id(), 1, "the lower jaw is empty");
        assertThat(worklist().get(0).path("Status").asString()).isEqualTo("Scanning");
        assertThat(worklist().get(0).path("Reason").asString()).isEqualTo("the lower jaw is empty");

        orders.scanned(clinic.id(), order.id(), facts());
        orders.revisionReady(clinic.id(), order.id(), 2);
        assertThat(worklist()).isEmpty();
    }

    @Test
    void walkIn_chartNumberMayBeEmpty() {
        RxId rx = prescriptions.walkIn(clinic.scanner(), walkIn(clinic.doctor().value(), "Dora"));

        assertThat(rxIds(worklist())).containsExactly(rx.toString());
        assertThat(worklist().get(0).path("PatientChartNumber").isNull()).isTrue();
    }

    @Test
    void walkIn_needsDoctorAndNames() {
        assertThatThrownBy(() -> prescriptions.walkIn(clinic.scanner(), walkIn(1001L, " ")))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("DoctorId")
                .hasMessageContaining("PatientFirstName");
    }

    @Test
    void caller_noScanner() {
        assertThat(http().get("/api/scanner/v1/worklist").status()).isEqualTo(401);
        assertThat(dpms.get("/api/scanner/v1/worklist").status()).isIn(401, 403);
    }

    private UUID request(String first, String more) {
        return UUID.fromString(dpms.post("/third-party/v2/scan-request", clinic.scanRequest(first, "Berg", "C-1", more))
                .data()
                .asString());
    }

    private JsonNode worklist() {
        return scanner.get("/api/scanner/v1/worklist").data();
    }

    private Http scanner(TestClinic of) {
        Http.Answer answer =
                http().post("/api/scanner/v1/login", """
                {"Serial": "%s", "Secret": "test-secret"}""".formatted(of.scanner().serial()));
        return http().as(answer.data().path("Token").asString());
    }

    private ScanFacts facts() {
        return new ScanFacts(Instant.parse("2026-01-31T09:30:00Z"), 60, null, null, List.of(), clinic.scanner());
    }

    private static List<String> rxIds(JsonNode list) {
        return list.valueStream().map(entry -> entry.path("RxId").asString()).toList();
    }

    private static OpenScan walkIn(long doctor, String first) {
        return new OpenScan(null, doctor, first, "Berg", null, null, null, null, null, null);
    }
}
