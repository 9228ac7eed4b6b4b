package dev.archway.server.notification;

import dev.archway.server.access.CallbackEvent;
import dev.archway.server.access.CallbackTargets.Occasion;
import dev.archway.server.order.RevisionReady;
import dev.archway.server.platform.Columns;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.RxId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The outbox: what waits, and what came of it. */
@Repository
class NotificationRepository {

    /** An attempt that counts: of one that waits still, or a success of one that was buried while it was under way. */
    private static final String COUNTS =
            "n.endpoint_id = :endpoint and (n.state = 'WAITING' or n.state = 'DEAD' and o.state = 'DELIVERED')";

    private final JdbcClient jdbc;

    NotificationRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds a notification that is due at once; one that is there for the same revision, partner, company and address stays alone. */
    void add(RevisionReady ready, CallbackEvent event, CompanyId company, Endpoint endpoint, Instant now) {
        jdbc.sql("""
                        insert into notification (company_id, id, endpoint_id, partner_id, order_id, rx_id, revision, event, state,
                                                  next_attempt_at, created_at, waiting_since)
                        values (:company, :id, :endpoint, :partner, :order, :rx, :revision, :event, 'WAITING', :now, :now, :now)
                        on conflict (company_id, order_id, revision, partner_id, endpoint_id) do nothing""")
                .param("company", company.value())
                .param("id", UUID.randomUUID())
                .param("endpoint", endpoint.id())
                .param("partner", endpoint.partnerId())
                .param("order", ready.order().value())
                .param("rx", ready.rx().value())
                .param("revision", ready.revision())
                .param("event", event.wire())
                .param("now", Columns.utc(now))
                .update();
    }

