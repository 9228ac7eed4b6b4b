package dev.archway.server.notification;

import dev.archway.server.access.CallbackTargets;
import dev.archway.server.access.CallbackTargets.Target;
import dev.archway.server.notification.Outcome.State;
import dev.archway.server.shared.CompanyId;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import java.util.stream.Gatherers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Sends what is due for an endpoint, batch by batch. A notification counts as delivered once the answer of 2xx is written down, so that each arrives at least once;
 * one that fails waits for its next attempt and holds up nobody behind it.
 */
@Component
class Delivery {

    private static final Logger log = LoggerFactory.getLogger(Delivery.class);
    private static final int BATCH = 256;
    private static final int AT_ONCE = 32;

    private final EndpointRepository endpoints;
    private final NotificationRepository notifications;
    private final CallbackTargets targets;
    private final Webhook webhook;
    private final RetrySchedule schedule;
    private final Clock clock;

    Delivery(
            EndpointRepository endpoints,
            NotificationRepository notifications,
            CallbackTargets targets,
            Webhook webhook,
            NotificationProperties properties,
            Clock clock) {
        this.endpoints = endpoints;
        this.notifications = notifications;
        this.targets = targets;
        this.webhook = webhook;
        this.schedule = new RetrySchedule(
                properties.retrySchedule(), () -> ThreadLocalRandom.current().nextDouble());
        this.clock = clock;
    }

    /** Until nothing is due, or the server stops. */
    void drain(UUID id, BooleanSupplier stopping) {
        Endpoint endpoint = endpoints.get(id);
        while (!stopping.getAsBoolean()) {
            List<Waiting> due = notifications.due(id, clock.instant(), BATCH);
            if (due.isEmpty()) {
                return;
            }
            Set<Waiting> told = stillTold(endpoint, due);
            List<Outcome> outcomes = due.stream()
                    .gather(Gatherers.mapConcurrent(
                            AT_ONCE,
                            each -> told.contains(each)
                                    ? send(endpoint, each)
                                    : Outcome.dropped(each, clock.instant())))
                    .toList();
            notifications.record(outcomes);
            log(endpoint, outcomes);
        }
    }

    /** Without those whose pairing has ended or has another address by now. */
    private Set<Waiting> stillTold(Endpoint endpoint, List<Waiting> due) {
        Map<CompanyId, List<Target>> targetsOf = new HashMap<>();
        Set<Waiting> told = new HashSet<>();
        for (Waiting each : due) {
            Target target = new Target(each.partnerId(), each.company(), endpoint.url());
            if (targetsOf.computeIfAbsent(each.company(), targets::of).contains(target)) {
                told.add(each);
            }
        }
        return told;
    }

    private Outcome send(Endpoint endpoint, Waiting notification) {
        return switch (webhook.send(endpoint.url(), notification)) {
            case Answer.Accepted accepted -> Outcome.delivered(notification, accepted.status(), clock.instant());
            case Answer.Failed failed -> Outcome.failed(notification, failed, clock.instant(), schedule);
        };
    }

    private static void log(Endpoint endpoint, List<Outcome> outcomes) {
        for (State state : List.of(State.WAITING, State.DEAD)) {
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
                        state == State.DEAD
                                ? "that was the last attempt, the receiver finds these scans by polling only"
                                : "they are sent again, the first one at " + first.next());
            }
        }
    }
}
