package dev.archway.server.notification;

import dev.archway.server.access.CallbackEvent;
import dev.archway.server.access.CallbackTargets;
import dev.archway.server.access.CallbackTargets.Target;
import dev.archway.server.order.RevisionReady;
import dev.archway.server.platform.Tasks;
import dev.archway.server.shared.CompanyId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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
    void on(RevisionReady ready) {
        Instant now = clock.instant();
        CallbackEvent event = RevisionEvent.of(ready);
        Set<Endpoint> told = new LinkedHashSet<>();
        for (Target target : toldOf(ready, event)) {
            Endpoint endpoint = Endpoint.of(target.partnerId(), target.url());
            endpoints.hold(endpoint);
            notifications.add(ready, event, target.company(), endpoint, now);
            told.add(endpoint);
        }
        told.forEach(endpoint -> tasks.runAt(DeliveryTask.NAME, endpoint.id().toString(), now));
    }

    /** The clinic's targets and the lab's; always in the same order, for each endpoint is held until the transaction ends. */
    private List<Target> toldOf(RevisionReady ready, CallbackEvent event) {
        List<Target> told = new ArrayList<>(targets.of(ready.company(), event));
        CompanyId lab = ready.lab();
        if (lab != null) {
            told.addAll(targets.of(lab, event));
        }
        told.sort(
                Comparator.comparing((Target target) -> target.url().toString()).thenComparing(Target::partnerId));
        return told;
    }
}
