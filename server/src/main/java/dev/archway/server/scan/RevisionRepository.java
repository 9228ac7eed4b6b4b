package dev.archway.server.scan;

import dev.archway.server.order.RevisionKind;
import dev.archway.server.platform.Columns;
import dev.archway.server.platform.ObjectNames;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

@Repository
class RevisionRepository implements ObjectNames {

    private final JdbcClient jdbc;

    RevisionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds a revision; {@code scan} is null when it was not scanned. */
    void add(RevisionKey key, RevisionKind kind, @Nullable UUID scan, List<StoredJaw> jaws, Instant now) {
        keyed(key, """
                        insert into scan_revision (company_id, order_id, revision, kind, scan_id, completed_at)
                        values (:company, :order, :revision, :kind, :scan, :now)
                        """)
                .param("kind", kind.name())
                .param("scan", scan)
                .param("now", Columns.utc(now))
                .update();
        jaws.forEach(jaw -> add(key, jaw));
    }

    private void add(RevisionKey key, StoredJaw jaw) {
        keyed(key, """
                        insert into scan_file (company_id, order_id, revision, jaw, file_name, original_sha256, original_size,
                                               mesh_sha256, mesh_size, vertices, triangles, coloured)
                        values (:company, :order, :revision, :jaw, :fileName, :originalSha256, :originalSize,
                                :meshSha256, :meshSize, :vertices, :triangles, :coloured)
                        """)
                .param("jaw", jaw.jaw().name())
                .param("fileName", jaw.fileName())
                .param("originalSha256", jaw.original().sha256())
                .param("originalSize", jaw.original().size())
                .param("meshSha256", jaw.mesh().sha256())
                .param("meshSize", jaw.mesh().size())
                .param("vertices", jaw.vertices())
                .param("triangles", jaw.triangles())
                .param("coloured", jaw.coloured())
                .update();
    }

    Optional<Revision> find(RevisionKey key, boolean lock) {
        return keyed(key, """
                        select completed_at from scan_revision
                        where company_id = :company and order_id = :order and revision = :revision
                        """ + (lock ? "for update" : ""))
                .query((row, number) -> new Revision(key, Columns.instant(row, "completed_at"), files(key)))
                .optional();
    }

    private List<ScanFile> files(RevisionKey key) {
        return keyed(key, """
                        select jaw, file_name, original_sha256, mesh_sha256, mesh_size, triangles, coloured from scan_file
                        where company_id = :company and order_id = :order and revision = :revision order by jaw desc
                        """).query(RevisionRepository::file).list();
    }

    private static ScanFile file(ResultSet row, int number) throws SQLException {
        return new ScanFile(
                Jaw.valueOf(row.getString("jaw")),
                row.getString("file_name"),
                row.getString("original_sha256"),
                row.getString("mesh_sha256"),
                row.getLong("mesh_size"),
                row.getInt("triangles"),
                row.getBoolean("coloured"));
    }

    private StatementSpec keyed(RevisionKey key, String sql) {
        return jdbc.sql(sql)
                .param("company", key.company().value())
                .param("order", key.order().value())
                .param("revision", key.revision());
    }

    @Override
    public List<Use> use() {
        return jdbc.sql("""
                        select 'original' as kind, count(*) as files, coalesce(sum(original_size), 0) as bytes from scan_file
                        union all
                        select 'mesh', count(*), coalesce(sum(mesh_size), 0) from scan_file""")
                .query((row, number) -> new Use(row.getString("kind"), row.getLong("files"), row.getLong("bytes")))
                .list();
    }

    @Override
    public Set<String> namedAmong(Collection<String> sha256) {
        return new HashSet<>(jdbc.sql("""
                                select original_sha256 from scan_file where original_sha256 = any(:names)
                                union select mesh_sha256 from scan_file where mesh_sha256 = any(:names)
                                """)
                .param("names", sha256.toArray(String[]::new))
                .query((row, number) -> row.getString(1))
                .list());
    }
}
