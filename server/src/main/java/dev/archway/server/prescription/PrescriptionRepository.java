package dev.archway.server.prescription;

import dev.archway.server.platform.Columns;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.OrderId;
import dev.archway.server.shared.PatientId;
import dev.archway.server.shared.RxId;
import dev.archway.server.shared.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of prescriptions. A deleted one stays for the audit and is found by nobody. */
@Repository
class PrescriptionRepository {

    private static final String FIND = """
            select company_id, id, patient_id, doctor_id, license_number, notes, lab_id, procedure_map_id, niri, preps,
                   status, reason, order_id, created_at
            from prescription
            where company_id = :company and id = :id and deleted_at is null""";

    private final JdbcClient jdbc;

    PrescriptionRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(RxId id, CompanyId company, PatientId patient, RxDraft draft, Instant now) {
        CompanyId lab = draft.lab();
        jdbc.sql("""
                        insert into prescription (company_id, id, patient_id, doctor_id, license_number, notes, lab_id,
                                                  procedure_map_id, niri, preps, status, created_at)
                        values (:company, :id, :patient, :doctor, :license, :notes, :lab, :procedure, :niri, cast(:preps as jsonb), 'CREATED', :now)""")
                .param("company", company.value())
                .param("id", id.value())
                .param("patient", patient.value())
                .param("doctor", draft.doctor().id().value())
                .param("license", draft.effectiveLicense())
                .param("notes", draft.notes())
                .param("lab", lab == null ? null : lab.value())
                .param("procedure", draft.procedureMapId())
                .param("niri", draft.niri())
                .param("preps", WantedPreps.json(draft.preps()))
                .param("now", Columns.utc(now))
                .update();
    }

    /** Until the transaction ends nobody else asks by that id. */
    void oneAtATime(CompanyId company, RxId id) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('rx ' || :id, :company))")
                .param("id", id.toString())
                .param("company", company.value())
                .query((row, number) -> true)
                .list();
    }

    /** Whether an id is taken. */
    enum Known {
        NONE,
        THERE,
        DELETED
    }

    Known known(CompanyId company, RxId id) {
        return jdbc.sql("select deleted_at is not null from prescription where company_id = :company and id = :id")
                .param("company", company.value())
                .param("id", id.value())
                .query(Boolean.class)
                .optional()
                .map(deleted -> deleted ? Known.DELETED : Known.THERE)
                .orElse(Known.NONE);
    }

    Optional<Prescription> find(CompanyId company, RxId id) {
        return find(FIND, company, id);
    }

    Optional<Prescription> lock(CompanyId company, RxId id) {
        return find(FIND + " for update", company, id);
    }

    private Optional<Prescription> find(String sql, CompanyId company, RxId id) {
        return jdbc.sql(sql)
                .param("company", company.value())
                .param("id", id.value())
                .query(PrescriptionRepository::prescription)
                .optional();
    }

    /** Whether there was one to delete: this company's, not begun, not deleted before. */
    boolean delete(CompanyId company, RxId id, Instant now) {
        return jdbc.sql("""
                                update prescription
                                set deleted_at = :now
                                where company_id = :company and id = :id and status = 'CREATED' and deleted_at is null""")
                        .param("now", Columns.utc(now))
                        .param("company", company.value())
                        .param("id", id.value())
                        .update()
                == 1;
    }

    void opened(CompanyId company, RxId id, OrderId order) {
        jdbc.sql("""
                        update prescription
                        set status = 'SCANNING', order_id = :order
                        where company_id = :company and id = :id""")
                .param("order", order.value())
                .param("company", company.value())
                .param("id", id.value())
                .update();
    }

    void status(CompanyId company, RxId id, RxStatus status, @Nullable String reason) {
        jdbc.sql("""
                        update prescription
                        set status = :status, reason = :reason
                        where company_id = :company and id = :id""")
                .param("status", status.name())
                .param("reason", reason)
                .param("company", company.value())
                .param("id", id.value())
                .update();
    }

    private static Prescription prescription(ResultSet row, int number) throws SQLException {
        Long lab = Columns.longOrNull(row, "lab_id");
        Long order = Columns.longOrNull(row, "order_id");
        return new Prescription(
                new RxId(Columns.uuid(row, "id")),
                new CompanyId(row.getLong("company_id")),
                new PatientId(Columns.uuid(row, "patient_id")),
                new UserId(row.getLong("doctor_id")),
                row.getString("license_number"),
                row.getString("notes"),
                lab == null ? null : new CompanyId(lab),
                Columns.intOrNull(row, "procedure_map_id"),
                row.getBoolean("niri"),
                WantedPreps.read(row),
                RxStatus.valueOf(row.getString("status")),
                row.getString("reason"),
                order == null ? null : new OrderId(order),
                Columns.instant(row, "created_at"));
    }
}
