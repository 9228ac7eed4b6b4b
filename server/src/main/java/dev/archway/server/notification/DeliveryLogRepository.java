package dev.archway.server.notification;

import dev.archway.server.access.CallbackEvent;
import dev.archway.server.platform.Columns;
import dev.archway.server.shared.CompanyId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Notifications and attempts as they are looked at, sent again, and cleared away. */
@Repository
class DeliveryLogRepository {

    private static final int AT_ONCE = 10_000;

    private final JdbcClient jdbc;

    DeliveryLogRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A notification and its place in the order in which they were made. */
    record Row(long sequence, CompanyId company, LoggedNotification notification) {}

    /** How many of an endpoint's wait, and how many are dead. */
    record Counts(long waiting, long dead) {

        static final Counts NONE = new Counts(0, 0);
    }

    /** Newest first, those made before a place in the order. */
    List<Row> list(Selection selection, @Nullable Long before, int most) {
        Where where = where(selection);
        if (before != null) {
            where.and("sequence < :sequence", "sequence", before);
        }
        return jdbc.sql("select * from notification where " + where.sql() + " order by sequence desc limit :most")
                .params(where.parameters)
                .param("most", most)
                .query((row, number) -> row(row))
                .list();
    }

    /** By its id alone: company by company, because the table's key leads with the company. */
    Optional<Row> find(UUID id) {
        return jdbc.sql("""
                        select n.* from company c
                        join notification n on n.company_id = c.id and n.id = :id""").param("id", id).query((row, number) -> row(row)).optional();
    }

    List<LoggedAttempt> attempts(CompanyId company, UUID id) {
        return jdbc.sql("""
                        select * from notification_attempt
                        where company_id = :company and notification_id = :id
                        order by number""")
                .param("company", company.value())
                .param("id", id)
                .query((row, number) -> new LoggedAttempt(
                        row.getInt("number"),
                        Columns.instant(row, "at"),
                        row.getLong("micros") / 1000,
                        row.getString("request"),
                        Columns.intOrNull(row, "status"),
                        row.getString("response"),
                        row.getString("response_body"),
                        row.getString("failure")))
                .list();
    }

    Map<UUID, Counts> counts() {
        Map<UUID, Counts> counts = new LinkedHashMap<>();
        jdbc.sql("""
                        select endpoint_id, count(*) filter (where state = 'WAITING') as waiting,
                               count(*) filter (where state = 'DEAD') as dead
                        from notification where state in ('WAITING', 'DEAD')
                        group by endpoint_id""").query(row -> {
            counts.put(Columns.uuid(row, "endpoint_id"), new Counts(row.getLong("waiting"), row.getLong("dead")));
        });
        return counts;
    }

    /** The endpoints of ended notifications that can be sent again, always in the same order. */
    List<UUID> endpointsOf(Selection selection) {
        Where where = where(selection);
        return jdbc.sql("""
                        select e.id from notification_endpoint e
                        where e.ended_at is null and exists (
                            select from notification where endpoint_id = e.id and state <> 'WAITING' and %s)
                        order by e.url, e.partner_id""".formatted(where.sql()))
                .params(where.parameters)
                .query((row, number) -> Columns.uuid(row, "id"))
                .list();
    }

    /** What has ended of the selection waits again. Whoever calls holds the endpoint. */
    int revive(Selection selection, UUID endpoint, Instant now) {
        Where where = where(selection);
        where.and("endpoint_id = :held", "held", endpoint);
        return jdbc.sql("""
                        update notification
                        set state = 'WAITING', tries = 0, next_attempt_at = :now, waiting_since = :now, ended_at = null
                        where state <> 'WAITING' and %s""".formatted(where.sql()))
                .params(where.parameters)
                .param("now", Columns.utc(now))
                .update();
    }

    /** This one waits, again or still, and is due at once. */
    void revive(Row row, Instant now) {
        jdbc.sql("""
                        update notification
                        set state = 'WAITING', tries = 0, next_attempt_at = :now, waiting_since = :now, ended_at = null
                        where company_id = :company and id = :id""")
                .param("company", row.company().value())
                .param("id", row.notification().id())
                .param("now", Columns.utc(now))
                .update();
    }

    /** Clears away what ended, and what was attempted, before that time; some at once, so that nobody waits for it. */
    int sweep(Instant before) {
        return some("""
                        delete from notification_attempt where (company_id, notification_id, number) in (
                            select company_id, notification_id, number from notification_attempt where at < :before limit :most)""", before) + some("""
                        delete from notification where (company_id, id) in (
                            select company_id, id from notification where created_at < :before and ended_at < :before limit :most)""", before);
    }

    private int some(String sql, Instant before) {
        int all = 0;
        int gone = AT_ONCE;
        while (gone == AT_ONCE) {
            gone = jdbc.sql(sql)
                    .param("before", Columns.utc(before))
                    .param("most", AT_ONCE)
                    .update();
            all += gone;
        }
        return all;
    }

    private static Where where(Selection selection) {
        Where where = new Where();
        where.and("partner_id = :partner", "partner", selection.partner());
        where.and(
                "company_id = :company",
                "company",
                selection.company() == null ? null : selection.company().value());
        where.and("endpoint_id = :endpoint", "endpoint", selection.endpoint());
        where.and(
                "state = '" + selection.state() + "'", // as a constant, so that a partial index is found
                "state",
                selection.state() == null ? null : selection.state().name());
        where.and("created_at >= :from", "from", Columns.utc(selection.from()));
        where.and("created_at < :before", "before", Columns.utc(selection.before()));
        where.and(
                """
                exists (select from orders o
                        where o.company_id = notification.company_id and o.id = notification.order_id and o.doctor_id = :doctor)""",
                "doctor",
                selection.doctor() == null ? null : selection.doctor().value());
        return where;
    }

    private static Row row(ResultSet row) throws SQLException {
        boolean waits = row.getString("state").equals(NotificationState.WAITING.name());
        return new Row(
                row.getLong("sequence"),
                new CompanyId(row.getLong("company_id")),
                new LoggedNotification(
                        Columns.uuid(row, "id"),
                        CallbackEvent.of(row.getString("event")).wire(),
                        row.getLong("company_id"),
                        row.getString("partner_id"),
                        Columns.uuid(row, "endpoint_id"),
                        row.getLong("order_id"),
                        Columns.uuid(row, "rx_id"),
                        row.getInt("revision"),
                        NotificationState.valueOf(row.getString("state")).wire(),
                        row.getInt("attempts"),
                        Columns.instant(row, "created_at"),
                        waits ? Columns.instant(row, "next_attempt_at") : null,
                        Columns.instantOrNull(row, "ended_at"),
                        Columns.intOrNull(row, "last_status"),
                        row.getString("last_failure")));
    }

    /** Conditions that all apply; one without a value does not count. */
    private static final class Where {

        private final List<String> conditions = new ArrayList<>(List.of("true"));
        private final Map<String, Object> parameters = new LinkedHashMap<>();

        void and(String condition, String name, @Nullable Object value) {
            if (value != null) {
                conditions.add(condition);
                parameters.put(name, value);
            }
        }

        String sql() {
            return String.join(" and ", conditions);
        }
    }
}
