package dev.archway.server.audit;

import dev.archway.server.account.CompanyAct;
import dev.archway.server.order.OrderFilter;
import dev.archway.server.platform.Columns;
import dev.archway.server.shared.CompanyId;
import dev.archway.wire.AuditTrail;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The acts, and the one query that reads them together with what the orders' history and the log of downloads know. */
@Repository
class AuditRepository {

    private static final String MOVES_OF_CLINIC = "company_id = :company";
    private static final String MOVES_OF_LAB = """
            company_id in (select company_id from clinic_lab where lab_id = :company)
            and exists (select from orders o
                        where o.company_id = e.company_id and o.id = e.order_id and o.lab_id = :company and o.listed_at is not null)""";

    private static final String TIMES =
            "at >= coalesce(cast(:from as timestamptz), '-infinity') and at < coalesce(cast(:before as timestamptz), 'infinity')";

    private final JdbcClient jdbc;

    AuditRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(CompanyAct act, Instant now) {
        jdbc.sql("""
                        insert into company_act (company_id, at, kind, actor, what, detail)
                        values (:company, :now, :kind, :actor, :what, :detail)""")
                .param("company", act.company().value())
                .param("now", Columns.utc(now))
                .param("kind", act.kind().name())
                .param("actor", act.actor())
                .param("what", act.what())
                .param("detail", act.detail())
                .update();
    }

    List<AuditTrail.Entry> ofClinic(CompanyId clinic, OrderFilter times, long offset, int most) {
        return page(MOVES_OF_CLINIC, clinic, times, offset, most);
    }

    List<AuditTrail.Entry> ofLab(CompanyId lab, OrderFilter times, long offset, int most) {
        return page(MOVES_OF_LAB, lab, times, offset, most);
    }

    /** Each part gives no more rows than the page may need, so that the cost is the page's and not the history's. */
    private List<AuditTrail.Entry> page(String moves, CompanyId company, OrderFilter times, long offset, int most) {
        return jdbc.sql("""
                        select at, kind, actor, what, order_id, revision, detail
                        from (
                            (select at, kind, actor, what, cast(null as bigint) as order_id, cast(null as int) as revision, detail, number
                             from company_act where company_id = :company and %1$s order by at desc, number desc limit :last)
                            union all
                            (select at, 'MOVE', actor, cause, order_id, null, detail, number
                             from order_event e where %2$s and %1$s order by at desc, order_id desc, number desc limit :last)
                            union all
                            (select at, 'DOWNLOAD', actor, 'fetched ' || asset, order_id, revision, null, number
                             from download where by_company_id = :company and %1$s order by at desc, number desc limit :last)) trail
                        order by at desc, kind, order_id desc, number desc
                        offset :offset limit :most""".formatted(TIMES, moves))
                .param("company", company.value())
                .param("from", Columns.utc(times.from()))
                .param("before", Columns.utc(times.before()))
                .param("last", offset + most)
                .param("offset", offset)
                .param("most", most)
                .query(AuditRepository::entry)
                .list();
    }

    static AuditTrail.Entry entry(ResultSet row, int number) throws SQLException {
        return new AuditTrail.Entry(
                Columns.instant(row, "at"),
                wire(row.getString("kind")),
                row.getString("actor"),
                row.getString("what"),
                Columns.longOrNull(row, "order_id"),
                Columns.intOrNull(row, "revision"),
                row.getString("detail"));
    }

    private static String wire(String stored) {
        return switch (stored) {
            case "MOVE" -> "Move";
            case "DOWNLOAD" -> "Download";
            default -> wire(CompanyAct.Kind.valueOf(stored));
        };
    }

    static String wire(CompanyAct.Kind kind) {
        return switch (kind) {
            case SIGN_IN -> "SignIn";
            case PAIRING -> "Pairing";
            case SETTING -> "Setting";
            case PATIENT -> "Patient";
            case SHARE -> "Share";
        };
    }
}
