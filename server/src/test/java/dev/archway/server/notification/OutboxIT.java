package dev.archway.server.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.account.Registration;
import dev.archway.server.notification.OutboxRows.Row;
import dev.archway.server.order.RevisionKind;
import dev.archway.server.order.RevisionReady;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.OrderId;
import dev.archway.server.shared.RxId;
import dev.archway.server.testing.ArchwayIT;
import dev.archway.server.testing.Eventually;
import dev.archway.server.testing.Receiver;
import dev.archway.server.testing.TestClinic;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** From the transaction that makes a revision ready to the receivers, by the server's own background work. */
@NullUnmarked // Spring fills the fields
class OutboxIT extends ArchwayIT {

    private static final CompanyId LAB = new CompanyId(70010);

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Registration registration;

    private TestClinic clinic;
    private OutboxRows rows;
    private final RxId rx = new RxId(UUID.randomUUID());

    @BeforeEach
    void clinic() {
        clinic = TestClinic.open(registration);
        rows = new OutboxRows(jdbc);
    }

    /** The fixture's lab is everybody's. */
    @AfterEach
    void unpairLab() {
        jdbc.sql("delete from pairing where company_id = :lab")
                .param("lab", LAB.value())
                .update();
    }

    @Test
    void revisionReady_rolledBack_nobodyIsTold() {
        try (Receiver receiver = Receiver.answering(204)) {
            pair(clinic, "sandbox-dpms", receiver.url());

            transaction.executeWithoutResult(status -> {
                events.publishEvent(ready(clinic, 1, null));
                assertThat(rows.of(clinic.id())).hasSize(1);
                status.setRollbackOnly();
            });

            assertThat(rows.of(clinic.id())).isEmpty();
            assertThat(rows.taskOf(id(receiver))).isEmpty();
            publish(ready(clinic, 2, null));
            delivered(clinic.id(), 1);
            assertThat(receiver.calls()).isEqualTo(1);
        }
    }

    @Test
    void revisionReady_eachPartnerCompanyAndUrlOnce() throws InterruptedException {
        try (Receiver one = Receiver.answering(204);
                Receiver other = Receiver.answering(202)) {
            pair(clinic, "sandbox-dpms", one.url());
            pair(clinic, "sandbox-dpms-plus", one.url());
            String colleague = "colleague@" + clinic.id() + ".test";
            addColleague(colleague);
            pair("sandbox-dpms", colleague, clinic.id(), one.url());
            pair("sandbox-lms", "labtech@precision.test", LAB, other.url());

            publish(ready(clinic, 1, LAB));
            publish(ready(clinic, 1, LAB));

            delivered(clinic.id(), 2);
            assertThat(rows.of(clinic.id()))
                    .extracting(Row::partner)
                    .containsExactlyInAnyOrder("sandbox-dpms", "sandbox-dpms-plus");
            assertThat(one.calls()).isEqualTo(2);
            // DPMS API V2, 4.5.2
            String body = "{\"Id\":\"" + rx + "\",\"CompanyId\":\"" + clinic.id() + "\"}";
            assertThat(one.next().body()).isEqualTo(body);
            assertThat(one.next().body()).isEqualTo(body);
            assertThat(other.next().body()).isEqualTo("{\"Id\":\"" + rx + "\",\"CompanyId\":\"70010\"}");
            assertThat(other.calls()).isEqualTo(1);
        }
    }

    @Test
    void revisionReady_notSentToLab_labIsNotTold() {
        try (Receiver receiver = Receiver.answering(204)) {
            pair("sandbox-lms", "labtech@precision.test", LAB, receiver.url());

            publish(ready(clinic, 1, null));

            assertThat(jdbc.sql("select count(*) from notification where rx_id = :rx")
                            .param("rx", rx.value())
                            .query(Long.class)
                            .single())
                    .isZero();
        }
    }

    @Test
    void pairingWithoutUrl_nobodyIsTold() {
        pair(clinic, "sandbox-dpms", null);

        publish(ready(clinic, 1, null));

        assertThat(rows.of(clinic.id())).isEmpty();
    }

    @Test
    void longUrl_isNoObstacle() {
        String path = "/hook/" + UUID.randomUUID().toString().repeat(50);
        pair(clinic, "sandbox-dpms", "http://127.0.0.1:1" + path);

        publish(ready(clinic, 1, null));

        assertThat(rows.of(clinic.id())).hasSize(1);
    }

