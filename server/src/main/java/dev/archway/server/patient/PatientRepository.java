package dev.archway.server.patient;

import dev.archway.server.platform.Columns;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.PatientId;
import dev.archway.wire.Gender;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of patients. */
@Repository
class PatientRepository {

    private static final String COLUMNS = PatientRow.COLUMNS;

    private final JdbcClient jdbc;

    PatientRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One at a time for each chart number until the transaction ends: what is decided by looking at them stays true. */
    void lockChart(CompanyId company, String chartKey) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('patient ' || :chart, :company))")
                .param("chart", chartKey)
                .param("company", company.value())
                .query((row, number) -> true)
                .list();
    }

    /** One at a time for each clinic until the transaction ends: who moves patients to other chart numbers. */
    void lockChartMoves(CompanyId company) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('chart moves', :company))")
                .param("company", company.value())
                .query((row, number) -> true)
                .list();
    }

    /** The patient of those three names, made when there is none; of an old one only what was unknown is filled in. */
    Patient upsert(CompanyId company, NewPatient patient, Instant now) {
        return values(jdbc.sql("""
                        insert into patient as p (company_id, id, first_name, last_name, chart_number,
                                                  first_key, last_key, chart_key, gender, date_of_birth, created_at, updated_at)
                        values (:company, :id, :first, :last, :chart,
                                :firstKey, :lastKey, :chartKey, :gender, :birth, :now, :now)
                        on conflict (company_id, chart_key, last_key, first_key) do update
                        set gender = coalesce(p.gender, excluded.gender),
                            date_of_birth = coalesce(p.date_of_birth, excluded.date_of_birth),
                            updated_at = case
                                when p.gender is null and excluded.gender is not null
                                  or p.date_of_birth is null and excluded.date_of_birth is not null
                                then excluded.updated_at else p.updated_at end
                        returning """ + " " + COLUMNS), patient)
                .param("company", company.value())
                .param("id", UUID.randomUUID())
                .param("now", Columns.utc(now))
                .query(PatientRow::patient)
                .single();
    }

    List<Patient> withChart(CompanyId company, String chartKey) {
        return jdbc.sql("select " + COLUMNS + """
                         from patient
                        where company_id = :company and chart_key = :chart
                        order by number""")
                .param("company", company.value())
                .param("chart", chartKey)
                .query(PatientRow::patient)
                .list();
    }

    /** Those with this chart number, or with these names, but not with all three; without a chart number nobody shares one. */
    List<Patient> alike(CompanyId company, NewPatient patient) {
        return jdbc.sql("select " + COLUMNS + """
                         from patient
                        where company_id = :company
                          and (first_key = :firstKey and last_key = :lastKey or chart_key = :chartKey and chart_key <> '')
                          and not exists (select from patient same
                                          where same.company_id = :company and same.chart_key = :chartKey
                                            and same.last_key = :lastKey and same.first_key = :firstKey)
                        order by number
                        limit 20""")
                .param("company", company.value())
                .param("firstKey", ComparedName.key(patient.firstName()))
                .param("lastKey", ComparedName.key(patient.lastName()))
                .param("chartKey", ComparedName.key(patient.chartNumber()))
                .query(PatientRow::patient)
                .list();
    }

    /** Gives a patient other names; what was unknown of it is filled in too. */
    Patient rename(CompanyId company, PatientId id, NewPatient patient, Instant now) {
        return values(jdbc.sql("""
                        update patient
                        set first_name = :first, last_name = :last, chart_number = :chart,
                            first_key = :firstKey, last_key = :lastKey, chart_key = :chartKey,
                            gender = coalesce(gender, :gender),
                            date_of_birth = coalesce(date_of_birth, cast(:birth as date)),
                            updated_at = :now
                        where company_id = :company and id = :id
                        returning """ + " " + COLUMNS), patient)
                .param("company", company.value())
                .param("id", id.value())
                .param("now", Columns.utc(now))
                .query(PatientRow::patient)
                .single();
    }

    /** The patient of those three names. */
    Optional<Patient> named(CompanyId company, NewPatient patient) {
        return jdbc.sql("select " + COLUMNS + """
                         from patient
                        where company_id = :company and chart_key = :chartKey
                          and last_key = :lastKey and first_key = :firstKey""")
                .param("company", company.value())
                .param("firstKey", ComparedName.key(patient.firstName()))
                .param("lastKey", ComparedName.key(patient.lastName()))
                .param("chartKey", ComparedName.key(patient.chartNumber()))
                .query(PatientRow::patient)
                .optional();
    }

    /** Gives a patient other names and other details, whatever it had. */
    Patient update(CompanyId company, PatientId id, NewPatient patient, Instant now) {
        return values(jdbc.sql("""
                        update patient
                        set first_name = :first, last_name = :last, chart_number = :chart,
                            first_key = :firstKey, last_key = :lastKey, chart_key = :chartKey,
                            gender = :gender, date_of_birth = cast(:birth as date), updated_at = :now
                        where company_id = :company and id = :id
                        returning """ + " " + COLUMNS), patient)
                .param("company", company.value())
                .param("id", id.value())
                .param("now", Columns.utc(now))
                .query(PatientRow::patient)
                .single();
    }

    Optional<Patient> find(CompanyId company, PatientId id) {
        return jdbc.sql("select " + COLUMNS + " from patient where company_id = :company and id = :id")
                .param("company", company.value())
                .param("id", id.value())
                .query(PatientRow::patient)
                .optional();
    }

    void scanned(CompanyId company, PatientId id, Instant at) {
        jdbc.sql("""
                        update patient
                        set last_scan_at = greatest(last_scan_at, :at)
                        where company_id = :company and id = :id""")
                .param("at", Columns.utc(at))
                .param("company", company.value())
                .param("id", id.value())
                .update();
    }

    /** Only who has no Rx and no order can be taken away. */
    void delete(CompanyId company, PatientId id) {
        jdbc.sql("delete from patient where company_id = :company and id = :id")
                .param("company", company.value())
                .param("id", id.value())
                .update();
    }

    /** The time of the last scan, whatever it was. */
    void lastScan(CompanyId company, PatientId id, @Nullable Instant at) {
        jdbc.sql("update patient set last_scan_at = :at where company_id = :company and id = :id")
                .param("at", Columns.utc(at))
                .param("company", company.value())
                .param("id", id.value())
                .update();
    }

    /** All that no two patients of a clinic may have in common. */
    static List<String> key(NewPatient patient) {
        return List.of(
                ComparedName.key(patient.chartNumber()),
                ComparedName.key(patient.lastName()),
                ComparedName.key(patient.firstName()));
    }

    private static JdbcClient.StatementSpec values(JdbcClient.StatementSpec statement, NewPatient patient) {
        Gender gender = patient.gender();
        return statement
                .param("first", patient.firstName())
                .param("last", patient.lastName())
                .param("chart", patient.chartNumber())
                .param("firstKey", ComparedName.key(patient.firstName()))
                .param("lastKey", ComparedName.key(patient.lastName()))
                .param("chartKey", ComparedName.key(patient.chartNumber()))
                .param("gender", gender == null ? null : gender.name())
                .param("birth", patient.dateOfBirth());
    }
}