    /** What is due for an endpoint: what has been due for longest first, which for first attempts is the oldest first. */
    List<Waiting> due(UUID endpoint, Instant now, int most) {
        return jdbc.sql("""
                        select company_id, id, rx_id, event, tries from notification
                        where endpoint_id = :endpoint and state = 'WAITING' and next_attempt_at <= :now
                        order by next_attempt_at, sequence limit :most""")
                .param("endpoint", endpoint)
                .param("now", Columns.utc(now))
                .param("most", most)
                .query((row, number) -> new Waiting(
                        new CompanyId(row.getLong("company_id")),
                        Columns.uuid(row, "id"),
                        new RxId(Columns.uuid(row, "rx_id")),
                        CallbackEvent.of(row.getString("event")),
                        row.getInt("tries")))
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

    /**
     * Writes attempts down and what follows from them, in one statement. One whose notification has meanwhile moved to another endpoint, or has ended, is an attempt
     * and nothing more.
     */
    void record(UUID endpoint, List<Outcome> outcomes) {
        jdbc.sql("""
                        with o as (
                            select * from unnest(
                                cast(:companies as bigint[]), cast(:ids as uuid[]), cast(:states as text[]), cast(:tries as int[]),
                                cast(:failures as text[]), cast(:ats as timestamptz[]), cast(:nexts as timestamptz[]),
                                cast(:sent as timestamptz[]), cast(:micros as bigint[]), cast(:requests as text[]),
                                cast(:statuses as int[]), cast(:responses as text[]), cast(:bodies as text[]))
                            as o (company_id, id, state, tries, failure, at, next, sent, micros, request, status, response, body)),
                        counted as (
                            update notification n
                            set attempts = n.attempts + 1, last_status = o.status, last_failure = o.failure, last_attempt_at = o.sent,
                                state = case when %1$s then o.state else n.state end,
                                tries = case when %1$s then o.tries else n.tries end,
                                next_attempt_at = case when %1$s
                                                       then coalesce(o.next, n.next_attempt_at) else n.next_attempt_at end,
                                ended_at = case when %1$s and o.state <> 'WAITING'
                                                then o.at else n.ended_at end
                            from o
                            where n.company_id = o.company_id and n.id = o.id
                            returning n.company_id, n.id, n.attempts)
                        insert into notification_attempt (company_id, notification_id, number, at, micros, request, status, response,
                                                          response_body, failure)
                        select o.company_id, o.id, counted.attempts, o.sent, o.micros, o.request, o.status, o.response, o.body, o.failure
                        from o join counted on counted.company_id = o.company_id and counted.id = o.id""".formatted(COUNTS))
                .param("endpoint", endpoint)
                .param("companies", column(outcomes, each -> each.notification().company()))
                .param("ids", column(outcomes, each -> each.notification().id()))
                .param("states", column(outcomes, Outcome::state))
                .param("tries", column(outcomes, Outcome::tries))
                .param("failures", column(outcomes, Outcome::failure))
                .param("ats", column(outcomes, Outcome::at))
                .param("nexts", column(outcomes, Outcome::next))
                .param("sent", column(outcomes, each -> each.attempt().at()))
                .param("micros", column(outcomes, each -> each.attempt().took().toNanos() / 1000))
                .param("requests", column(outcomes, each -> each.attempt().request()))
                .param("statuses", column(outcomes, ofReply(Reply::status)))
                .param("responses", column(outcomes, ofReply(Reply::head)))
                .param("bodies", column(outcomes, ofReply(Reply::body)))
                .update();
    }

    /** Those are under way still: unless an answer comes they are due again at that time, whatever becomes of this process. */
    void lease(UUID endpoint, List<Waiting> sent, Instant until) {
        jdbc.sql("""
                        update notification n set next_attempt_at = :until
                        from unnest(cast(:companies as bigint[]), cast(:ids as uuid[]), cast(:tries as int[])) as s (company_id, id, tries)
                        where n.company_id = s.company_id and n.id = s.id and n.state = 'WAITING' and n.endpoint_id = :endpoint
                          and n.tries = s.tries""") // an answer that was quicker than this counts one more
                .param("until", Columns.utc(until))
                .param("companies", column(sent, Waiting::company))
                .param("ids", column(sent, Waiting::id))
                .param("tries", column(sent, Waiting::tries))
                .param("endpoint", endpoint)
                .update();
    }

    /** Everything that waits for an endpoint is dead. */
    int bury(UUID endpoint, String reason, Instant now) {
        return bury(endpoint, Instant.MAX, reason, now);
    }

    /** Whatever has waited for an endpoint since before that time is dead. */
    int bury(UUID endpoint, Instant waitingSinceBefore, String reason, Instant now) {
        return jdbc.sql("""
                        update notification set state = 'DEAD', ended_at = :now, last_failure = :reason
                        where endpoint_id = :endpoint and state = 'WAITING' and (:all or waiting_since < :before)""")
                .param("now", Columns.utc(now))
                .param("reason", reason)
                .param("endpoint", endpoint)
                .param("all", waitingSinceBefore.equals(Instant.MAX))
                .param(
                        "before",
                        waitingSinceBefore.equals(Instant.MAX) ? Columns.utc(now) : Columns.utc(waitingSinceBefore))
                .update();
    }

    /** What a partner's notifications that wait are about, of one company or of all. */
    List<Occasion> waiting(String partnerId, @Nullable CompanyId company) {
        return jdbc.sql("""
                        select distinct company_id, event from notification
                        where partner_id = :partner and state = 'WAITING' and (cast(:company as bigint) is null or company_id = :company)""")
                .param("partner", partnerId)
                .param("company", company == null ? null : company.value())
                .query((row, number) -> new Occasion(
                        new CompanyId(row.getLong("company_id")), CallbackEvent.of(row.getString("event"))))
                .list();
    }

    /**
     * What waits for an address that is not told any more goes to this one, unless it has the same already. What goes is due at once, and its attempts begin anew.
     *
     * @param told the endpoints that are told, {@code to} among them
     */
    int move(String partnerId, Occasion occasion, Collection<Endpoint> told, Endpoint to, Instant now) {
        return jdbc.sql("""
                        update notification n
                        set endpoint_id = :to, next_attempt_at = :now, waiting_since = :now, tries = 0
                        where n.company_id = :company and n.sequence in (
                            select min(w.sequence) from notification w
                            where w.company_id = :company and w.partner_id = :partner and w.event = :event and w.state = 'WAITING'
                              and w.endpoint_id <> all (cast(:told as uuid[]))
                              and not exists (select from notification other
                                              where other.company_id = w.company_id and other.order_id = w.order_id
                                                and other.revision = w.revision and other.partner_id = w.partner_id
                                                and other.endpoint_id = :to)
                            group by w.order_id, w.revision)""")
                .param("to", to.id())
                .param("now", Columns.utc(now))
                .param("company", occasion.company().value())
                .param("partner", partnerId)
                .param("event", occasion.event().wire())
                .param("told", column(List.copyOf(told), Endpoint::id))
                .update();
    }

    /** What still waits for an address that is not told any more is not sent. */
    int drop(String partnerId, Occasion occasion, Collection<Endpoint> told, Instant now) {
        return jdbc.sql("""
                        update notification
                        set state = 'DROPPED', ended_at = :now, last_failure = :reason
                        where company_id = :company and partner_id = :partner and event = :event and state = 'WAITING'
                          and endpoint_id <> all (cast(:told as uuid[]))""")
                .param("now", Columns.utc(now))
                .param("reason", told.isEmpty() ? "nobody is told any more" : "told at the partner's other addresses")
                .param("company", occasion.company().value())
                .param("partner", partnerId)
                .param("event", occasion.event().wire())
                .param("told", column(List.copyOf(told), Endpoint::id))
                .update();
    }

    private static Function<Outcome, @Nullable Object> ofReply(Function<Reply, Object> value) {
        return outcome -> {
            Reply reply = outcome.reply();
            return reply == null ? null : value.apply(reply);
        };
    }

    /** One column of a batch as texts, which PostgreSQL turns into arrays of any type. */
    private static <T> @Nullable String[] column(List<T> rows, Function<T, @Nullable Object> value) {
        return rows.stream()
                .map(value)
                .map(each -> Objects.toString(each, null))
                .toArray(String[]::new);
    }
}
