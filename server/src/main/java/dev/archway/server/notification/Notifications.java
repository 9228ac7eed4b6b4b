package dev.archway.server.notification;

import dev.archway.server.notification.DeliveryLogRepository.Row;
import dev.archway.server.platform.Tasks;
import dev.archway.server.shared.Conflict;
import dev.archway.server.shared.NotFound;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who was told of what, attempt by attempt, and how to tell them again. A replay keeps the {@code webhook-id}: whoever has it already can know that. */
@Service
public class Notifications {

    public static final int LARGEST_PAGE = 1000;

    private final DeliveryLogRepository log;
    private final EndpointRepository endpoints;
    private final Tasks tasks;
    private final Clock clock;

    Notifications(DeliveryLogRepository log, EndpointRepository endpoints, Tasks tasks, Clock clock) {
        this.log = log;
        this.endpoints = endpoints;
        this.tasks = tasks;
        this.clock = clock;
    }

    /** A notification with every attempt that the log still has. */
    public record Traced(LoggedNotification notification, List<LoggedAttempt> attempts) {}

    /** Newest first. */
    public LoggedNotification.Page list(Selection selection, @Nullable Long before, int pageSize) {
        List<Row> rows = log.list(selection, before, pageSize);
        return new LoggedNotification.Page(
                rows.stream().map(Row::notification).toList(),
                rows.size() < pageSize ? null : rows.getLast().sequence());
    }

    public Traced get(UUID id) {
        Row row = row(id);
        return new Traced(row.notification(), log.attempts(row.company(), id));
    }

    /** Sends one again, whatever became of it, and one that waits at once; its attempts begin anew. */
    @Transactional
    public LoggedNotification replay(UUID id) {
        UUID endpoint = row(id).notification().endpointId();
        if (endpoints.hold(endpoint).health().endedAt() != null) {
            throw Conflict.because(
                    "ENDPOINT_ENDED",
                    "The receiver of notification " + id + " answered 410, so endpoint " + endpoint
                            + " has ended; open it first.");
        }
        log.revive(row(id), now());
        tasks.runAt(DeliveryTask.NAME, endpoint.toString(), now());
        return row(id).notification();
    }

    /** Sends again whatever has ended of the selection; how many that are. Endpoints that have ended are left out. */
    @Transactional
    public int replay(Selection selection) {
        int all = 0;
        for (UUID endpoint : log.endpointsOf(selection)) {
            endpoints.hold(endpoint);
            all += log.revive(selection, endpoint, now());
            tasks.runAt(DeliveryTask.NAME, endpoint.toString(), now());
        }
        return all;
    }

    private Row row(UUID id) {
        return log.find(id)
                .orElseThrow(
                        () -> NotFound.because("NOTIFICATION_NOT_FOUND", "There is no notification " + id + " here."));
    }

    private Instant now() {
        return clock.instant();
    }
}