    @Test
    void silentReceiver_delaysNobodyElse() throws InterruptedException {
        CountDownLatch silence = new CountDownLatch(1);
        TestClinic neighbour = TestClinic.open(registration);
        try (Receiver silent = Receiver.waiting(silence);
                Receiver quick = Receiver.answering(204)) {
            pair(clinic, "sandbox-dpms", silent.url());
            pair(neighbour, "sandbox-dpms", quick.url());
            publish(ready(clinic, 1, null));
            silent.next();

            publish(ready(neighbour, 1, null));

            delivered(neighbour.id(), 1);
            assertThat(rows.of(clinic.id())).extracting(Row::state).containsExactly("WAITING");
            silence.countDown();
            delivered(clinic.id(), 1);
        }
    }

    @Test
    void manyWhileItSends_noneIsOverlooked_thenItRests() {
        try (Receiver receiver = Receiver.answering(204)) {
            pair(clinic, "sandbox-dpms", receiver.url());

            for (int revision = 1; revision <= 100; revision++) {
                publish(ready(clinic, revision, null));
            }

            delivered(clinic.id(), 100);
            assertThat(receiver.calls()).isEqualTo(100);
            UUID endpoint = id(receiver);
            Eventually.get(() -> rows.taskOf(endpoint), Optional::isEmpty);
        }
    }

    @Test
    void failed_isTriedAgainByItself_untilItArrives() throws InterruptedException {
        try (Receiver receiver = Receiver.answering(500, 503, 204)) {
            pair(clinic, "sandbox-dpms", receiver.url());

            publish(ready(clinic, 1, null));

            delivered(clinic.id(), 1);
            String id = rows.of(clinic.id()).getFirst().id().toString();
            for (int i = 0; i < 3; i++) {
                assertThat(receiver.next().header("webhook-id")).isEqualTo(id);
            }
        }
    }

    @Test
    void failedEachTime_dead_andItsTaskRests() {
        try (Receiver receiver = Receiver.answering(500)) {
            pair(clinic, "sandbox-dpms", receiver.url());

            publish(ready(clinic, 1, null));

            // three pauses are configured for tests
            Eventually.get(
                    () -> rows.of(clinic.id()),
                    all -> all.stream().allMatch(row -> row.state().equals("DEAD") && row.attempts() == 4));
            Eventually.get(() -> rows.taskOf(id(receiver)), Optional::isEmpty);
            assertThat(receiver.calls()).isEqualTo(4);
        }
    }

    private void publish(RevisionReady event) {
        transaction.executeWithoutResult(_ -> events.publishEvent(event));
    }

    private RevisionReady ready(TestClinic at, int revision, @Nullable CompanyId lab) {
        return new RevisionReady(
                at.id(),
                new OrderId(at.id().value()),
                rx,
                revision,
                RevisionKind.SCAN,
                true,
                lab,
                Instant.parse("2026-03-01T10:00:00Z"));
    }

    private void delivered(CompanyId company, int count) {
        Eventually.get(
                () -> rows.of(company),
                all -> all.size() == count
                        && all.stream().allMatch(row -> row.state().equals("DELIVERED")));
    }

    private static UUID id(Receiver receiver) {
        return Endpoint.of("sandbox-dpms", URI.create(receiver.url())).id();
    }

    private void addColleague(String email) {
        jdbc.sql("""
                        with added as (
                            insert into person (email, password_hash, first_name, last_name, kind, created_at)
                            values (:email, '', 'Casey', 'Clay', 'DENTIST', now()) returning id)
                        insert into member (company_id, user_id) select :company, id from added""")
                .param("email", email)
                .param("company", clinic.id().value())
                .update();
    }

    private void pair(TestClinic at, String partner, @Nullable String url) {
        pair(partner, at.email(), at.id(), url);
    }

    private void pair(String partner, String user, CompanyId company, @Nullable String url) {
        List<String> callback = url == null ? List.of() : List.of(", \"CallbackUrl\": \"" + url + "\"");
        assertThat(http().post("/sandbox/tokens", """
                        {"Partner": "%s", "User": "%s", "CompanyId": %s%s}""".formatted(partner, user, company, String.join("", callback)))
                        .status())
                .isEqualTo(200);
    }
}
