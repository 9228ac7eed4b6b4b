package dev.archway.server.sandbox.rest;

import dev.archway.server.notification.LoggedAttempt;
import dev.archway.server.notification.LoggedNotification;
import dev.archway.server.notification.NotificationState;
import dev.archway.server.notification.Notifications;
import dev.archway.server.notification.Selection;
import dev.archway.server.platform.QueryParameters;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.Guid;
import dev.archway.server.shared.Invalid;
import dev.archway.wire.V2;
import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The delivery log, and replays. docs/notifications.md. */
@RestController
@Profile("!production")
class SandboxNotificationsController {

    private static final int USUAL_PAGE = 100;

    private final Notifications notifications;

    SandboxNotificationsController(Notifications notifications) {
        this.notifications = notifications;
    }

    /** Which ones to send again: the failed ones, or all of a span of time; the other fields narrow it down. */
    record Replay(
            @Nullable Boolean failed,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String partner,
            @Nullable Long companyId,
            @Nullable UUID endpointId) {}

    record Replayed(int replayed) {}

    /** A notification and its attempts, oldest first. */
    record Traced(LoggedNotification notification, List<LoggedAttempt> attempts) {}

    @GetMapping("/sandbox/notifications")
    V2<LoggedNotification.Page> list(HttpServletRequest request) {
        QueryParameters query = QueryParameters.of(request);
        String state = query.text("State");
        String endpoint = query.text("EndpointId");
        Selection selection = new Selection(
                query.text("Partner"),
                query.text("CompanyId") == null ? null : new CompanyId(query.number("CompanyId", 1, Long.MAX_VALUE)),
                endpoint == null ? null : Guid.parse("EndpointId", endpoint),
                state == null ? null : NotificationState.of("State", state),
                time(query, "From"),
                time(query, "To"));
        Long before = query.text("Before") == null ? null : query.number("Before", 1, Long.MAX_VALUE);
        int pageSize = query.text("pageSize") == null
                ? USUAL_PAGE
                : Math.toIntExact(query.number("pageSize", 1, Notifications.LARGEST_PAGE));
        return V2.of(notifications.list(selection, before, pageSize));
    }

    @GetMapping("/sandbox/notifications/{id}")
    V2<Traced> get(@PathVariable String id) {
        Notifications.Traced traced = notifications.get(Guid.parse("id", id));
        return V2.of(new Traced(traced.notification(), traced.attempts()));
    }

    @PostMapping("/sandbox/notifications/{id}/replay")
    V2<LoggedNotification> replay(@PathVariable String id) {
        return V2.of(notifications.replay(Guid.parse("id", id)));
    }

    @PostMapping("/sandbox/notifications/replay")
    V2<Replayed> replayAll(@RequestBody Replay replay) {
        boolean failed = Boolean.TRUE.equals(replay.failed());
        if (!failed && replay.from() == null) {
            throw Invalid.missing("From", "the time of the earliest notification, or \"Failed\": true,");
        }
        Long company = replay.companyId();
        Selection selection = new Selection(
                replay.partner(),
                company == null ? null : new CompanyId(company),
                replay.endpointId(),
                null,
                replay.from(),
                replay.to());
        return V2.of(new Replayed(notifications.replay(failed ? selection.failed() : selection)));
    }

    private static @Nullable Instant time(QueryParameters query, String name) {
        String text = query.text(name);
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException _) {
            throw Invalid.field(name, text, "a time such as 2026-01-31T09:30:00Z");
        }
    }
}
