package dev.archway.server.notification;

import dev.archway.server.platform.Tasks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends what is due for an endpoint, batch by batch, for a moment; the rest has its turn again behind the other endpoints. A notification counts as delivered once the
 * answer of 2xx is written down, so that each arrives at least once; one that fails waits for its next attempt and holds up nobody behind it.
 *
 * <p>A receiver that takes its time takes nobody else's: its answers are awaited apart from the task, and the row says when to send again should they never come. One
 * that fails again and again is left alone for a while (a circuit breaker), and then gets a single probe.
 */
@Component
class Delivery {

    private static final Logger log = LoggerFactory.getLogger(Delivery.class);
    private static final int BATCH = 256;
    private static final Duration TURN = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration PATIENCE_WITH_DOUBTFUL = Duration.ofMillis(50);
    private static final Duration LEASE_MARGIN = Duration.ofSeconds(5);
    private static final int MOST_LATE = 512;

    // an attempt may come later than it was planned, and that is nobody's fault
    private static final Duration BURIAL_MARGIN = Duration.ofHours(1);

    private final EndpointRepository endpoints;
    private final NotificationRepository notifications;
    private final SecretRepository secrets;
    private final Readdressing readdressing;
    private final Webhook webhook;
    private final Tasks tasks;
    private final TransactionTemplate transaction;
    private final RetrySchedule schedule;
    private final Breaker breaker;
    private final NotificationProperties properties;
    private final Clock clock;
    private final Map<UUID, Pace> paces = new ConcurrentHashMap<>();
    private final AtomicInteger late = new AtomicInteger();

    Delivery(
            EndpointRepository endpoints,
            NotificationRepository notifications,
            SecretRepository secrets,
            Readdressing readdressing,
            Webhook webhook,
            Tasks tasks,
            TransactionTemplate transaction,
            NotificationProperties properties,
            Clock clock) {
        this.endpoints = endpoints;
        this.notifications = notifications;
        this.secrets = secrets;
        this.readdressing = readdressing;
        this.webhook = webhook;
        this.tasks = tasks;
        this.transaction = transaction;
        this.schedule = new RetrySchedule(
                properties.retrySchedule(), () -> ThreadLocalRandom.current().nextDouble());
        this.breaker = Breaker.of(properties);
        this.properties = properties;
        this.clock = clock;
    }

    /** Until nothing is due, the turn is over, or the server stops. The time before which there is nothing to do here, when that is not for the rows to say. */
    Optional<Instant> drain(UUID id, BooleanSupplier stopping) {
        long began = System.nanoTime();
        while (!stopping.getAsBoolean() && System.nanoTime() - began < TURN.toNanos()) {
            EndpointRepository.Row row = endpoints.get(id);
            Health health = row.health();
            Instant now = clock.instant();
            if (health.endedAt() != null) {
                notifications.bury(id, "the endpoint has ended: its receiver answered 410", now);
                return Optional.empty();
            }
            if (health.failures() > 0) {
                notifications.bury(
                        id,
                        now.minus(schedule.longest()).minus(BURIAL_MARGIN),
                        "the receiver was away for too long",
                        now);
            }
            if (health.isPaused(now)) {
                return Optional.ofNullable(health.pausedUntil());
            }
            Pace pace = paces.computeIfAbsent(id, _ -> new Pace());
            if (pace.free() == 0 || late.get() >= (health.failures() > 0 ? MOST_LATE : 2 * MOST_LATE)) {
                return Optional.of(now.plus(PATIENCE));
            }
            List<Waiting> due = notifications.due(id, now, health.isProbing(breaker) ? 1 : BATCH);
            if (due.isEmpty()) {
                return Optional.empty();
            }
            send(row, readdressing.stillTold(row.endpoint(), due), pace);
        }
        return Optional.empty();
    }

    /** How many requests are out whose answers are awaited apart from their tasks. */
    int underWay() {
        return late.get();
    }

