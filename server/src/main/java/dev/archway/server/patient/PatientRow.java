package dev.archway.server.patient;

import dev.archway.server.platform.Columns;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.PatientId;
import dev.archway.wire.Gender;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;

/** A row of the table of patients as a {@link Patient}. */
final class PatientRow {

    static final String COLUMNS = """
            company_id, id, number, first_name, last_name, chart_number, gender, date_of_birth,
            created_at, updated_at, last_scan_at""";

    private PatientRow() {}

    static Patient patient(ResultSet row, int number) throws SQLException {
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
