package dev.archway.server.lab;

import dev.archway.server.platform.Columns;
import dev.archway.server.scan.Jaw;
import dev.archway.server.scan.RevisionKey;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.OrderId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MarkRepository {

    private final JdbcClient jdbc;

    MarkRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(RevisionKey key, int number, Mark mark, String actor, Instant at) {
        jdbc.sql("""
                        insert into scan_mark (company_id, order_id, revision, number, jaw, x, y, z, text, actor, at)
                        values (:company, :order, :revision, :number, :jaw, :x, :y, :z, :text, :actor, :at)""")
                .param("company", key.company().value())
                .param("order", key.order().value())
                .param("revision", key.revision())
                .param("number", number)
                .param("jaw", mark.jaw().name())
                .param("x", mark.x())
                .param("y", mark.y())
                .param("z", mark.z())
                .param("text", mark.text())
                .param("actor", actor)
                .param("at", Columns.utc(at))
                .update();
    }

    /** By revision, newest first. */
    List<MarkedRevision> of(CompanyId company, OrderId order) {
        Map<Integer, List<Row>> revisions = jdbc
                .sql("""
                        select revision, jaw, x, y, z, text, actor, at from scan_mark
                        where company_id = :company and order_id = :order
                        order by revision, number""")
                .param("company", company.value())
                .param("order", order.value())
                .query(MarkRepository::row)
                .list()
                .stream()
                .collect(Collectors.groupingBy(row -> row.revision));
        return revisions.values().stream()
                .map(MarkRepository::marked)
                .sorted(Comparator.comparingInt(MarkedRevision::revision).reversed())
                .toList();
    }

    private static MarkedRevision marked(List<Row> rows) {
        Row first = rows.getFirst();
        return new MarkedRevision(
                first.revision,
                first.actor,
                first.at,
                rows.stream().map(row -> row.mark).toList());
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        Mark mark = new Mark(
                Jaw.valueOf(row.getString("jaw")),
                row.getDouble("x"),
                row.getDouble("y"),
                row.getDouble("z"),
                row.getString("text"));
        return new Row(row.getInt("revision"), row.getString("actor"), Columns.instant(row, "at"), mark);
    }

    private record Row(int revision, String actor, Instant at, Mark mark) {}
}