    private void send(EndpointRepository.Row row, List<Waiting> told, Pace pace) {
        Endpoint endpoint = row.endpoint();
        Health health = row.health();
        Signing signing = secrets.of(endpoint, clock.instant());
        Burst burst = new Burst(
                told,
                health.allowance(breaker),
                pace,
                each -> webhook.send(endpoint, signing, each),
                (notification, attempt) -> cameLate(endpoint, new Burst.Answered(notification, attempt)));
        Burst.Result result = burst.run(health.failures() > 0 ? PATIENCE_WITH_DOUBTFUL : PATIENCE);
        late.addAndGet(result.late().size());
        record(endpoint, health, result.answered());
        if (!result.late().isEmpty()) {
            notifications.lease(
                    endpoint.id(),
                    result.late(),
                    clock.instant().plus(properties.timeout()).plus(LEASE_MARGIN));
        }
    }

    private void cameLate(Endpoint endpoint, Burst.Answered answered) {
        try {
            record(endpoint, Health.UNKNOWN, List.of(answered));
            if (answered.attempt().isAccepted()) {
                tasks.runAt(DeliveryTask.NAME, endpoint.id().toString(), clock.instant());
            }
        } catch (RuntimeException e) {
            log.warn("A late answer of {} could not be written down; the notification is sent again", endpoint, e);
        } finally {
            late.decrementAndGet();
        }
    }

    private void record(Endpoint endpoint, Health known, List<Burst.Answered> answered) {
        Instant now = clock.instant();
        List<Outcome> outcomes = answered.stream()
                .filter(each -> !each.attempt().isBrokenOff())
                .map(each ->
                        Outcome.of(each.notification(), each.attempt(), now, schedule, properties.longestRetryAfter()))
                .toList();
        if (outcomes.isEmpty()) {
            return;
        }
        if (known.equals(Health.GOOD) && outcomes.stream().allMatch(Outcome::isDelivered)) {
            notifications.record(endpoint.id(), outcomes);
            return;
        }
        transaction.executeWithoutResult(_ -> {
            Health before = endpoints.hold(endpoint.id()).health();
            Health after = after(before, outcomes, now);
            if (!after.equals(before)) {
                endpoints.save(endpoint.id(), after);
                log(endpoint, before, after);
            }
            notifications.record(endpoint.id(), outcomes);
        });
        log(endpoint, outcomes);
    }

    private Health after(Health before, List<Outcome> outcomes, Instant now) {
        Health after = before;
        int failures = 0;
        for (Outcome each : outcomes) {
            failures = each.isDelivered() ? 0 : failures + 1;
            if (each.isDelivered()) {
                after = after.succeeded();
            }
        }
        if (failures > 0) {
            after = after.failed(failures, now, breaker);
        }
        for (Outcome each : outcomes) {
            if (each.isGone()) {
                after = after.ended(now);
            } else if (each.pause() != null) {
                after = after.paused(each.pause());
            }
        }
        return after;
    }

    private static void log(Endpoint endpoint, Health before, Health after) {
        if (after.endedAt() != null && before.endedAt() == null) {
            log.warn("{} answered 410: nothing is sent there until the endpoint is opened again", endpoint);
        } else if (after.openings() > before.openings()) {
            log.warn(
                    "{} failed {} times in a row: nothing is sent there until {}, then a single probe",
                    endpoint,
                    after.failures(),
                    after.pausedUntil());
        } else if (before.openings() > 0 && after.openings() == 0) {
            log.info("{} answers again: everything that waits for it is sent", endpoint);
        }
    }

    private static void log(Endpoint endpoint, List<Outcome> outcomes) {
        for (NotificationState state : List.of(NotificationState.WAITING, NotificationState.DEAD)) {
            List<Outcome> failed =
                    outcomes.stream().filter(each -> each.state() == state).toList();
            if (!failed.isEmpty()) {
                Outcome first = failed.getFirst();
                log.warn(
                        "{} notifications to {} failed, the first one ({}): {}; {}",
                        failed.size(),
                        endpoint,
                        first.notification().id(),
                        first.failure(),
                        state == NotificationState.DEAD
                                ? "that was the last attempt: they are dead letters and can be replayed"
                                : "they are sent again, the first one at " + first.next());
            }
        }
    }
}
