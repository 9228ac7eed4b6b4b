package dev.archway.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Orders by the hundred thousand, laid by SQL into the database of a server that runs: a practice that has been here for years. */
final class LaidOrders implements AutoCloseable {

    static final long CLINIC = 90360;
    private static final int AT_ONCE = 50_000;
    private static final int PORT_LINE = 3;

    private final Connection connection;

    private LaidOrders(Connection connection) {
        this.connection = connection;
    }

    /** Opens the embedded database of the server with that data directory. */
    static LaidOrders in(Path data) throws IOException, SQLException {
        List<String> postmaster = Files.readAllLines(data.resolve("postgres/cluster/postmaster.pid"));
        String url = "jdbc:postgresql://127.0.0.1:" + postmaster.get(PORT_LINE).strip() + "/archway";
        return new LaidOrders(
                DriverManager.getConnection(url, "archway", Files.readString(data.resolve("keys/postgres.password"))));
    }

    /** Listed orders, a minute between scans, of a thousand patients. */
    void lay(int count) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                    insert into patient (company_id, id, first_name, last_name, chart_number, first_key, last_key, chart_key,
                                         created_at, updated_at)
                    select 90360, gen_random_uuid(), 'First' || i, 'Last' || i, 'C-' || i, 'first' || i, 'last' || i, 'c-' || i, now(), now()
                    from generate_series(1, 1000) i""");
        }
        try (PreparedStatement statement = connection.prepareStatement("""
                with patients as (
                    select id, row_number() over (order by number) as n from patient where company_id = 90360),
                rx as (
                    insert into prescription (company_id, id, patient_id, doctor_id, license_number, notes, lab_id, procedure_map_id,
                                              status, created_at)
                    select 90360, gen_random_uuid(), p.id, 1001, 'LIC-1001', 'Please mind the margin of tooth 14', 70010, 30, 'SENT', now()
                    from generate_series(1, ?) i join patients p on p.n = i % 1000 + 1
                    returning id, patient_id)
                insert into orders (company_id, rx_id, code, state, revision, ready_revision, doctor_id, patient_id, lab_id,
                                    scanner_serial, scanner_model, scanned_at, scanning_seconds, operator_id, operator_name, preps,
                                    due_at, listed_at, created_at)
                select 90360, id, upper(lpad(to_hex(? + row_number() over ()), 8, '0')), 'READY', 1, 1, 1001, patient_id, 70010,
                       'EL5D-0001', 4, timestamptz '2020-01-01Z' + (? + row_number() over ()) * interval '1 minute', 95, 42,
                       'Olive Operator', '[{"AdaId": 14, "UnitTypeId": 2, "UnitTypeName": "Crown", "BridgeId": null}]',
                       now(), now(), now()
                from rx""")) {
            for (int laid = 0; laid < count; laid += AT_ONCE) {
                statement.setInt(1, Math.min(AT_ONCE, count - laid));
                statement.setInt(2, laid);
                statement.setInt(3, laid);
                statement.executeUpdate();
            }
        }
        execute("analyze");
    }

    /** Gives the oldest order a gallery of those bytes, which is never made anew; its number. */
    long lastingFile(String sha256, long size) throws SQLException {
        execute("""
                insert into scan_revision (company_id, order_id, revision, scan_id, completed_at)
                select 90360, min(id), 1, gen_random_uuid(), now() from orders where company_id = 90360""");
        try (PreparedStatement statement = connection.prepareStatement("""
                insert into artifact (company_id, order_id, revision, kind, sha256, size, file_name, made_at)
                select 90360, min(id), 1, 'GALLERY', ?, ?, 'gallery.zip', now() from orders where company_id = 90360
                returning order_id""")) {
            statement.setString(1, sha256);
            statement.setLong(2, size);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
