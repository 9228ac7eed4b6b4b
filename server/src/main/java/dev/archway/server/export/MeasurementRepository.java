package dev.archway.server.export;

import dev.archway.server.platform.Columns;
import dev.archway.server.platform.ObjectNames;
import dev.archway.server.platform.StoredObject;
import dev.archway.server.scan.RevisionKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The tables of measurements. */
@Repository
class MeasurementRepository implements ObjectNames {

    /** How exactly it is known when a measurement was last used. */
    private static final Duration COARSE = Duration.ofHours(1);

    private final JdbcClient jdbc;

    MeasurementRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Progress<Measured>> find(MeasurementKey key) {
        return keyed(key, """
                        select state, numbers from measurement
                        where company_id = :company and order_id = :order and revision = :revision
                          and from_revision = :from and fitted = :fitted
                        """)
                .query((row, number) -> {
                    String numbers = row.getString("numbers");
                    return new Progress<>(
                            Progress.State.valueOf(row.getString("state")),
                            numbers == null ? null : new Measured(numbers, files(key)));
                })
                .optional();
    }

    private Map<MeasuredFile, StoredObject> files(MeasurementKey key) {
        Map<MeasuredFile, StoredObject> files = new EnumMap<>(MeasuredFile.class);
        keyed(key, """
                        select file, sha256, size from measurement_file
                        where company_id = :company and order_id = :order and revision = :revision
                          and from_revision = :from and fitted = :fitted
                        """).query(row -> {
            files.put(
                    MeasuredFile.valueOf(row.getString("file")),
                    new StoredObject(row.getString("sha256"), row.getLong("size")));
        });
        return files;
    }

    /** Asks for a measurement, also for one that could not be made before. */
    void want(MeasurementKey key, Instant now) {
        keyed(key, """
                        insert into measurement (company_id, order_id, revision, from_revision, fitted, state, used_at)
                        values (:company, :order, :revision, :from, :fitted, 'WANTED', :now)
                        on conflict (company_id, order_id, revision, from_revision, fitted)
                        do update set state = 'WANTED', used_at = :now where measurement.state = 'FAILED'
                        """).param("now", Columns.utc(now)).update();
    }

    /** What was made first stays. */
    @Transactional
    public void made(MeasurementKey key, Measured measured, Instant now) {
        int changed = keyed(key, """
                        update measurement set state = 'READY', numbers = cast(:numbers as jsonb), made_at = :now, used_at = :now
                        where company_id = :company and order_id = :order and revision = :revision
                          and from_revision = :from and fitted = :fitted and state <> 'READY'
                        """)
                .param("numbers", measured.numbers())
                .param("now", Columns.utc(now))
                .update();
        if (changed == 1) {
            measured.files().forEach((file, object) -> add(key, file, object));
        }
    }

    private void add(MeasurementKey key, MeasuredFile file, StoredObject object) {
        keyed(key, """
                        insert into measurement_file
                          (company_id, order_id, revision, from_revision, fitted, file, sha256, size)
                        values (:company, :order, :revision, :from, :fitted, :file, :sha256, :size)
                        """)
                .param("file", file.name())
                .param("sha256", object.sha256())
                .param("size", object.size())
                .update();
    }

    void failed(MeasurementKey key) {
        keyed(key, """
                        update measurement set state = 'FAILED'
                        where company_id = :company and order_id = :order and revision = :revision
                          and from_revision = :from and fitted = :fitted and state = 'WANTED'
                        """).update();
    }

    void used(MeasurementKey key, Instant now) {
        keyed(key, """
                        update measurement set used_at = :now
                        where company_id = :company and order_id = :order and revision = :revision
                          and from_revision = :from and fitted = :fitted and used_at < :coarse
                        """)
                .param("now", Columns.utc(now))
                .param("coarse", Columns.utc(now.minus(COARSE)))
                .update();
    }

    /** Drops what nobody used since then; it can be made again. Says how many. */
    int dropUnusedSince(Instant time) {
        return jdbc.sql("delete from measurement where used_at < :time")
                .param("time", Columns.utc(time))
                .update();
    }

    private StatementSpec keyed(MeasurementKey key, String sql) {
        RevisionKey revision = key.revision();
        return jdbc.sql(sql)
                .param("company", revision.company().value())
                .param("order", revision.order().value())
                .param("revision", revision.revision())
                .param("from", key.from())
                .param("fitted", key.fitted());
    }

    @Override
    public List<Use> use() {
        return jdbc.sql("""
                        select 'measurement' as kind, count(*) as files, coalesce(sum(size), 0) as bytes from measurement_file""")
                .query((row, number) -> new Use(row.getString("kind"), row.getLong("files"), row.getLong("bytes")))
                .list();
    }

    @Override
    public Set<String> namedAmong(Collection<String> sha256) {
        return new HashSet<>(jdbc.sql("select sha256 from measurement_file where sha256 = any(:names)")
                .param("names", sha256.toArray(String[]::new))
                .query((row, number) -> row.getString("sha256"))
                .list());
    }
}
