package dev.archway.server.order;

import dev.archway.server.platform.Columns;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.OrderId;
import dev.archway.server.shared.PatientId;
import dev.archway.server.shared.RxId;
import dev.archway.server.shared.UserId;
import dev.archway.wire.Prep;
import dev.archway.wire.ScannerModel;
import dev.archway.wire.WireJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.RowMapper;
import tools.jackson.core.type.TypeReference;

/** Reads an order from its row. */
final class OrderRow implements RowMapper<Order> {

    private static final TypeReference<List<Prep>> PREPS = new TypeReference<>() {};

    static List<Prep> preps(ResultSet row) throws SQLException {
        return WireJson.mapper().readValue(row.getString("preps"), PREPS);
    }

    @Override
    public Order mapRow(ResultSet row, int number) throws SQLException {
        Long lab = Columns.longOrNull(row, "lab_id");
        return new Order(
                new CompanyId(row.getLong("company_id")),
                new OrderId(row.getLong("id")),
                new RxId(Columns.uuid(row, "rx_id")),
                row.getString("code"),
                CaseState.valueOf(row.getString("state")),
                row.getInt("revision"),
                new UserId(row.getLong("doctor_id")),
                new PatientId(Columns.uuid(row, "patient_id")),
                lab == null ? null : new CompanyId(lab),
                row.getString("scanner_serial"),
                ScannerModel.of(row.getInt("scanner_model")).orElseThrow(),
                Columns.instantOrNull(row, "scanned_at"),
                row.getLong("scanning_seconds"),
                Columns.longOrNull(row, "operator_id"),
                row.getString("operator_name"),
                preps(row),
                Columns.instantOrNull(row, "due_at"),
                row.getInt("ready_revision"),
                Columns.instant(row, "created_at"));
    }
}
