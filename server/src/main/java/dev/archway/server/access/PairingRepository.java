package dev.archway.server.access;

import dev.archway.server.platform.Columns;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.UserId;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of pairings: partner, user and company, and where to call back. */
@Repository
class PairingRepository {

    private final JdbcClient jdbc;

    PairingRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Makes the pairing or finds it, and holds its row until the transaction ends. A callback URL replaces the earlier one; null keeps it. */
    void hold(String partnerId, UserId user, CompanyId company, @Nullable String callbackUrl, Instant now) {
        jdbc.sql("""
                        insert into pairing (company_id, partner_id, user_id, callback_url, created_at)
                        values (:company, :partner, :user, :callback, :now)
                        on conflict (company_id, partner_id, user_id) do update
                        set callback_url = coalesce(excluded.callback_url, pairing.callback_url)""")
                .param("company", company.value())
                .param("partner", partnerId)
                .param("user", user.value())
                .param("callback", callbackUrl)
                .param("now", Timestamp.from(now))
                .update();
    }

    /** The companies that the user has paired the partner with. */
    Set<CompanyId> companies(String partnerId, UserId user) {
        return jdbc.sql("select company_id from pairing where user_id = :user and partner_id = :partner")
                .param("user", user.value())
                .param("partner", partnerId)
                .query((row, number) -> new CompanyId(row.getLong("company_id")))
                .set();
    }

    /** The pairings of a company, by partner. */
    List<PairedPartner> of(CompanyId company) {
        return jdbc.sql("""
                        select g.partner_id, p.name, u.first_name, u.last_name, g.callback_url, g.created_at
                        from pairing g
                        join partner p on p.id = g.partner_id
                        join person u on u.id = g.user_id
                        where g.company_id = :company
                        order by p.name, g.partner_id, g.created_at""")
                .param("company", company.value())
                .query((row, number) -> new PairedPartner(
                        row.getString("partner_id"),
                        row.getString("name"),
                        (row.getString("first_name") + " " + row.getString("last_name")).strip(),
                        row.getString("callback_url"),
                        Columns.instant(row, "created_at")))
                .list();
    }

    /** Forgets every user's pairing of that partner with that company, callback URLs included. */
    int forget(String partnerId, CompanyId company) {
        return jdbc.sql("delete from pairing where company_id = :company and partner_id = :partner")
                .param("company", company.value())
                .param("partner", partnerId)
                .update();
    }
}
