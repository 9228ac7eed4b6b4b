package dev.archway.server.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.archway.server.access.CallbackTargets;
import dev.archway.server.access.CallbackTargets.Target;
import dev.archway.server.account.Registration;
import dev.archway.server.notification.OutboxRows.Row;
import dev.archway.server.order.RevisionReady;
import dev.archway.server.shared.OrderId;
import dev.archway.server.shared.RxId;
import dev.archway.server.testing.ArchwayIT;
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
import java.util.UUID;
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
    void accepted_delivered_bodyIsExact() {
        try (Receiver receiver = Receiver.answering(204)) {
            Endpoint endpoint = paired(receiver.url());
            RxId rx = waits(endpoint, 1);

            delivery(NOW).drain(endpoint.id(), () -> false);

            Receiver.Request request = receiver.requests().getFirst();
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
    void serverError_sentAgainWhenItIsTime() {
        try (Receiver receiver = new Receiver(number -> number == 0 ? 500 : 200)) {
            Endpoint endpoint = paired(receiver.url());
            waits(endpoint, 1);

            delivery(NOW).drain(endpoint.id(), () -> false);
            Row failed = row();
            assertThat(failed.state()).isEqualTo("WAITING");
            assertThat(failed.lastStatus()).isEqualTo(500);
            assertThat(failed.lastFailure()).isEqualTo("HTTP 500");
            assertThat(failed.nextAttempt())
                    .isBetween(NOW.plus(FIRST_PAUSE.multipliedBy(8).dividedBy(10)), NOW.plus(FIRST_PAUSE.multipliedBy(12)
                            .dividedBy(10)));

            delivery(failed.nextAttempt().minusMillis(1)).drain(endpoint.id(), () -> false);
            assertThat(receiver.requests()).as("before it is due").hasSize(1);

            delivery(failed.nextAttempt()).drain(endpoint.id(), () -> false);
            assertThat(row().state()).isEqualTo("DELIVERED");
            assertThat(row().attempts()).isEqualTo(2);
            assertThat(receiver.requests())
                    .extracting(request -> request.header("webhook-id"))
                    .containsExactly(failed.id().toString(), failed.id().toString());
        }
    }

    @Test
    void redirect_notFollowed() {
        try (Receiver receiver = Receiver.answering(302)) {
            assertThat(failure(receiver.url())).isEqualTo("HTTP 302");
            assertThat(receiver.requests()).extracting(Receiver.Request::path).containsExactly("/hook");
        }
    }

    @Test
    void silence_timesOut() {
        try (Receiver receiver = Receiver.answering(Receiver.SILENCE)) {
            assertThat(failure(receiver.url())).isEqualTo("no whole answer within 300 ms");
        }
    }

    @Test
    void halfAnAnswer_timesOut() {
        try (Receiver receiver = Receiver.answering(Receiver.HALF_AN_ANSWER)) {
            assertThat(failure(receiver.url())).isEqualTo("no whole answer within 300 ms");
        }
    }

    @Test
    void nobodyThere_noConnection() {
        URI url;
        try (Receiver receiver = Receiver.answering(204)) {
            url = receiver.url();
        }
        assertThat(failure(url)).isEqualTo("no connection");
    }

    @Test
    void unknownHost_failed() {
        assertThat(failure(URI.create("http://nobody.invalid/hook"))).isNotEmpty();
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
            assertThat(failure(URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/")))
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
            assertThat(receiver.requests()).hasSize(3);
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

            assertThat(receiver.requests()).isEmpty();
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
            paired(URI.create("http://127.0.0.1:1/other"));

            delivery(NOW).drain(endpoint.id(), () -> false);

            assertThat(receiver.requests()).isEmpty();
            assertThat(row().state()).isEqualTo("DROPPED");
        }
    }

    @Test
    void crashBeforeItIsWrittenDown_deliveredAgain() {
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
            assertThat(receiver.requests())
                    .extracting(request -> request.header("webhook-id"))
                    .containsExactly(row().id().toString(), row().id().toString());
        }
    }

    @Test
    void oneFails_theOthersOfItsBatchArrive() {
        try (Receiver receiver = new Receiver(number -> number == 1 ? 500 : 200)) {
            Endpoint endpoint = paired(receiver.url());
            waits(endpoint, 5);

            delivery(NOW).drain(endpoint.id(), () -> false);

            assertThat(rows.of(clinic.id()))
                    .extracting(Row::state)
                    .containsExactlyInAnyOrder("DELIVERED", "DELIVERED", "DELIVERED", "DELIVERED", "WAITING");
            assertThat(receiver.requests()).hasSize(5);
        }
    }

    @Test
    void severalBatches_eachOnce() {
        try (Receiver receiver = Receiver.answering(200)) {
            Endpoint endpoint = paired(receiver.url());
            waits(endpoint, 600);

            delivery(NOW).drain(endpoint.id(), () -> false);

            assertThat(rows.of(clinic.id()))
                    .hasSize(600)
                    .allSatisfy(row -> assertThat(row.state()).isEqualTo("DELIVERED"));
            assertThat(receiver.requests())
                    .hasSize(600)
                    .extracting(request -> request.header("webhook-id"))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void serverStops_theRestStaysDue() {
        try (Receiver receiver = Receiver.answering(200)) {
            Endpoint endpoint = paired(receiver.url());
            waits(endpoint, 1);

            delivery(NOW).drain(endpoint.id(), () -> true);

            assertThat(receiver.requests()).isEmpty();
            assertThat(notifications.nextDue(endpoint.id())).contains(NOW);
        }
    }

    /** Why the only notification for that address failed; it waits for its next attempt then. */
    private String failure(URI url) {
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

    private Endpoint paired(URI url) {
        assertThat(http().post("/sandbox/tokens", """
                        {"Partner": "sandbox-dpms", "User": "%s", "CompanyId": %s, "CallbackUrl": "%s"}"""
                                .formatted(clinic.email(), clinic.id(), url))
                        .status())
                .isEqualTo(200);
        return Endpoint.of(url);
    }

    private RxId waits(Endpoint endpoint, int count) {
        RxId rx = new RxId(UUID.randomUUID());
        endpoints.hold(endpoint);
        Target target = new Target("sandbox-dpms", clinic.id(), endpoint.url());
        for (int revision = 1; revision <= count; revision++) {
            OrderId order = new OrderId(clinic.id().value());
            notifications.add(
                    new RevisionReady(clinic.id(), order, rx, revision, null, NOW), target, endpoint, NOW);
        }
        return rx;
    }

    private Delivery delivery(Instant now) {
        return delivery(now, notifications);
    }

    private Delivery delivery(Instant now, NotificationRepository repository) {
        NotificationProperties settings = new NotificationProperties(
                List.of(FIRST_PAUSE, SECOND_PAUSE), Duration.ofMillis(300), null);
        return new Delivery(
                endpoints,
                repository,
                targets,
                new Webhook(new ReceiverAddress(settings, environment), settings),
                settings,
                Clock.fixed(now, ZoneOffset.UTC));
    }
}
