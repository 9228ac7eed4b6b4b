package dev.archway.server.patient;

import dev.archway.server.platform.Columns;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.PatientId;
import dev.archway.server.shared.RxId;
import dev.archway.server.shared.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of merges: both patients as they were, whole rows, so that they come back with every column that there is. */
@Repository
class PatientMergeRepository {

    private static final String SELECT = """
            select m.company_id as clinic, m.number as merge, m.rx, m.person_id, m.at, side.kept, p.*
            from patient_merge m
            cross join lateral (values (true, m.kept), (false, m.gone)) side (kept, row)
            cross join lateral jsonb_populate_record(null::patient, side.row) p
            """;
    private static final String NEWEST_FIRST = " order by m.at desc, m.number desc, side.kept desc";

    private final JdbcClient jdbc;

    PatientMergeRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes down both as they are now. */
    long add(CompanyId company, PatientId kept, PatientId gone, List<RxId> rx, UserId person, Instant now) {
        return jdbc.sql("""
                        insert into patient_merge (company_id, kept_id, gone_id, kept, gone, rx, person_id, at)
                        select k.company_id, k.id, g.id, to_jsonb(k), to_jsonb(g), :rx, :person, :now
                        from patient k
                        join patient g on g.company_id = k.company_id and g.id = :gone
                        where k.company_id = :company and k.id = :kept
                        returning number""")
                .param("company", company.value())
                .param("kept", kept.value())
                .param("gone", gone.value())
                .param("rx", rx.stream().map(RxId::value).toArray(UUID[]::new))
                .param("person", person.value())
                .param("now", Columns.utc(now))
                .query(Long.class)
                .single();
    }

    /** The merge, held until the transaction ends. */
    Optional<PatientMerge> lock(CompanyId company, long number) {
        return merges(jdbc.sql(SELECT + "where m.company_id = :company and m.number = :number" + NEWEST_FIRST
                                + " for update of m")
                        .param("company", company.value())
                        .param("number", number))
                .stream()
                .findFirst();
    }

    List<PatientMerge> since(CompanyId company, @Nullable PatientId kept, Instant since) {
        return merges(jdbc.sql(SELECT + """
                        where m.company_id = :company and m.at > :since
                          and (cast(:kept as uuid) is null or m.kept_id = :kept)""" + NEWEST_FIRST)
                .param("company", company.value())
                .param("kept", kept == null ? null : kept.value())
                .param("since", Columns.utc(since)));
    }

    Optional<PatientId> successor(CompanyId company, PatientId gone) {
        return jdbc.sql("""
                        select kept_id from patient_merge
                        where company_id = :company and gone_id = :gone
                        order by number desc limit 1""")
                .param("company", company.value())
                .param("gone", gone.value())
                .query(UUID.class)
                .optional()
                .map(PatientId::new);
    }

    /** Whether the one who stayed took somebody else in after that. */
    boolean isFollowed(PatientMerge merge) {
        return jdbc.sql("""
                        select exists (select from patient_merge
                                       where company_id = :company and kept_id = :kept and number > :number)""")
                .param("company", merge.company().value())
                .param("kept", merge.kept().id().value())
                .param("number", merge.number())
                .query(Boolean.class)
                .single();
    }

    /** The patient who went is there again, as he was; who asks for what has changed hears of it. False when there is no such merge. */
    boolean restore(CompanyId company, long number, Instant now) {
        int back = jdbc.sql("""
                        insert into patient
                        select p.*
                        from patient_merge m
                        cross join lateral jsonb_populate_record(null::patient, m.gone) p
                        where m.company_id = :company and m.number = :number""")
                .param("company", company.value())
                .param("number", number)
                .update();
        jdbc.sql("""
                        update patient set updated_at = :now
                        where company_id = :company
                          and id = (select gone_id from patient_merge where company_id = :company and number = :number)""")
                .param("now", Columns.utc(now))
                .param("company", company.value())
                .param("number", number)
                .update();
        return back == 1;
    }

    void delete(CompanyId company, long number) {
        jdbc.sql("delete from patient_merge where company_id = :company and number = :number")
                .param("company", company.value())
                .param("number", number)
                .update();
    }

    /** Forgets those that nobody can take back any more; how many there were. */
    int sweep(Instant before) {
        return jdbc.sql("delete from patient_merge where at <= :before")
                .param("before", Columns.utc(before))
                .update();
    }

    /** Two rows each: who stayed, then who went. */
    private static List<PatientMerge> merges(JdbcClient.StatementSpec statement) {
        return statement.query(rows -> {
            List<PatientMerge> merges = new ArrayList<>();
            while (rows.next()) {
                Patient kept = PatientRow.patient(rows, 0);
                if (!rows.next()) {
                    throw new SQLException("a merge has one side only");
                }
                merges.add(merge(rows, kept));
            }
            return merges;
        });
    }

    private static PatientMerge merge(ResultSet row, Patient kept) throws SQLException {
        UUID[] rx = (UUID[]) row.getArray("rx").getArray();
        return new PatientMerge(
                new CompanyId(row.getLong("clinic")),
                row.getLong("merge"),
                kept,
                PatientRow.patient(row, 0),
                List.of(rx).stream().map(RxId::new).toList(),
                new UserId(row.getLong("person_id")),
                Columns.instant(row, "at"));
    }
}
