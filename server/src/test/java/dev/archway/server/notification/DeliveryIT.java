package dev.archway.server.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.Scheduler;
import dev.archway.server.account.Registration;
import dev.archway.server.order.RevisionReady;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.OrderId;
import dev.archway.server.shared.RxId;
import dev.archway.server.testing.ArchwayIT;
import dev.archway.server.testing.Eventually;
import dev.archway.server.testing.Receiver;
import dev.archway.server.testing.ScannedClinic;
import dev.archway.server.testing.TestClinic;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Notifications from the event on, to receivers that fail in every way. DPMS API V2, 4.5. */
class DeliveryIT extends ArchwayIT {

    private static final AtomicLong ORDERS = new AtomicLong(900_000_001);

    @Autowired
    Registration registration;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Scheduler scheduler;

    @Test
    void delivered_exactlyTheDocumentedBody() throws Exception {
        try (Receiver receiver = Receiver.answering(200)) {
            TestClinic clinic = notified(receiver);
            RxId rx = ready(clinic.id(), null);

            Receiver.Call call = receiver.next();
            assertThat(call.method()).isEqualTo("POST");
            assertThat(call.header("Content-Type")).isEqualTo("application/json");
            assertThat(call.body()).isEqualTo("{\"Id\":\"" + rx + "\",\"CompanyId\":\"" + clinic.id() + "\"}");
            Eventually.get(() -> state(rx), "DELIVERED/1"::equals);
        }
    }

    @Test
    void receiverThatFails_isTriedAgainWithTheSameId() throws Exception {
        try (Receiver receiver = Receiver.answering(500, 503, 200)) {
            RxId rx = ready(notified(receiver).id(), null);

            String id = receiver.next().header("webhook-id");
            assertThat(id).isNotBlank();
            assertThat(receiver.next().header("webhook-id")).isEqualTo(id);
            assertThat(receiver.next().header("webhook-id")).isEqualTo(id);
            Eventually.get(() -> state(rx), "DELIVERED/3"::equals);
        }
    }

    @Test
    void redirect_isAFailureAndNotFollowed() throws Exception {
        try (Receiver elsewhere = Receiver.answering(200);
                Receiver receiver = Receiver.redirecting(elsewhere.url())) {
            RxId rx = ready(notified(receiver).id(), null);

            Eventually.get(() -> state(rx), "GIVEN_UP/4"::equals);
            assertThat(elsewhere.calls()).isZero();
        }
    }

    @Test
    void nobodyThere_isGivenUpInTheEnd() throws Exception {
        Receiver gone = Receiver.answering(200);
        TestClinic clinic = notified(gone);
        gone.close();

        RxId rx = ready(clinic.id(), null);

        Eventually.get(() -> state(rx), "GIVEN_UP/4"::equals);
    }

    @Test
    void slowReceiver_holdsNobodyUp() throws Exception {
        CountDownLatch patience = new CountDownLatch(1);
        try (Receiver slow = Receiver.waiting(patience);
                Receiver fast = Receiver.answering(200)) {
            RxId first = ready(notified(slow).id(), null);
            slow.next();
            RxId second = ready(notified(fast).id(), null);

            assertThat(fast.next().body()).contains(second.toString());
            assertThat(state(first)).isEqualTo("WAITING/0");
            patience.countDown();
            Eventually.get(() -> state(first), "DELIVERED/1"::equals);
        }
    }

    @Test
    void oneThatAlwaysFails_doesNotHoldUpThoseBehindIt() throws Exception {
        try (Receiver receiver = Receiver.answering(500, 200)) {
            TestClinic clinic = notified(receiver);
            scheduler.pause();
            RxId first = ready(clinic.id(), null);
            RxId second = ready(clinic.id(), null);
            scheduler.resume();

            assertThat(receiver.next().body()).contains(first.toString());
            assertThat(receiver.next().body()).contains(second.toString());
            Eventually.get(() -> state(first), "DELIVERED/2"::equals);
        } finally {
            scheduler.resume();
        }
    }

    @Test
    void lab_isToldOfItsOrders() throws Exception {
        try (Receiver clinics = Receiver.answering(200);
                Receiver labs = Receiver.answering(200)) {
            TestClinic clinic = notified(clinics);
            http().post("/sandbox/tokens", """
                    {"Partner": "sandbox-lms", "User": "labtech@precision.test", "CompanyId": 70010, "CallbackUrl": "%s"}""".formatted(labs.url()));
            RxId rx = ready(clinic.id(), new CompanyId(70010));

            assertThat(clinics.next().body()).contains("\"CompanyId\":\"" + clinic.id() + "\"");
            assertThat(labs.next().body()).isEqualTo("{\"Id\":\"" + rx + "\",\"CompanyId\":\"70010\"}");
        }
    }

    @Test
    void transactionThatFails_tellsNobody() throws Exception {
        try (Receiver receiver = Receiver.answering(200)) {
            TestClinic clinic = notified(receiver);
            RxId never = new RxId(UUID.randomUUID());
            transaction.executeWithoutResult(status -> {
                events.publishEvent(event(clinic.id(), never, null));
                status.setRollbackOnly();
            });

            RxId rx = ready(clinic.id(), null);

            assertThat(receiver.next().body()).contains(rx.toString());
            assertThat(receiver.calls()).isEqualTo(1);
        }
    }

    private TestClinic notified(Receiver receiver) {
        TestClinic clinic = TestClinic.open(registration);
        ScannedClinic.pair(clinic, http(), receiver.url());
        return clinic;
    }

    private RxId ready(CompanyId clinic, @Nullable CompanyId lab) {
        RxId rx = new RxId(UUID.randomUUID());
        transaction.executeWithoutResult(_ -> events.publishEvent(event(clinic, rx, lab)));
        return rx;
    }

    private static RevisionReady event(CompanyId clinic, RxId rx, @Nullable CompanyId lab) {
        return new RevisionReady(clinic, new OrderId(ORDERS.getAndIncrement()), rx, 1, lab, Instant.now());
    }

    private String state(RxId rx) {
        return jdbc.sql("select state || '/' || attempts from notification where rx_id = :rx order by sequence limit 1")
                .param("rx", rx.value())
                .query(String.class)
                .single();
    }
}
