package dev.archway.server.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.archway.server.account.Registration;
import dev.archway.server.account.Scanner;
import dev.archway.server.patient.Patients;
import dev.archway.server.prescription.Prescriptions;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.Conflict;
import dev.archway.server.shared.NotFound;
import dev.archway.server.shared.OrderId;
import dev.archway.server.shared.RxId;
import dev.archway.server.testing.ArchwayIT;
import dev.archway.server.testing.TestClinic;
import dev.archway.server.testing.Together;
import dev.archway.wire.OpenScan;
import dev.archway.wire.Prep;
import dev.archway.wire.ScannerModel;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.support.TransactionTemplate;

/** The life cycle with its history, its worklist and its events, on the real tables. */
@NullUnmarked // Spring fills the fields
@RecordApplicationEvents
class OrdersIT extends ArchwayIT {

    private static final Instant FIRST = Instant.parse("2026-01-31T09:30:00.123Z");
    private static final Instant SECOND = Instant.parse("2026-02-02T10:00:00Z");

    @Autowired
    Orders orders;

    @Autowired
    Prescriptions prescriptions;

    @Autowired
    Patients patients;

    @Autowired
    Registration registration;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    ApplicationEvents events;

    TestClinic clinic;

    @BeforeEach
    void ownClinic() {
        clinic = TestClinic.open(registration);
    }

    @Test
    void open_newOrder_inScanning() {
        RxId rx = rx(30, 70010L);
        Order order = orders.open(clinic.scanner(), rx);

        assertThat(order.id().value()).isBetween(100_000_000L, 999_999_999L);
        assertThat(order.code()).matches("[A-Z0-9]{8}");
        assertThat(order.state()).isEqualTo(CaseState.SCANNING);
        assertThat(order.revision()).isZero();
        assertThat(order.listed()).isFalse();
        assertThat(order.lab()).isEqualTo(new CompanyId(70010));
        assertThat(order.doctor()).isEqualTo(clinic.doctor());
        assertThat(orders.get(clinic.id(), rx)).isEqualTo(order);
        assertThat(orders.get(clinic.id(), order.id())).isEqualTo(order);
        assertThat(orders.history(clinic.id(), order.id())).singleElement().satisfies(event -> {
            assertThat(event.number()).isEqualTo(1);
            assertThat(event.from()).isNull();
            assertThat(event.to()).isEqualTo(CaseState.SCANNING);
        });
    }

    @Test
    void open_again_sameOrder_untilItWasScanned() {
        RxId rx = rx(null, null);
        Order order = orders.open(clinic.scanner(), rx);
        assertThat(orders.open(clinic.scanner(), rx)).isEqualTo(order);

        orders.scanned(clinic.id(), order.id(), facts(FIRST, clinic.scanner()));
        assertThatThrownBy(() -> orders.open(clinic.scanner(), rx)).isInstanceOf(Conflict.class);
    }

    @Test
    void open_atOnce_oneOrder() throws Exception {
        RxId rx = rx(null, null);
        List<Order> opened = Together.run(16, () -> orders.open(clinic.scanner(), rx));

        assertThat(opened.stream().map(Order::id).distinct()).hasSize(1);
        assertThat(orders.history(clinic.id(), opened.getFirst().id())).hasSize(1);
    }

    @Test
    void open_unknownOtherClinicsOrDeletedRx() {
        RxId rx = rx(null, null);
        TestClinic other = TestClinic.open(registration);
        assertThatThrownBy(() -> orders.open(other.scanner(), rx)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> orders.open(clinic.scanner(), new RxId(UUID.randomUUID())))
                .isInstanceOf(NotFound.class);

        prescriptions.delete(clinic.id(), rx);
        assertThatThrownBy(() -> orders.open(clinic.scanner(), rx)).isInstanceOf(NotFound.class);
    }

