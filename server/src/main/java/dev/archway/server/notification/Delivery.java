package dev.archway.server.notification;

import dev.archway.server.access.CallbackTargets;
import dev.archway.server.notification.Webhook.Failed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Sends what is due for an endpoint, oldest first. Each is sent at least once; one that fails waits for its next attempt and does not hold up those behind it. */
@Component
class Delivery {

    private static final Logger log = LoggerFactory.getLogger(Delivery.class);
    private static final int BATCH = 100;
    private static final double JITTER = 0.2;

    private final EndpointRepository endpoints;
    private final NotificationRepository notifications;
    private final CallbackTargets targets;
    private final Webhook webhook;
    private final NotificationProperties properties;
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
        this.properties = properties;
        this.clock = clock;
    }

    /** Until nothing is due, or the endpoint counts as broken. */
    void drain(UUID id) {
        Endpoint endpoint = endpoints.get(id);
        while (!endpoint.isPaused(clock.instant())) {
            List<Waiting> due = notifications.due(id, clock.instant(), BATCH);
            if (due.isEmpty()) {
                return;
            }
            endpoint = send(endpoint, due);
        }
    }

    private Endpoint send(Endpoint start, List<Waiting> due) {
        Endpoint endpoint = start;
        List<Waiting> delivered = new ArrayList<>();
        try {
            for (Waiting notification : due) {
                if (notification.attempts() > 0 && !isStillTold(endpoint, notification)) {
                    notifications.givenUp(notification, "no longer paired", clock.instant());
                    continue;
                }
                try {
                    webhook.send(endpoint.url(), notification);
                    delivered.add(notification);
                    endpoint = works(endpoint);
                } catch (Failed e) {
                    failed(endpoint, notification, e.reason());
                    endpoint = fails(endpoint);
                    if (endpoint.isPaused(clock.instant())) {
                        break;
                    }
                }
            }
        } finally {
            if (!delivered.isEmpty()) {
                notifications.delivered(delivered, clock.instant());
            }
        }
        return endpoint;
    }

    /** Whoever has been unpaired since is told no more. */
    private boolean isStillTold(Endpoint endpoint, Waiting notification) {
        return targets.of(notification.company()).stream()
                .anyMatch(target -> target.partnerId().equals(notification.partnerId())
                        && target.url().equals(endpoint.url()));
    }

    private void failed(Endpoint endpoint, Waiting notification, String why) {
        Instant now = clock.instant();
        int attempts = notification.attempts();
        if (attempts >= properties.retrySchedule().size()) {
            log.error(
                    "notification {} to {} is given up after {} attempts: {}; its receiver finds the scan by polling only",
                    notification.id(),
                    endpoint.url().getHost(),
                    attempts + 1,
                    why);
            notifications.givenUp(notification, why, now);
            return;
        }
        Duration pause = properties.retrySchedule().get(attempts);
        double factor = 1 - JITTER + 2 * JITTER * ThreadLocalRandom.current().nextDouble();
        Instant next = now.plusMillis(Math.round(pause.toMillis() * factor));
        log.warn(
                "notification {} to {} failed: {}; attempt {} of {} follows at {}",
                notification.id(),
                endpoint.url().getHost(),
                why,
                attempts + 2,
                properties.retrySchedule().size() + 1,
                next);
        notifications.failed(notification, why, next);
    }

    private Endpoint works(Endpoint endpoint) {
        if (endpoint.failures() == 0) {
            return endpoint;
        }
        endpoints.state(endpoint.id(), 0, null);
        if (endpoint.failures() >= properties.brokenAfter()) {
            notifications.dueNow(endpoint.id(), clock.instant());
        }
        return new Endpoint(endpoint.id(), endpoint.url(), 0, null);
    }

    private Endpoint fails(Endpoint endpoint) {
        int failures = endpoint.failures() + 1;
        Instant until = null;
        if (failures >= properties.brokenAfter()) {
            long millis = properties.pause().toMillis() << Math.min(failures - properties.brokenAfter(), 20);
            until = clock.instant()
                    .plusMillis(Math.min(millis, properties.longestPause().toMillis()));
        }
        endpoints.state(endpoint.id(), failures, until);
        return new Endpoint(endpoint.id(), endpoint.url(), failures, until);
    }
}
