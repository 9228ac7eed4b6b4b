package dev.archway.server.notification;

import dev.archway.server.access.CallbackTargets.Target;
import dev.archway.server.order.RevisionReady;
import dev.archway.server.platform.Columns;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.RxId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class NotificationRepository {

    private final JdbcClient jdbc;

    NotificationRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(RevisionReady event, Target target, Endpoint endpoint, Instant now) {
        jdbc.sql("""
                        insert into notification (company_id, id, endpoint_id, partner_id, order_id, rx_id, revision, state,
                                                  next_attempt_at, created_at)
                        values (:company, :id, :endpoint, :partner, :order, :rx, :revision, 'WAITING', :now, :now)
                        on conflict (company_id, order_id, revision, partner_id, endpoint_id) do nothing
                        """)
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

    /** What is due for an endpoint, oldest first. */
    List<Waiting> due(UUID endpoint, Instant now, int most) {
        return jdbc.sql("""
                        select company_id, id, partner_id, rx_id, attempts from notification
                        where endpoint_id = :endpoint and state = 'WAITING' and next_attempt_at <= :now
                        order by sequence limit :most
                        """)
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
                        select min(next_attempt_at) as next from notification
                        where endpoint_id = :endpoint and state = 'WAITING'
                        """)
                .param("endpoint", endpoint)
                .query((row, number) -> Optional.ofNullable(Columns.instantOrNull(row, "next")))
                .single();
    }

    /** All of an endpoint that wait for a later attempt are due now: it is back. */
    void dueNow(UUID endpoint, Instant now) {
        jdbc.sql("""
                        update notification set next_attempt_at = :now
                        where endpoint_id = :endpoint and state = 'WAITING' and next_attempt_at > :now
                        """).param("endpoint", endpoint).param("now", Columns.utc(now)).update();
    }

    void delivered(List<Waiting> notifications, Instant now) {
        jdbc.sql("""
                        update notification set state = 'DELIVERED', attempts = attempts + 1, ended_at = :now
                        where id = any(:ids) and company_id = any(:companies)
                        """)
                .param("ids", notifications.stream().map(Waiting::id).toArray(UUID[]::new))
                .param(
                        "companies",
                        notifications.stream()
                                .map(each -> each.company().value())
                                .distinct()
                                .toArray(Long[]::new))
                .param("now", Columns.utc(now))
                .update();
    }

    void failed(Waiting notification, String why, Instant next) {
        jdbc.sql("""
                        update notification set attempts = attempts + 1, last_failure = :why, next_attempt_at = :next
                        where company_id = :company and id = :id
                        """)
                .param("company", notification.company().value())
                .param("id", notification.id())
                .param("why", why)
                .param("next", Columns.utc(next))
                .update();
    }

    void givenUp(Waiting notification, String why, Instant now) {
        jdbc.sql("""
                        update notification set state = 'GIVEN_UP', attempts = attempts + 1, last_failure = :why, ended_at = :now
                        where company_id = :company and id = :id
                        """)
                .param("company", notification.company().value())
                .param("id", notification.id())
                .param("why", why)
                .param("now", Columns.utc(now))
                .update();
    }
}
