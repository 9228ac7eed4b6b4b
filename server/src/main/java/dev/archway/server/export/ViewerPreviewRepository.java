package dev.archway.server.export;

import dev.archway.server.platform.Columns;
import dev.archway.server.platform.ObjectNames;
import dev.archway.server.platform.StoredObject;
import dev.archway.server.scan.RevisionKey;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ViewerPreviewRepository implements ObjectNames {

    private final JdbcClient jdbc;

    ViewerPreviewRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds it; the first one stays. */
    void add(RevisionKey key, StoredObject object, Instant now) {
        jdbc.sql("""
                        insert into viewer_preview (company_id, order_id, revision, sha256, size, made_at)
                        values (:company, :order, :revision, :sha256, :size, :now)
                        on conflict (company_id, order_id, revision) do nothing
                        """)
                .param("company", key.company().value())
                .param("order", key.order().value())
                .param("revision", key.revision())
                .param("sha256", object.sha256())
                .param("size", object.size())
                .param("now", Columns.utc(now))
                .update();
    }

    Optional<StoredObject> find(RevisionKey key) {
        return jdbc.sql("""
                        select sha256, size from viewer_preview
                        where company_id = :company and order_id = :order and revision = :revision
                        """)
                .param("company", key.company().value())
                .param("order", key.order().value())
                .param("revision", key.revision())
                .query((row, number) -> new StoredObject(row.getString("sha256"), row.getLong("size")))
                .optional();
    }

    @Override
    public List<Use> use() {
        return jdbc.sql("""
                        select 'viewer-preview' as kind, count(*) as files, coalesce(sum(size), 0) as bytes from viewer_preview""")
                .query((row, number) -> new Use(row.getString("kind"), row.getLong("files"), row.getLong("bytes")))
                .list();
    }

    @Override
    public Set<String> namedAmong(Collection<String> sha256) {
        return new HashSet<>(jdbc.sql("select sha256 from viewer_preview where sha256 = any(:names)")
                .param("names", sha256.toArray(String[]::new))
                .query((row, number) -> row.getString("sha256"))
                .list());
    }
}
