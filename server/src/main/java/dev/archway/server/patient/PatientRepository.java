package dev.archway.server.patient;

import dev.archway.server.platform.Columns;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.PatientId;
import dev.archway.wire.Gender;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of patients. */
@Repository
class PatientRepository {

    private static final String COLUMNS = """
            company_id, id, number, first_name, last_name, chart_number, gender, date_of_birth,
            created_at, updated_at, last_scan_at""";

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
                .query(PatientRepository::patient)
                .single();
    }

    List<Patient> withChart(CompanyId company, String chartKey) {
        return jdbc.sql("select " + COLUMNS + """
                         from patient
                        where company_id = :company and chart_key = :chart
                        order by number""")
                .param("company", company.value())
                .param("chart", chartKey)
                .query(PatientRepository::patient)
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
                .query(PatientRepository::patient)
                .single();
    }

    Optional<Patient> find(CompanyId company, PatientId id) {
        return jdbc.sql("select " + COLUMNS + " from patient where company_id = :company and id = :id")
                .param("company", company.value())
                .param("id", id.value())
                .query(PatientRepository::patient)
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

    private static Patient patient(ResultSet row, int number) throws SQLException {
        String gender = row.getString("gender");
        return new Patient(
                new PatientId(Columns.uuid(row, "id")),
                row.getLong("number"),
                new CompanyId(row.getLong("company_id")),
                row.getString("first_name"),
                row.getString("last_name"),
                row.getString("chart_number"),
                gender == null ? null : Gender.valueOf(gender),
                row.getObject("date_of_birth", LocalDate.class),
                Columns.instant(row, "created_at"),
                Columns.instant(row, "updated_at"),
                Columns.instantOrNull(row, "last_scan_at"));
    }
}
