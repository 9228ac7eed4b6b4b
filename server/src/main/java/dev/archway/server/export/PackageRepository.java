package dev.archway.server.export;

import dev.archway.server.platform.Columns;
import dev.archway.server.platform.ObjectNames;
import dev.archway.server.platform.StoredObject;
import dev.archway.server.scan.RevisionKey;
import dev.archway.wire.WireJson;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** The table of packages, by the digests of their recipes. */
@Repository
class PackageRepository implements ObjectNames {

    /** How exactly it is known when a package was last used. */
    private static final Duration COARSE = Duration.ofHours(1);

    private final JdbcClient jdbc;

    PackageRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A row; {@code format} is what a wanted one is made in. */
    record Row(ExportFormat format, Progress<StoredObject> progress) {}

    Optional<Row> find(PackageKey key) {
        return keyed(key, """
                        select state, format, sha256, size from export_package
                        where company_id = :company and order_id = :order and revision = :revision and recipe = :recipe
                        """)
                .query((row, number) -> {
                    String sha256 = row.getString("sha256");
                    return new Row(
                            WireJson.mapper().readValue(row.getString("format"), ExportFormat.class),
                            new Progress<>(
                                    Progress.State.valueOf(row.getString("state")),
                                    sha256 == null ? null : new StoredObject(sha256, row.getLong("size"))));
                })
                .optional();
    }

    /** Asks for a package, also for one that could not be made before. */
    void want(PackageRecipe recipe, Instant now) {
        keyed(recipe.key(), """
                        insert into export_package (company_id, order_id, revision, recipe, state, format, used_at)
                        values (:company, :order, :revision, :recipe, 'WANTED', cast(:format as jsonb), :now)
                        on conflict (company_id, order_id, revision, recipe) do update set state = 'WANTED', used_at = :now
                        where export_package.state = 'FAILED'
                        """)
                .param("format", WireJson.mapper().writeValueAsString(recipe.format()))
                .param("now", Columns.utc(now))
                .update();
    }

    /** Adds a package that is made already; one that is there stays. */
    void add(PackageRecipe recipe, StoredObject object, Instant now) {
        want(recipe, now);
        made(recipe.key(), object, now);
    }

    /** Counts how often a package is begun to be made. */
    void begun(PackageKey key) {
        keyed(key, """
                        update export_package set makings = makings + 1
                        where company_id = :company and order_id = :order and revision = :revision and recipe = :recipe
                        """).update();
    }

    void made(PackageKey key, StoredObject object, Instant now) {
        keyed(key, """
                        update export_package set state = 'READY', sha256 = :sha256, size = :size, made_at = :now, used_at = :now
                        where company_id = :company and order_id = :order and revision = :revision and recipe = :recipe
                          and state <> 'READY'
                        """)
                .param("sha256", object.sha256())
                .param("size", object.size())
                .param("now", Columns.utc(now))
                .update();
    }

    void failed(PackageKey key) {
        keyed(key, """
                        update export_package set state = 'FAILED'
                        where company_id = :company and order_id = :order and revision = :revision and recipe = :recipe
                          and state = 'WANTED'
                        """).update();
    }

    /** Nobody wants it any more. */
    void forget(PackageKey key) {
        keyed(key, """
                        delete from export_package
                        where company_id = :company and order_id = :order and revision = :revision and recipe = :recipe
                          and state <> 'READY'
                        """).update();
    }

    void used(PackageKey key, Instant now) {
        keyed(key, """
                        update export_package set used_at = :now
                        where company_id = :company and order_id = :order and revision = :revision and recipe = :recipe
                          and used_at < :coarse
                        """)
                .param("now", Columns.utc(now))
                .param("coarse", Columns.utc(now.minus(COARSE)))
                .update();
    }

    /** Drops what nobody used since then, but the first package of each revision; it can be made again. Says how many. */
    int dropUnusedSince(Instant time) {
        return jdbc.sql("""
                        delete from export_package p
                        where used_at < :time and not exists (
                            select from artifact a
                            where a.company_id = p.company_id and a.order_id = p.order_id and a.revision = p.revision
                              and a.sha256 = p.sha256)
                        """).param("time", Columns.utc(time)).update();
    }

    private StatementSpec keyed(PackageKey key, String sql) {
        RevisionKey revision = key.revision();
        return jdbc.sql(sql)
                .param("company", revision.company().value())
                .param("order", revision.order().value())
                .param("revision", revision.revision())
                .param("recipe", key.recipe());
    }

    @Override
    public List<Use> use() {
        return jdbc.sql("""
                        select 'package' as kind, count(*) as files, coalesce(sum(size), 0) as bytes from export_package
                        where sha256 is not null""")
                .query((row, number) -> new Use(row.getString("kind"), row.getLong("files"), row.getLong("bytes")))
                .list();
    }

    @Override
    public Set<String> namedAmong(Collection<String> sha256) {
        return new HashSet<>(jdbc.sql("select sha256 from export_package where sha256 = any(:names)")
                .param("names", sha256.toArray(String[]::new))
                .query((row, number) -> row.getString("sha256"))
                .list());
    }
}
