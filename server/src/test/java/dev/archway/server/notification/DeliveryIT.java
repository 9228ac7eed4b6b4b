package dev.archway.server.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.archway.server.access.CallbackTargets;
import dev.archway.server.access.CallbackTargets.Target;
import dev.archway.server.account.Registration;
import dev.archway.server.notification.OutboxRows.Row;
import dev.archway.server.order.RevisionKind;
import dev.archway.server.order.RevisionReady;
import dev.archway.server.shared.OrderId;
import dev.archway.server.shared.RxId;
import dev.archway.server.testing.ArchwayIT;
import dev.archway.server.testing.Receiver;
import dev.archway.server.testing.ScannedClinic;
import dev.archway.server.testing.TestClinic;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a delivery does with every kind of receiver. The rows are written without a task, so that only the delivery in hand, with a clock that the test sets, sends them. */
@NullUnmarked // Spring fills the fields
class DeliveryIT extends ArchwayIT {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration SECOND_PAUSE = Duration.ofHours(1);

    @Autowired
    JdbcClient jdbc;

    @Autowired
    EndpointRepository endpoints;

    @Autowired
    NotificationRepository notifications;

    @Autowired
    CallbackTargets targets;

    @Autowired
    Registration registration;

    @Autowired
    Environment environment;

    private TestClinic clinic;
    private OutboxRows rows;

    @BeforeEach
    void clinic() {
        clinic = TestClinic.open(registration);
        rows = new OutboxRows(jdbc);
    }

