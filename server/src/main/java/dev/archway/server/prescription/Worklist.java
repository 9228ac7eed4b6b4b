package dev.archway.server.prescription;

import dev.archway.server.access.PracticeCaller;
import dev.archway.server.account.Accounts;
import dev.archway.server.account.Scanner;
import dev.archway.server.platform.Columns;
import dev.archway.server.shared.PatientId;
import dev.archway.server.shared.UserId;
import dev.archway.wire.ProcedureMap;
import dev.archway.wire.WorklistEntry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What waits for a scan in a scanner's clinic, oldest first. */
@Repository
public class Worklist {

    private static final String SELECT = """
            select r.id, r.order_id, r.status, r.reason, p.first_name, p.last_name, p.chart_number, r.doctor_id,
                   d.first_name as doctor_first_name, d.last_name as doctor_last_name,
                   r.procedure_map_id, l.name as lab_name, r.notes, r.niri, r.preps, r.created_at
            from prescription r
            join patient p on p.company_id = r.company_id and p.id = r.patient_id
            join person d on d.id = r.doctor_id
            left join company l on l.id = r.lab_id
            where r.company_id = :company and r.status in ('CREATED', 'SCANNING') and r.deleted_at is null""";

    private final JdbcClient jdbc;
    private final Accounts accounts;

    Worklist(JdbcClient jdbc, Accounts accounts) {
        this.jdbc = jdbc;
        this.accounts = accounts;
    }

    public List<WorklistEntry> of(Scanner scanner) {
        return jdbc.sql(SELECT + " order by r.created_at, r.id")
                .param("company", scanner.company().value())
                .query(Worklist::entry)
                .list();
    }

    /** The same for a person, who sees what his own scanners will show: newest first, those that came back before the others. */
    public List<WorklistEntry> of(PracticeCaller caller, @Nullable PatientId patient, int offset, int most) {
        UserId doctor = accounts.seesAllOrders(caller.company(), caller.user()) ? null : caller.user();
        return jdbc.sql(SELECT + """

                          and (cast(:doctor as bigint) is null or r.doctor_id = :doctor)
                          and (cast(:patient as uuid) is null or r.patient_id = :patient)
                        order by r.reason is null, r.created_at desc, r.id
                        offset :offset limit :most""")
                .param("company", caller.company().value())
                .param("doctor", doctor == null ? null : doctor.value())
                .param("patient", patient == null ? null : patient.value())
                .param("offset", offset)
                .param("most", most)
                .query(Worklist::entry)
                .list();
    }

    private static WorklistEntry entry(ResultSet row, int number) throws SQLException {
        Integer procedureMapId = Columns.intOrNull(row, "procedure_map_id");
        Optional<ProcedureMap> procedure = procedureMapId == null ? Optional.empty() : ProcedureMap.of(procedureMapId);
        return new WorklistEntry(
                Columns.uuid(row, "id"),
                Columns.longOrNull(row, "order_id"),
                RxStatus.valueOf(row.getString("status")).worklist(),
                row.getString("reason"),
                row.getString("first_name"),
                row.getString("last_name"),
                row.getString("chart_number"),
                row.getLong("doctor_id"),
                (row.getString("doctor_first_name") + " " + row.getString("doctor_last_name")).strip(),
                procedure.map(line -> line.procedure().text()).orElse(null),
                procedure.map(ProcedureMap::type).orElse(null),
                row.getString("lab_name"),
                row.getString("notes"),
                row.getBoolean("niri"),
                WantedPreps.read(row),
                Columns.instant(row, "created_at"));
    }
}