    @Test
    void wayToReady_factsKept_eventsPublished_4_5_1() {
        Order opened = orders.open(clinic.scanner(), rx(30, 70010L));
        Scanner another = new Scanner("OTHER-1", clinic.id(), ScannerModel.ELEMENT_2);
        Order scanned = orders.scanned(clinic.id(), opened.id(), facts(FIRST, another));
        assertThat(scanned.state()).isEqualTo(CaseState.PROCESSING);
        assertThat(scanned.revision()).isEqualTo(1);
        assertThat(scanned.listed()).isFalse();

        Order ready = orders.revisionReady(clinic.id(), opened.id(), 1);
        assertThat(ready).isEqualTo(orders.get(clinic.id(), opened.id()));
        assertThat(ready.state()).isEqualTo(CaseState.READY);
        assertThat(ready.listed()).isTrue();
        assertThat(ready.readyRevision()).isEqualTo(1);
        assertThat(ready.scannerSerial()).isEqualTo("OTHER-1");
        assertThat(ready.scannerModel()).isEqualTo(ScannerModel.ELEMENT_2);
        assertThat(ready.scannedAt()).isEqualTo(FIRST);
        assertThat(ready.scanningSeconds()).isEqualTo(95);
        assertThat(ready.operatorId()).isEqualTo(42);
        assertThat(ready.operatorName()).isEqualTo("Olive Operator");
        assertThat(ready.preps()).containsExactly(new Prep(4, 2, "Crown", null));
        assertThat(ready.dueDate()).isEqualTo("2026-02-07T09:30:00.123Z");
        assertThat(patients.get(clinic.id(), ready.patient()).lastScanAt()).isEqualTo(FIRST);
        assertThat(orders.history(clinic.id(), ready.id()).stream().map(OrderEvent::to))
                .containsExactly(CaseState.SCANNING, CaseState.PROCESSING, CaseState.READY);
        assertThat(events.stream(RevisionReady.class)
                        .filter(event -> event.order().equals(ready.id())))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.company()).isEqualTo(clinic.id());
                    assertThat(event.rx()).isEqualTo(ready.rx());
                    assertThat(event.revision()).isEqualTo(1);
                    assertThat(event.lab()).isEqualTo(new CompanyId(70010));
                });
        assertThat(moves(ready.id())).containsExactly(CaseState.PROCESSING, CaseState.READY);
    }

    @Test
    void revisionReady_again_nothingHappensTwice() {
        Order order = ready(rx(null, null));
        assertThat(orders.revisionReady(clinic.id(), order.id(), 1)).isEqualTo(order);

        assertThat(events.stream(RevisionReady.class)
                        .filter(event -> event.order().equals(order.id())))
                .hasSize(1);
        assertThat(orders.history(clinic.id(), order.id())).hasSize(3);
    }

    @Test
    void revisionReady_ofAnotherRevision() {
        Order order = orders.open(clinic.scanner(), rx(null, null));
        orders.scanned(clinic.id(), order.id(), facts(FIRST, clinic.scanner()));

        assertThatThrownBy(() -> orders.revisionReady(clinic.id(), order.id(), 2))
                .isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> orders.processingFailed(clinic.id(), order.id(), 2, "no"))
                .isInstanceOf(Conflict.class);
        assertThat(orders.get(clinic.id(), order.id()).state()).isEqualTo(CaseState.PROCESSING);
    }

    @Test
    void invalign_endsExporting_listed() {
        Order order = ready(rx(4, null));

        assertThat(order.state()).isEqualTo(CaseState.EXPORTING);
        assertThat(order.listed()).isTrue();
        assertThat(order.dueDate()).isEqualTo(order.createdAt());
        assertThat(order.lab()).isNull();
    }

    @Test
    void processingFailed_firstScan_backToScanning() {
        Order order = orders.open(clinic.scanner(), rx(null, null));
        orders.scanned(clinic.id(), order.id(), facts(FIRST, clinic.scanner()));
        Order failed = orders.processingFailed(clinic.id(), order.id(), 1, "not a mesh");

        assertThat(failed.state()).isEqualTo(CaseState.SCANNING);
        assertThat(failed.listed()).isFalse();
        assertThat(orders.history(clinic.id(), order.id()).getLast().cause().detail())
                .isEqualTo("not a mesh");
        assertThat(orders.scanned(clinic.id(), order.id(), facts(SECOND, clinic.scanner()))
                        .revision())
                .isEqualTo(2);
    }

    @Test
    void processingFailed_rescan_earlierRevisionStaysAsItWas() {
        Order before = ready(rx(30, null));
        orders.move(clinic.id(), before.id(), CaseState.SCANNING, new Cause("lab", "returned it", "margin unclear"));
        Scanner another = new Scanner("OTHER-1", clinic.id(), ScannerModel.ELEMENT_2);
        Order rescanned =
                orders.scanned(clinic.id(), before.id(), new ScanFacts(SECOND, 10, null, null, List.of(), another));
        assertThat(rescanned.scannedAt()).isEqualTo(SECOND);
        Order failed = orders.processingFailed(clinic.id(), before.id(), 2, "not a mesh");

        assertThat(failed.state()).isEqualTo(CaseState.SCANNING);
        assertThat(failed.readyRevision()).isEqualTo(1);
        assertThat(failed.scannedAt()).isEqualTo(FIRST);
        assertThat(failed.preps()).isEqualTo(before.preps());
        assertThat(failed.operatorName()).isEqualTo("Olive Operator");
        assertThat(failed.scannerSerial()).isEqualTo(before.scannerSerial());
        assertThat(failed.dueDate()).isEqualTo(before.dueDate());
        assertThat(failed).isEqualTo(orders.get(clinic.id(), before.id()));
    }

    @Test
    void move_illegal_nothingChanges() {
        Order order = ready(rx(null, null));

        assertThatThrownBy(
                        () -> orders.move(clinic.id(), order.id(), CaseState.MILLING, new Cause("test", "tried", null)))
                .isInstanceOf(Conflict.class);
        assertThat(orders.get(clinic.id(), order.id())).isEqualTo(order);
        assertThat(orders.history(clinic.id(), order.id())).hasSize(3);
    }

    @Test
    void move_sixteenAtOnce_oneWins() throws Exception {
        Order order = orders.open(clinic.scanner(), rx(null, null));
        List<Boolean> won = Together.run(16, () -> {
            try {
                orders.scanned(clinic.id(), order.id(), facts(FIRST, clinic.scanner()));
                return true;
            } catch (Conflict refused) {
                assertThat(refused.code()).isEqualTo("ILLEGAL_MOVE");
                return false;
            }
        });

        assertThat(won).containsOnlyOnce(true);
        assertThat(orders.get(clinic.id(), order.id()).revision()).isEqualTo(1);
        assertThat(orders.history(clinic.id(), order.id())).hasSize(2);
    }

    @Test
    void move_rolledBack_leavesNoHistory() {
        Order order = orders.open(clinic.scanner(), rx(null, null));
        transactions.executeWithoutResult(status -> {
            orders.scanned(clinic.id(), order.id(), facts(FIRST, clinic.scanner()));
            status.setRollbackOnly();
        });

        assertThat(orders.get(clinic.id(), order.id())).isEqualTo(order);
        assertThat(orders.history(clinic.id(), order.id())).hasSize(1);
    }

    @Test
    void anotherClinic_seesNothing() {
        Order order = ready(rx(null, null));
        CompanyId other = TestClinic.open(registration).id();

        assertThat(orders.find(other, order.id())).isEmpty();
        assertThat(orders.history(other, order.id())).isEmpty();
        assertThatThrownBy(() -> orders.get(other, order.rx())).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> orders.revisionReady(other, order.id(), 1)).isInstanceOf(NotFound.class);
    }

    private Order ready(RxId rx) {
        Order order = orders.open(clinic.scanner(), rx);
        orders.scanned(clinic.id(), order.id(), facts(FIRST, clinic.scanner()));
        return orders.revisionReady(clinic.id(), order.id(), 1);
    }

    private RxId rx(@Nullable Integer procedure, @Nullable Long lab) {
        return prescriptions.walkIn(
                clinic.scanner(),
                new OpenScan(null, clinic.doctor().value(), "Anna", "Berg", "C-1", null, null, null, lab, procedure));
    }

    private static ScanFacts facts(Instant at, Scanner scanner) {
        return new ScanFacts(at, 95, 42L, "Olive Operator", List.of(new Prep(4, 2, null, null)), scanner);
    }

    private List<CaseState> moves(OrderId order) {
        return events.stream(OrderMoved.class)
                .filter(event -> event.order().equals(order))
                .map(OrderMoved::to)
                .toList();
    }
}
