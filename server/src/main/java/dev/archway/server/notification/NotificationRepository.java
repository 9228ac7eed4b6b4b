package dev.archway.server.notification;

import dev.archway.server.access.CallbackTargets.Target;
import dev.archway.server.order.RevisionReady;
import dev.archway.server.platform.Columns;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.RxId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The outbox. */
@Repository
class NotificationRepository {

    private final JdbcClient jdbc;

    NotificationRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds a notification that is due at once; one that is there for the same revision, partner, company and address stays alone. */
    void add(RevisionReady event, Target target, Endpoint endpoint, Instant now) {
        jdbc.sql("""
                        insert into notification (company_id, id, endpoint_id, partner_id, order_id, rx_id, revision, state,
                                                  next_attempt_at, created_at)
                        values (:company, :id, :endpoint, :partner, :order, :rx, :revision, 'WAITING', :now, :now)
                        on conflict (company_id, order_id, revision, partner_id, endpoint_id) do nothing""")
                .param("company", target.company().value())
                .param("id", UUID.randomUUID())
                .param("endpoint", endpoint.id())
                .param("partner", target.partnerId())
                .param("order", event.order().value())
                .param("rx", event.rx().value())
                .param("revision", event.revision())
                .param("now", Columns.utc(now))
                .update();
    }

    /** What is due for an endpoint: what has been due for longest first, which for first attempts is the oldest first. */
    List<Waiting> due(UUID endpoint, Instant now, int most) {
        return jdbc.sql("""
                        select company_id, id, partner_id, rx_id, attempts from notification
                        where endpoint_id = :endpoint and state = 'WAITING' and next_attempt_at <= :now
                        order by next_attempt_at, sequence limit :most""")
                .param("endpoint", endpoint)
                .param("now", Columns.utc(now))
                .param("most", most)
                .query((row, number) -> new Waiting(
                        new CompanyId(row.getLong("company_id")),
                        Columns.uuid(row, "id"),
                        row.getString("partner_id"),
                        new RxId(Columns.uuid(row, "rx_id")),
                        row.getInt("attempts")))
                .list();
    }

    /** When the next one of an endpoint is due; empty when none waits. */
    Optional<Instant> nextDue(UUID endpoint) {
        return jdbc.sql("""
                        select next_attempt_at from notification
                        where endpoint_id = :endpoint and state = 'WAITING'
                        order by next_attempt_at limit 1""")
                .param("endpoint", endpoint)
                .query((row, number) -> Columns.instant(row, "next_attempt_at"))
                .optional();
    }

    /** Writes down what came of a batch, in one statement. */
    void record(List<Outcome> outcomes) {
        jdbc.sql("""
                        update notification n
                        set state = o.state, attempts = o.attempts, last_status = o.status, last_failure = o.failure,
                            last_attempt_at = case when o.state = 'DROPPED' then n.last_attempt_at else o.at end,
                            next_attempt_at = coalesce(o.next, n.next_attempt_at),
                            ended_at = case when o.state = 'WAITING' then null else o.at end
                        from unnest(cast(:companies as bigint[]), cast(:ids as uuid[]), cast(:states as text[]),
                                    cast(:attempts as int[]), cast(:statuses as int[]), cast(:failures as text[]),
                                    cast(:ats as timestamptz[]), cast(:nexts as timestamptz[]))
                             as o (company_id, id, state, attempts, status, failure, at, next)
                        where n.company_id = o.company_id and n.id = o.id and n.state = 'WAITING'""")
                .param("companies", column(outcomes, each -> each.notification().company()))
                .param("ids", column(outcomes, each -> each.notification().id()))
                .param("states", column(outcomes, Outcome::state))
                .param("attempts", column(outcomes, Outcome::attempts))
                .param("statuses", column(outcomes, Outcome::status))
                .param("failures", column(outcomes, Outcome::failure))
                .param("ats", column(outcomes, Outcome::at))
                .param("nexts", column(outcomes, Outcome::next))
                .update();
    }

    /** One column of a batch as texts, which PostgreSQL turns into arrays of any type. */
    private static @Nullable String[] column(List<Outcome> outcomes, Function<Outcome, @Nullable Object> value) {
        return outcomes.stream()
                .map(value)
                .map(each -> Objects.toString(each, null))
                .toArray(String[]::new);
    }
}
