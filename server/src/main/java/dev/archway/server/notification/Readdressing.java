package dev.archway.server.notification;

import dev.archway.server.access.CallbackTargets;
import dev.archway.server.access.CallbackTargets.Occasion;
import dev.archway.server.access.CallbackTargets.Told;
import dev.archway.server.access.CallbacksChanged;
import dev.archway.server.platform.Tasks;
import dev.archway.server.shared.CompanyId;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What waits for an address follows its partner: to the new address, when there is another one by now, and nowhere when nobody is told any more. At once when the
 * addresses change, in the same transaction; and once more before anything is sent, for whatever changed in another way.
 */
@Component
class Readdressing {

    private static final Logger log = LoggerFactory.getLogger(Readdressing.class);

    private final CallbackTargets targets;
    private final EndpointRepository endpoints;
    private final NotificationRepository notifications;
    private final Tasks tasks;
    private final Clock clock;

    Readdressing(
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
    @Transactional
    public void on(CallbacksChanged change) {
        readdress(change.partnerId(), change.company());
    }

    /** Those that the endpoint is still to be told; the others are moved or dropped. */
    @Transactional
    public List<Waiting> stillTold(Endpoint endpoint, List<Waiting> due) {
        Set<Occasion> occasions = due.stream().map(Waiting::occasion).collect(Collectors.toSet());
        Set<Occasion> told = targets.of(occasions).stream()
                .filter(each -> isAt(endpoint, each))
                .map(each -> new Occasion(each.target().company(), each.event()))
                .collect(Collectors.toSet());
        occasions.stream()
                .filter(each -> !told.contains(each))
                .map(Occasion::company)
                .distinct()
                .forEach(company -> readdress(endpoint.partnerId(), company));
        return due.stream().filter(each -> told.contains(each.occasion())).toList();
    }

    private void readdress(String partnerId, @Nullable CompanyId company) {
        Instant now = clock.instant();
        List<Occasion> waiting = notifications.waiting(partnerId, company);
        Set<Told> all = targets.of(waiting);
        for (Occasion occasion : waiting) {
            List<Endpoint> told = all.stream()
                    .filter(each -> each.event() == occasion.event())
                    .map(Told::target)
                    .filter(each ->
                            each.partnerId().equals(partnerId) && each.company().equals(occasion.company()))
                    .map(each -> Endpoint.of(partnerId, each.url()))
                    .sorted(Comparator.comparing(each -> each.url().toString())) // always held in the same order
                    .toList();
            told.forEach(endpoints::hold);
            int moved = 0;
            for (Endpoint endpoint : told) {
                int here = notifications.move(partnerId, occasion, told, endpoint, now);
                if (here > 0) {
                    tasks.runAt(DeliveryTask.NAME, endpoint.id().toString(), now);
                }
                moved += here;
            }
            int dropped = notifications.drop(partnerId, occasion, told, now);
            if (moved + dropped > 0) {
                log.info(
                        "{} of company {}: {} waiting notifications go to another address, {} are dropped",
                        partnerId,
                        occasion.company(),
                        moved,
                        dropped);
            }
        }
    }

    private static boolean isAt(Endpoint endpoint, Told told) {
        UUID there = Endpoint.of(told.target().partnerId(), told.target().url()).id();
        return there.equals(endpoint.id());
    }
}
