package dev.archway.server.scan;

import dev.archway.server.platform.Columns;
import dev.archway.server.platform.ObjectNames;
import dev.archway.server.platform.StoredObject;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.OrderId;
import dev.archway.wire.CaptureKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

@Repository
class CaptureRepository implements ObjectNames {

    private final JdbcClient jdbc;

    CaptureRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds a capture unless the same bytes are there as the same kind. */
    void add(CompanyId company, Capture capture, String takenBy) {
        of(company, capture.order(), """
                        insert into screen_capture (company_id, order_id, id, kind, annotated, sha256, size, taken_by,
                                                    taken_at, created_at)
                        values (:company, :order, :id, :kind, :annotated, :sha256, :size, :takenBy, :takenAt, :createdAt)
                        on conflict (company_id, order_id, sha256, kind, annotated) do nothing
                        """)
                .param("id", capture.id())
                .param("kind", capture.kind().name())
                .param("annotated", capture.annotated())
                .param("sha256", capture.picture().sha256())
                .param("size", capture.picture().size())
                .param("takenBy", takenBy)
                .param("takenAt", Columns.utc(capture.takenAt()))
                .param("createdAt", Columns.utc(capture.createdAt()))
                .update();
    }

    /** The capture that has these bytes as this kind. */
    Optional<Capture> find(CompanyId company, OrderId order, String sha256, CaptureKind kind, boolean annotated) {
        return of(company, order, """
                        select order_id, id, kind, annotated, sha256, size, taken_at, created_at from screen_capture
                        where company_id = :company and order_id = :order
                          and sha256 = :sha256 and kind = :kind and annotated = :annotated
                        """)
                .param("sha256", sha256)
                .param("kind", kind.name())
                .param("annotated", annotated)
                .query(CaptureRepository::capture)
                .optional();
    }

    Optional<Capture> find(CompanyId company, OrderId order, UUID id) {
        return of(company, order, """
                        select order_id, id, kind, annotated, sha256, size, taken_at, created_at from screen_capture
                        where company_id = :company and order_id = :order and id = :id
                        """)
                .param("id", id)
                .query(CaptureRepository::capture)
                .optional();
    }

    List<Capture> of(CompanyId company, OrderId order) {
        return of(company, order, """
                        select order_id, id, kind, annotated, sha256, size, taken_at, created_at from screen_capture
                        where company_id = :company and order_id = :order
                        order by taken_at, kind, annotated, created_at, id
                        """).query(CaptureRepository::capture).list();
    }

    /** Those of listed orders. DPMS API V2, 4.4.7: whoever polls knows no others. */
    List<Capture> since(CompanyId company, Instant since) {
        return jdbc.sql("""
                        select c.order_id, c.id, c.kind, c.annotated, c.sha256, c.size, c.taken_at, c.created_at
                        from screen_capture c
                        join orders o on o.company_id = c.company_id and o.id = c.order_id
                        where c.company_id = :company and c.created_at >= :since and o.listed_at is not null
                        order by c.order_id, c.created_at, c.id
                        """)
                .param("company", company.value())
                .param("since", Columns.utc(since))
                .query(CaptureRepository::capture)
                .list();
    }

    private StatementSpec of(CompanyId company, OrderId order, String sql) {
        return jdbc.sql(sql).param("company", company.value()).param("order", order.value());
    }

    private static Capture capture(ResultSet row, int number) throws SQLException {
        return new Capture(
                Columns.uuid(row, "id"),
                new OrderId(row.getLong("order_id")),
                CaptureKind.valueOf(row.getString("kind")),
                row.getBoolean("annotated"),
                new StoredObject(row.getString("sha256"), row.getLong("size")),
                Columns.instant(row, "taken_at"),
                Columns.instant(row, "created_at"));
    }

    @Override
    public List<Use> use() {
        return jdbc.sql("""
                        select 'capture' as kind, count(*) as files, coalesce(sum(size), 0) as bytes from screen_capture""")
                .query((row, number) -> new Use(row.getString("kind"), row.getLong("files"), row.getLong("bytes")))
                .list();
    }

    @Override
    public Set<String> namedAmong(Collection<String> sha256) {
        return new HashSet<>(jdbc.sql("select sha256 from screen_capture where sha256 = any(:names)")
                .param("names", sha256.toArray(String[]::new))
                .query((row, number) -> row.getString("sha256"))
                .list());
    }
}
