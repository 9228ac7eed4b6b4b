package dev.archway.server.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.account.Registration;
import dev.archway.server.notification.OutboxRows.Row;
import dev.archway.server.order.RevisionReady;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.OrderId;
import dev.archway.server.shared.RxId;
import dev.archway.server.testing.ArchwayIT;
import dev.archway.server.testing.Eventually;
import dev.archway.server.testing.TestClinic;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
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
            assertThat(rows.taskOf(Endpoint.of(receiver.url()).id())).isNull();
            publish(ready(clinic, 2, null));
            delivered(clinic.id(), 1);
            assertThat(receiver.requests()).hasSize(1);
        }
    }

    @Test
    void revisionReady_eachPartnerCompanyAndUrlOnce() {
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
            // DPMS API V2, 4.5.2
            assertThat(one.requests())
                    .extracting(Receiver.Request::body)
                    .containsExactly(
                            "{\"Id\":\"" + rx + "\",\"CompanyId\":\"" + clinic.id() + "\"}",
                            "{\"Id\":\"" + rx + "\",\"CompanyId\":\"" + clinic.id() + "\"}");
            Eventually.until("the lab is told", () -> !other.requests().isEmpty());
            assertThat(other.requests())
                    .extracting(Receiver.Request::body)
                    .containsExactly("{\"Id\":\"" + rx + "\",\"CompanyId\":\"70010\"}");
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
        URI url = URI.create("http://127.0.0.1:1" + path);
        pair(clinic, "sandbox-dpms", url);

        publish(ready(clinic, 1, null));

        assertThat(rows.of(clinic.id())).hasSize(1);
    }

    @Test
    void silentReceiver_delaysNobodyElse() {
        TestClinic neighbour = TestClinic.open(registration);
        try (Receiver silent = Receiver.answering(Receiver.SILENCE);
                Receiver quick = Receiver.answering(204)) {
            pair(clinic, "sandbox-dpms", silent.url());
            pair(neighbour, "sandbox-dpms", quick.url());
            publish(ready(clinic, 1, null));
            Eventually.until("the silent one is asked", () -> !silent.requests().isEmpty());

            publish(ready(neighbour, 1, null));

            delivered(neighbour.id(), 1);
            assertThat(rows.of(clinic.id())).extracting(Row::state).containsExactly("WAITING");
        }
        delivered(clinic.id(), 1);
    }

    @Test
    void manyWhileItSends_noneIsOverlooked_thenItRests() {
        try (Receiver receiver = Receiver.answering(204)) {
            pair(clinic, "sandbox-dpms", receiver.url());

            for (int revision = 1; revision <= 100; revision++) {
                publish(ready(clinic, revision, null));
            }

            delivered(clinic.id(), 100);
            assertThat(receiver.requests()).hasSize(100);
            UUID endpoint = Endpoint.of(receiver.url()).id();
            Eventually.until("its task is gone", () -> rows.taskOf(endpoint) == null);
        }
    }

    @Test
    void failed_itsTaskWaitsForTheNextAttempt_andOthersPassIt() {
        try (Receiver receiver = new Receiver(number -> number == 0 ? 500 : 204)) {
            pair(clinic, "sandbox-dpms", receiver.url());
            publish(ready(clinic, 1, null));
            UUID endpoint = Endpoint.of(receiver.url()).id();
            Eventually.asserted(
                    () -> rows.of(clinic.id()),
                    all -> assertThat(all).allSatisfy(row -> {
                        assertThat(row.attempts()).isEqualTo(1);
                        assertThat(rows.taskOf(endpoint)).isEqualTo(row.nextAttempt());
                    }));

            publish(ready(clinic, 2, null));

            Eventually.asserted(
                    () -> rows.of(clinic.id()),
                    all -> assertThat(all).extracting(Row::state).contains("DELIVERED"));
            // five seconds, give or take a fifth, and without anybody's doing
            delivered(clinic.id(), 2);
            assertThat(receiver.requests()).hasSize(3);
        }
    }

    private void publish(RevisionReady event) {
        transaction.executeWithoutResult(_ -> events.publishEvent(event));
    }

    private RevisionReady ready(TestClinic at, int revision, @Nullable CompanyId lab) {
        return new RevisionReady(
                at.id(), new OrderId(at.id().value()), rx, revision, lab, Instant.parse("2026-03-01T10:00:00Z"));
    }

    private void delivered(CompanyId company, int count) {
        Eventually.asserted(
                () -> rows.of(company),
                all -> assertThat(all)
                        .hasSize(count)
                        .allSatisfy(row -> assertThat(row.state()).isEqualTo("DELIVERED")));
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

    private void pair(TestClinic at, String partner, @Nullable URI url) {
        pair(partner, at.email(), at.id(), url);
    }

    private void pair(String partner, String user, CompanyId company, @Nullable URI url) {
        List<String> callback = url == null ? List.of() : List.of(", \"CallbackUrl\": \"" + url + "\"");
        assertThat(http().post("/sandbox/tokens", """
                        {"Partner": "%s", "User": "%s", "CompanyId": %s%s}"""
                                .formatted(partner, user, company, String.join("", callback)))
                        .status())
                .isEqualTo(200);
    }
}
