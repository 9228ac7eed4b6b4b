package dev.archway.server.access;

import dev.archway.server.access.CallbackTargets.Occasion;
import dev.archway.server.access.CallbackTargets.Target;
import dev.archway.server.access.CallbackTargets.Told;
import dev.archway.server.platform.Columns;
import dev.archway.server.shared.CompanyId;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Where partners are called back: the table of their registered addresses, and what follows from it and from the pairings. */
@Repository
class CallbackRepository {

    private final JdbcClient jdbc;

    CallbackRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void save(String partnerId, String url, Set<CallbackEvent> events, Instant now) {
        jdbc.sql("""
                        insert into partner_callback (partner_id, url, events, created_at)
                        values (:partner, :url, :events, :now)
                        on conflict (partner_id, md5(url)) do update set events = excluded.events""")
                .param("partner", partnerId)
                .param("url", url)
                .param("events", events.stream().map(CallbackEvent::wire).toArray(String[]::new))
                .param("now", Columns.utc(now))
                .update();
    }

    boolean remove(String partnerId, String url) {
        return jdbc.sql("delete from partner_callback where partner_id = :partner and url = :url")
                        .param("partner", partnerId)
                        .param("url", url)
                        .update()
                > 0;
    }

    List<PartnerCallbacks.Callback> registered() {
        return jdbc.sql("select partner_id, url, events from partner_callback order by partner_id, created_at, url")
                .query((row, number) -> new PartnerCallbacks.Callback(
                        row.getString("partner_id"), URI.create(row.getString("url")), events(row)))
                .list();
    }

    List<Told> targets(Collection<Occasion> occasions) {
        return jdbc.sql("""
                        select asked.company_id, asked.event, p.id as partner_id, told.url
                        from unnest(cast(:companies as bigint[]), cast(:events as text[])) as asked (company_id, event)
                        cross join lateral (
                            select distinct partner_id from pairing where company_id = asked.company_id) as paired
                        join partner p on p.id = paired.partner_id and p.deactivated_at is null
                        cross join lateral (
                            select p.callback_url as url where p.callback_url is not null
                            union
                            select c.url from partner_callback c
                            where c.partner_id = p.id and asked.event = any (c.events)
                            union
                            select a.callback_url from pairing a
                            where a.company_id = asked.company_id and a.partner_id = p.id
                              and a.callback_url is not null and p.callback_url is null
                              and not exists (select from partner_callback c where c.partner_id = p.id)) as told
                        order by p.id, told.url""")
                .param(
                        "companies",
                        occasions.stream()
                                .map(each -> each.company().toString())
                                .toArray(String[]::new))
                .param(
                        "events",
                        occasions.stream().map(each -> each.event().wire()).toArray(String[]::new))
                .query((row, number) -> new Told(
                        new Target(
                                row.getString("partner_id"),
                                new CompanyId(row.getLong("company_id")),
                                URI.create(row.getString("url"))),
                        CallbackEvent.of(row.getString("event"))))
                .list();
    }

    private static Set<CallbackEvent> events(ResultSet row) throws SQLException {
        return Arrays.stream((String[]) row.getArray("events").getArray())
                .map(CallbackEvent::of)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(CallbackEvent.class)));
    }
}
