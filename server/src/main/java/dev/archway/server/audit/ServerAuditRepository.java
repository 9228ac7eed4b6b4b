package dev.archway.server.audit;

import dev.archway.server.account.ServerAct;
import dev.archway.server.platform.Columns;
import dev.archway.server.shared.CompanyId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was done to the server, and the query that reads it together with what was done at all companies. */
@Repository
class ServerAuditRepository {

    private final JdbcClient jdbc;

    ServerAuditRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(ServerAct act, Instant now) {
        jdbc.sql("insert into server_act (at, kind, actor, what, detail) values (:now, :kind, :actor, :what, :detail)")
                .param("now", Columns.utc(now))
                .param("kind", act.kind().name())
                .param("actor", act.actor())
                .param("what", act.what())
                .param("detail", act.detail())
                .update();
    }

    /** Like that of a company: each part gives no more rows than the page may need, and has an index for what can be asked for. */
    List<ServerTrail.Entry> page(AuditQuestion question, long offset, int most) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        List<String> parts = parts(question, parameters);
        if (parts.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("select * from (" + String.join("\nunion all\n", parts) + """
                        ) trail
                        order by at desc, kind, order_id desc, number desc
                        offset :offset limit :most""")
                .params(parameters)
                .param("last", offset + most)
                .param("offset", offset)
                .param("most", most)
                .query(ServerAuditRepository::entry)
                .list();
    }

    private static List<String> parts(AuditQuestion question, Map<String, Object> parameters) {
        AuditQuestion.Kind kind = question.kind();
        List<String> parts = new ArrayList<>();
        if (kind == null || kind == AuditQuestion.Kind.MOVE) {
            parts.add("""
                    (select company_id, at, 'MOVE' as kind, actor, cause as what, order_id, cast(null as int) as revision, detail, number
                     from order_event where %s order by at desc, order_id desc, number desc limit :last)""".formatted(conditions(question, "company_id", parameters)));
        }
        if (kind == null || kind == AuditQuestion.Kind.DOWNLOAD) {
            parts.add("""
                    (select by_company_id, at, 'DOWNLOAD', actor, 'fetched ' || asset, order_id, revision, null, number
                     from download where %s order by at desc, number desc limit :last)""".formatted(conditions(question, "by_company_id", parameters)));
        }
        if (kind == null || (kind != AuditQuestion.Kind.MOVE && kind != AuditQuestion.Kind.DOWNLOAD)) {
            String ofKind = kind == null ? "" : " and kind = '" + kind.name() + "'";
            parts.add("""
                    (select company_id, at, kind, actor, what, cast(null as bigint) as order_id, cast(null as int) as revision, detail, number
                     from company_act where %s order by at desc, number desc limit :last)""".formatted(conditions(question, "company_id", parameters) + ofKind));
            if (question.company() == null) {
                parts.add("""
                        (select cast(null as bigint) as company_id, at, kind, actor, what, cast(null as bigint) as order_id,
                                cast(null as int) as revision, detail, number
                         from server_act where %s order by at desc, number desc limit :last)""".formatted(conditions(question, "null", parameters) + ofKind));
            }
        }
        return parts;
    }

    private static String conditions(AuditQuestion question, String companyColumn, Map<String, Object> parameters) {
        List<String> conditions = new ArrayList<>(List.of("true"));
        if (question.company() != null) {
            conditions.add(companyColumn + " = :company");
            parameters.put("company", question.company().value());
        }
        if (question.actor() != null) {
            conditions.add("split_part(actor, ' with ', 1) = :actor");
            parameters.put("actor", question.actor());
        }
        if (question.times().from() != null) {
            conditions.add("at >= :from");
            parameters.put("from", question.times().from().atOffset(ZoneOffset.UTC));
        }
        if (question.times().before() != null) {
            conditions.add("at < :before");
            parameters.put("before", question.times().before().atOffset(ZoneOffset.UTC));
        }
        return String.join(" and ", conditions);
    }

    private static ServerTrail.Entry entry(ResultSet row, int number) throws SQLException {
        Long company = Columns.longOrNull(row, "company_id");
        return new ServerTrail.Entry(
                company == null ? null : new CompanyId(company), AuditRepository.entry(row, number));
    }
}
