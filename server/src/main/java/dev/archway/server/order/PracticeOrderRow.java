package dev.archway.server.order;

import dev.archway.server.platform.Columns;
import dev.archway.wire.OrderUrls;
import dev.archway.wire.PracticeOrder;
import dev.archway.wire.Prep;
import dev.archway.wire.ProcedureMap;
import dev.archway.wire.ScannerModel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.jdbc.core.RowMapper;

/** Reads a row of the lists as the wire has it, with the words of whoever asks. DPMS API V2, 4.4.3. */
final class PracticeOrderRow implements RowMapper<PracticeOrder> {

    private final String base;
    private final Function<CaseState, String> words;

    /** {@code base} is the public address; {@code words} name a state. */
    PracticeOrderRow(String base, Function<CaseState, String> words) {
        this.base = base;
        this.words = words;
    }

    @Override
    public PracticeOrder mapRow(ResultSet row, int number) throws SQLException {
        Integer procedureMapId = Columns.intOrNull(row, "procedure_map_id");
        Optional<ProcedureMap> procedure = procedureMapId == null ? Optional.empty() : ProcedureMap.of(procedureMapId);
        List<Prep> preps = OrderRow.preps(row);
        long id = row.getLong("id");
        OrderUrls urls = urls(id);
        ScannerModel scanner = ScannerModel.of(row.getInt("scanner_model")).orElseThrow();
        return new PracticeOrder(
                procedure.map(line -> line.procedure().text()).orElse(null),
                procedure.map(ProcedureMap::type).orElse(null),
                Columns.uuid(row, "rx_id"),
                id,
                row.getString("code"),
                Columns.instant(row, "scanned_at"),
                row.getLong("doctor_id"),
                Columns.longOrNull(row, "operator_id"),
                row.getString("operator_name"),
                row.getLong("scanning_seconds"),
                row.getString("first_name"),
                row.getString("last_name"),
                row.getString("chart_number"),
                CaseTypes.of(procedureMapId, preps).text(),
                row.getLong("company_id"),
                row.getString("company_name"),
                Columns.longOrNull(row, "lab_id"),
                row.getString("lab_name"),
                preps,
                row.getString("notes"),
                urls.viewerUrl(),
                urls.thumbnailsUrl(),
                urls.ideFileUrl(),
                urls.screenCaptureUrl(),
                words.apply(CaseState.valueOf(row.getString("state"))),
                Columns.instantOrNull(row, "due_at"),
                row.getLong("patient_number"),
                (row.getString("doctor_first_name") + " " + row.getString("doctor_last_name")).strip(),
                row.getString("license_number"),
                urls,
                scanner.text(),
                scanner.id());
    }

    /** Both groups of names lead to the same addresses. PRODUCT.md, "two descriptions of the URL fields". */
    private OrderUrls urls(long order) {
        String download = base + "/third-party/v2/order/" + order + "/download/";
        return new OrderUrls(
                base + "/viewer/" + order, download + "IDE", download + "SCREEN_CAPTURE", download + "IMAGE_GALLERY");
    }
}
