package dev.archway.server.export;

import dev.archway.server.platform.Columns;
import dev.archway.server.platform.ObjectNames;
import dev.archway.server.platform.StoredObject;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.OrderId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The zips of captures that were asked for, each with the number of captures in it. */
@Repository
class CaptureZipRepository implements ObjectNames {

    private final JdbcClient jdbc;

    CaptureZipRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The zip of an order that holds so many captures. */
    Optional<StoredObject> find(CompanyId company, OrderId order, int captures) {
        return jdbc.sql("""
                        select sha256, size from capture_zip
                        where company_id = :company and order_id = :order and captures = :captures
                        """)
                .param("company", company.value())
                .param("order", order.value())
                .param("captures", captures)
                .query((row, number) -> new StoredObject(row.getString("sha256"), row.getLong("size")))
                .optional();
    }

    /** Keeps a zip in place of one with fewer captures. */
    void save(CompanyId company, OrderId order, int captures, StoredObject zip, Instant now) {
        jdbc.sql("""
                        insert into capture_zip (company_id, order_id, captures, sha256, size, made_at)
                        values (:company, :order, :captures, :sha256, :size, :now)
                        on conflict (company_id, order_id) do update
                        set captures = excluded.captures, sha256 = excluded.sha256, size = excluded.size, made_at = excluded.made_at
                        where capture_zip.captures < excluded.captures
                        """)
                .param("company", company.value())
                .param("order", order.value())
                .param("captures", captures)
                .param("sha256", zip.sha256())
                .param("size", zip.size())
                .param("now", Columns.utc(now))
                .update();
    }

    @Override
    public List<Use> use() {
        return jdbc.sql("""
                        select 'capture-zip' as kind, count(*) as files, coalesce(sum(size), 0) as bytes from capture_zip""")
                .query((row, number) -> new Use(row.getString("kind"), row.getLong("files"), row.getLong("bytes")))
                .list();
    }

    @Override
    public Set<String> namedAmong(Collection<String> sha256) {
        return new HashSet<>(jdbc.sql("select sha256 from capture_zip where sha256 = any(:names)")
                .param("names", sha256.toArray(String[]::new))
                .query((row, number) -> row.getString("sha256"))
                .list());
    }
}