    @Test
    void accepted_delivered_bodyIsExact() throws InterruptedException {
        try (Receiver receiver = Receiver.answering(204)) {
            Endpoint endpoint = paired(receiver.url());
            RxId rx = waits(endpoint, 1);

            delivery(NOW).drain(endpoint.id(), () -> false);

            Receiver.Call request = receiver.next();
            // DPMS API V2, 4.5.2: Id and CompanyId, both strings
            assertThat(request.body()).isEqualTo("{\"Id\":\"" + rx + "\",\"CompanyId\":\"" + clinic.id() + "\"}");
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.header("Content-Type")).isEqualTo("application/json");
            Row row = row();
            assertThat(request.header("webhook-id")).isEqualTo(row.id().toString());
            assertThat(row.state()).isEqualTo("DELIVERED");
            assertThat(row.attempts()).isEqualTo(1);
            assertThat(row.lastStatus()).isEqualTo(204);
            assertThat(row.lastFailure()).isNull();
            assertThat(row.ended()).isEqualTo(NOW);
        }
    }

    @Test
    void serverError_sentAgainWhenItIsTime() throws InterruptedException {
        try (Receiver receiver = Receiver.answering(500, 200)) {
            Endpoint endpoint = paired(receiver.url());
            waits(endpoint, 1);

            delivery(NOW).drain(endpoint.id(), () -> false);
            Row failed = row();
            assertThat(failed.state()).isEqualTo("WAITING");
            assertThat(failed.lastStatus()).isEqualTo(500);
            assertThat(failed.lastFailure()).isEqualTo("HTTP 500");
            assertThat(failed.nextAttempt())
                    .isBetween(
                            NOW.plus(FIRST_PAUSE.multipliedBy(8).dividedBy(10)),
                            NOW.plus(FIRST_PAUSE.multipliedBy(12).dividedBy(10)));

            delivery(failed.nextAttempt().minusMillis(1)).drain(endpoint.id(), () -> false);
            assertThat(receiver.calls()).as("before it is due").isEqualTo(1);

            delivery(failed.nextAttempt()).drain(endpoint.id(), () -> false);
            assertThat(row().state()).isEqualTo("DELIVERED");
            assertThat(row().attempts()).isEqualTo(2);
            assertThat(receiver.next().header("webhook-id"))
                    .isEqualTo(failed.id().toString());
            assertThat(receiver.next().header("webhook-id"))
                    .isEqualTo(failed.id().toString());
        }
    }

    @Test
    void redirect_notFollowed() {
        try (Receiver elsewhere = Receiver.answering(200);
                Receiver receiver = Receiver.redirecting(elsewhere.url())) {
            assertThat(failure(receiver.url())).isEqualTo("HTTP 302");
            assertThat(elsewhere.calls()).isZero();
        }
    }

    @Test
    void silence_timesOut() {
        try (Receiver receiver = Receiver.waiting(new CountDownLatch(1))) {
            assertThat(failure(receiver.url())).isEqualTo("no whole answer within 300 ms");
        }
    }

    @Test
    void halfAnAnswer_timesOut() {
        try (Receiver receiver = Receiver.halfAnswering(new CountDownLatch(1))) {
            assertThat(failure(receiver.url())).isEqualTo("no whole answer within 300 ms");
        }
    }

    @Test
    void nobodyThere_noConnection() {
        String url;
        try (Receiver receiver = Receiver.answering(204)) {
            url = receiver.url();
        }
        assertThat(failure(url)).isEqualTo("no connection");
    }

    @Test
    void unknownHost_failed() {
        assertThat(failure("http://nobody.invalid/hook")).isEqualTo("unknown host");
    }

    @Test
    void addressThatCannotBeCalled_failed() {
        assertThat(failure("http://127.0.0.1:0/hook")).isNotEmpty();
    }

    @Test
    void nonsense_failed_withoutControlCharacters() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                try (Socket connection = socket.accept()) {
                    connection.getOutputStream().write("\0\1\2 no HTTP\r\n\r\n".getBytes(StandardCharsets.UTF_8));
                } catch (IOException e) {
                    // the test is over
                }
            });
            assertThat(failure("http://127.0.0.1:" + socket.getLocalPort() + "/"))
                    .isNotEmpty()
                    .doesNotContainPattern("\\p{Cntrl}");
        }
    }

    @Test
    void lastAttempt_dead_kept() {
        try (Receiver receiver = Receiver.answering(503)) {
            Endpoint endpoint = paired(receiver.url());
            waits(endpoint, 1);

            delivery(NOW).drain(endpoint.id(), () -> false);
            delivery(row().nextAttempt()).drain(endpoint.id(), () -> false);
            Instant last = row().nextAttempt();
            delivery(last).drain(endpoint.id(), () -> false);

            assertThat(row().state()).isEqualTo("DEAD");
            assertThat(row().attempts()).isEqualTo(3);
            assertThat(row().lastFailure()).isEqualTo("HTTP 503");
            assertThat(row().ended()).isEqualTo(last);
            delivery(last.plus(Duration.ofDays(30))).drain(endpoint.id(), () -> false);
            assertThat(receiver.calls()).isEqualTo(3);
            assertThat(notifications.nextDue(endpoint.id())).isEmpty();
        }
    }

    @Test
    void unpairedMeanwhile_droppedUnsent() {
        try (Receiver receiver = Receiver.answering(204)) {
            Endpoint endpoint = paired(receiver.url());
            waits(endpoint, 1);
            jdbc.sql("delete from pairing where company_id = :company")
                    .param("company", clinic.id().value())
                    .update();

            delivery(NOW).drain(endpoint.id(), () -> false);

            assertThat(receiver.calls()).isZero();
            assertThat(row().state()).isEqualTo("DROPPED");
            assertThat(row().attempts()).isZero();
            assertThat(row().lastFailure()).isEqualTo("no longer paired");
        }
    }

    @Test
    void anotherAddressMeanwhile_droppedUnsent() {
        try (Receiver receiver = Receiver.answering(204)) {
            Endpoint endpoint = paired(receiver.url());
            waits(endpoint, 1);
            paired("http://127.0.0.1:1/other");

            delivery(NOW).drain(endpoint.id(), () -> false);

            assertThat(receiver.calls()).isZero();
            assertThat(row().state()).isEqualTo("DROPPED");
        }
    }

    @Test
    void crashBeforeItIsWrittenDown_deliveredAgain() throws InterruptedException {
        try (Receiver receiver = Receiver.answering(204)) {
            Endpoint endpoint = paired(receiver.url());
            waits(endpoint, 1);
            Delivery crashing = delivery(NOW, new NotificationRepository(jdbc) {
                @Override
                void record(List<Outcome> outcomes) {
                    throw new IllegalStateException("the power is gone");
                }
            });

            assertThatThrownBy(() -> crashing.drain(endpoint.id(), () -> false)).hasMessage("the power is gone");
            assertThat(row().state()).isEqualTo("WAITING");
            delivery(NOW).drain(endpoint.id(), () -> false);

            assertThat(row().state()).isEqualTo("DELIVERED");
            assertThat(receiver.next().header("webhook-id"))
                    .isEqualTo(row().id().toString());
            assertThat(receiver.next().header("webhook-id"))
                    .isEqualTo(row().id().toString());
        }
    }

    @Test
    void oneFails_theOthersOfItsBatchArrive() {
        try (Receiver receiver = Receiver.answering(200, 500, 200)) {
            Endpoint endpoint = paired(receiver.url());
            waits(endpoint, 5);

            delivery(NOW).drain(endpoint.id(), () -> false);

            assertThat(rows.of(clinic.id()))
                    .extracting(Row::state)
                    .containsExactlyInAnyOrder("DELIVERED", "DELIVERED", "DELIVERED", "DELIVERED", "WAITING");
            assertThat(receiver.calls()).isEqualTo(5);
        }
    }

    @Test
    void severalBatches_eachOnce() throws InterruptedException {
        try (Receiver receiver = Receiver.answering(200)) {
            Endpoint endpoint = paired(receiver.url());
            waits(endpoint, 600);

            delivery(NOW).drain(endpoint.id(), () -> false);

            assertThat(rows.of(clinic.id()))
                    .hasSize(600)
                    .allSatisfy(row -> assertThat(row.state()).isEqualTo("DELIVERED"));
            assertThat(receiver.calls()).isEqualTo(600);
            Set<String> ids = new TreeSet<>();
            for (int i = 0; i < 600; i++) {
                ids.add(receiver.next().header("webhook-id"));
            }
            assertThat(ids).hasSize(600);
        }
    }

    @Test
    void serverStops_theRestStaysDue() {
        try (Receiver receiver = Receiver.answering(200)) {
            Endpoint endpoint = paired(receiver.url());
            waits(endpoint, 1);

            delivery(NOW).drain(endpoint.id(), () -> true);

            assertThat(receiver.calls()).isZero();
            assertThat(notifications.nextDue(endpoint.id())).contains(NOW);
        }
    }

    /** Why the only notification for that address failed; it waits for its next attempt then. */
    private String failure(String url) {
        Endpoint endpoint = paired(url);
        waits(endpoint, 1);
        delivery(NOW).drain(endpoint.id(), () -> false);
        assertThat(row().state()).isEqualTo("WAITING");
        assertThat(row().attempts()).isEqualTo(1);
        assertThat(row().nextAttempt()).isAfter(NOW);
        return row().lastFailure();
    }

    private Row row() {
        List<Row> all = rows.of(clinic.id());
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private Endpoint paired(String url) {
        ScannedClinic.pair(clinic, http(), url);
        return Endpoint.of(URI.create(url));
    }

    private RxId waits(Endpoint endpoint, int count) {
        RxId rx = new RxId(UUID.randomUUID());
        endpoints.hold(endpoint);
        Target target = new Target("sandbox-dpms", clinic.id(), endpoint.url());
        for (int revision = 1; revision <= count; revision++) {
            OrderId order = new OrderId(clinic.id().value());
            notifications.add(
                    new RevisionReady(clinic.id(), order, rx, revision, RevisionKind.SCAN, null, NOW),
                    target,
                    endpoint,
                    NOW);
        }
        return rx;
    }

    private Delivery delivery(Instant now) {
        return delivery(now, notifications);
    }

    private Delivery delivery(Instant now, NotificationRepository repository) {
        NotificationProperties settings =
                new NotificationProperties(List.of(FIRST_PAUSE, SECOND_PAUSE), Duration.ofMillis(300), null);
        return new Delivery(
                endpoints,
                repository,
                targets,
                new Webhook(new ReceiverAddress(settings, environment), settings),
                settings,
                Clock.fixed(now, ZoneOffset.UTC));
    }
}
