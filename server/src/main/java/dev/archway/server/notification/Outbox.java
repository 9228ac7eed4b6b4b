package dev.archway.server.notification;

import dev.archway.server.access.CallbackTargets;
import dev.archway.server.access.CallbackTargets.Target;
import dev.archway.server.order.RevisionReady;
import dev.archway.server.platform.Tasks;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Writes down who is to be told of a revision, in the transaction that makes it ready: either both are there after a crash, or neither. DPMS API V2, 4.5.1. */
@Component
class Outbox {

    private final CallbackTargets targets;
    private final EndpointRepository endpoints;
    private final NotificationRepository notifications;
    private final Tasks tasks;
    private final Clock clock;

    Outbox(
            CallbackTargets targets,
            EndpointRepository endpoints,
            NotificationRepository notifications,
            Tasks tasks,
            Clock clock) {
        this.targets = targets;
        this.endpoints = endpoints;
        this.notifications = notifications;
        this.tasks = tasks;
        this.clock = clock;
    }

    @EventListener
    void on(RevisionReady event) {
        List<Target> told = new ArrayList<>(targets.of(event.company()));
        if (event.lab() != null) {
            told.addAll(targets.of(event.lab()));
        }
        // always in the same order, for each endpoint is held until the transaction ends
        told.sort(Comparator.comparing(target -> target.url().toString()));
        Instant now = clock.instant();
        for (Target target : told) {
            Endpoint endpoint = endpoints.lockOrAdd(target.url());
            notifications.add(event, target, endpoint, now);
            tasks.runAt(DeliveryTask.NAME, endpoint.id().toString(), endpoint.notBeforePauseEnds(now));
        }
    }
}
