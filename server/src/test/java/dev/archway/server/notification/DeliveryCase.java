package dev.archway.server.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.access.CallbackEvent;
import dev.archway.server.account.Registration;
import dev.archway.server.notification.OutboxRows.Row;
import dev.archway.server.order.RevisionKind;
import dev.archway.server.order.RevisionReady;
import dev.archway.server.platform.Tasks;
import dev.archway.server.shared.OrderId;
import dev.archway.server.shared.RxId;
import dev.archway.server.testing.ArchwayIT;
import dev.archway.server.testing.Eventually;
import dev.archway.server.testing.ScannedClinic;
import dev.archway.server.testing.TestClinic;
import java.net.URI;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Deliveries in the test's hand: rows are written without a task, so that nobody but the test sends them, at the time that it sets. */
@NullUnmarked // Spring fills the fields
abstract class DeliveryCase extends ArchwayIT {

    static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    static final Duration SECOND_PAUSE = Duration.ofHours(1);

    @Autowired
    JdbcClient jdbc;

    @Autowired
    EndpointRepository endpoints;

    @Autowired
    NotificationRepository notifications;

    @Autowired
    SecretRepository secrets;

    @Autowired
    Readdressing readdressing;

    @Autowired
    Tasks tasks;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Registration registration;

    @Autowired
    Environment environment;

    TestClinic clinic;
    OutboxRows rows;
    final RxId rx = new RxId(UUID.randomUUID());
    private Watchdog watchdog = new Watchdog();
    private int revision;

    @BeforeEach
    void clinic() {
        clinic = TestClinic.open(registration);
        rows = new OutboxRows(jdbc);
    }

    /** Whoever waits for an answer waits no more, as when the server stops. */
    @AfterEach
    void stop() {
        watchdog.destroy();
        watchdog = new Watchdog();
    }

    Endpoint paired(String url) {
        ScannedClinic.pair(clinic, http(), url);
        return Endpoint.of("sandbox-dpms", URI.create(url));
    }

    /** So many notifications wait for the endpoint, each of another revision. */
    void waits(Endpoint endpoint, int count) {
        waits(endpoint, count, NOW);
    }

    void waits(Endpoint endpoint, int count, Instant since) {
        endpoints.hold(endpoint);
        for (int i = 0; i < count; i++) {
            notifications.add(ready(++revision), CallbackEvent.SCAN_READY, clinic.id(), endpoint, since);
        }
    }

    RevisionReady ready(int number) {
        return new RevisionReady(
                clinic.id(), new OrderId(clinic.id().value()), rx, number, RevisionKind.SCAN, true, null, NOW);
    }

    Row row() {
        List<Row> all = rows.of(clinic.id());
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    List<String> states() {
        return rows.of(clinic.id()).stream().map(Row::state).toList();
    }

    Health health(Endpoint endpoint) {
        return endpoints.get(endpoint.id()).health();
    }

    /** Sends what is due at that time, turn after turn, until there is nothing to do for now. */
    void drain(Endpoint endpoint, Instant now) {
        drain(endpoint, now, Map.of());
    }

    void drain(Endpoint endpoint, Instant now, Map<String, ?> settings) {
        Delivery delivery = delivery(now, notifications, settings);
        boolean more = true;
        while (more) {
            boolean waits = delivery.drain(endpoint.id(), () -> false).isPresent();
            Eventually.until("no answer is awaited", () -> delivery.underWay() == 0);
            more = !waits
                    && notifications
                            .nextDue(endpoint.id())
                            .filter(due -> !due.isAfter(now))
                            .isPresent();
        }
    }

    Delivery delivery(Instant now) {
        return delivery(now, notifications, Map.of());
    }

    Delivery delivery(Instant now, NotificationRepository repository, Map<String, ?> changed) {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "retry-schedule", FIRST_PAUSE.toSeconds() + "s," + SECOND_PAUSE.toSeconds() + "s", "timeout", "300ms"));
        settings.putAll(changed);
        NotificationProperties properties = Settings.of(settings);
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        try {
            Connections connections = new Connections(new ReceiverAddress(properties, environment), watchdog);
            return new Delivery(
                    endpoints,
                    repository,
                    secrets,
                    readdressing,
                    new Webhook(connections, watchdog, properties, clock),
                    tasks,
                    transaction,
                    properties,
                    clock);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    /** The delivery log of a notification, read from its table. */
    List<LoggedAttempt> attempts(Row row) {
        return new DeliveryLogRepository(jdbc).attempts(clinic.id(), row.id());
    }
}
