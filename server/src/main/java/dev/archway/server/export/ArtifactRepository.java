package dev.archway.server.export;

import dev.archway.server.order.Order;
import dev.archway.server.order.OrderFact;
import dev.archway.server.platform.Columns;
import dev.archway.server.platform.ObjectNames;
import dev.archway.server.platform.StoredObject;
import dev.archway.server.scan.RevisionKey;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

@Repository
class ArtifactRepository implements ObjectNames {

    private final JdbcClient jdbc;

    ArtifactRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds an artifact; the first one of its kind stays. */
    void add(RevisionKey key, Artifact artifact, Instant now) {
        keyed(key, """
                        insert into artifact (company_id, order_id, revision, kind, sha256, size, file_name, made_at)
                        values (:company, :order, :revision, :kind, :sha256, :size, :fileName, :now)
                        on conflict (company_id, order_id, revision, kind) do nothing
                        """)
                .param("kind", artifact.kind().name())
                .param("sha256", artifact.object().sha256())
                .param("size", artifact.object().size())
                .param("fileName", artifact.fileName())
                .param("now", Columns.utc(now))
                .update();
    }

    Set<ArtifactKind> kinds(RevisionKey key) {
        Set<ArtifactKind> kinds = EnumSet.noneOf(ArtifactKind.class);
        keyed(key, """
                        select kind from artifact
                        where company_id = :company and order_id = :order and revision = :revision
                        """).query(row -> {
            kinds.add(ArtifactKind.valueOf(row.getString("kind")));
        });
        return kinds;
    }

    Optional<Artifact> find(RevisionKey key, ArtifactKind kind) {
        return keyed(key, """
                        select sha256, size, file_name from artifact
                        where company_id = :company and order_id = :order and revision = :revision and kind = :kind
                        """)
                .param("kind", kind.name())
                .query((row, number) -> new Artifact(
                        kind,
                        new StoredObject(row.getString("sha256"), row.getLong("size")),
                        row.getString("file_name")))
                .optional();
    }

    /** What was made of an order, and when. */
    List<OrderFact> facts(Order order) {
        return jdbc.sql("""
                        select revision, kind, made_at from artifact
                        where company_id = :company and order_id = :order order by made_at""")
                .param("company", order.company().value())
                .param("order", order.id().value())
                .query((row, number) -> new OrderFact(
                        Columns.instant(row, "made_at"),
                        OrderFact.Kind.ARTIFACT,
                        "made " + ArtifactKind.valueOf(row.getString("kind")).text(),
                        "archway",
                        row.getInt("revision"),
                        null,
                        null))
                .list();
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
                        select lower(replace(kind, '_', '-')) as kind, count(*) as files, sum(size) as bytes from artifact
                        group by kind order by kind""")
                .query((row, number) -> new Use(row.getString("kind"), row.getLong("files"), row.getLong("bytes")))
                .list();
    }

    @Override
    public Set<String> namedAmong(Collection<String> sha256) {
        return new HashSet<>(jdbc.sql("select sha256 from artifact where sha256 = any(:names)")
                .param("names", sha256.toArray(String[]::new))
                .query((row, number) -> row.getString("sha256"))
                .list());
    }
}
