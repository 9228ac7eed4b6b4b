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
import java.util.UUID;

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

    /**
     * Makes it a clinic and a lab of years: most orders were fetched, one in three hundred waits at the lab; one in five thousand is of a rare procedure; a colleague who sees his own
     * orders alone has one in a thousand; thirty thousand patients more, some of whom look alike; two hundred Rx wait; each order has moves for the audit; a thousand companies.
     */
    void years() throws SQLException {
        for (String each : List.of(
                "update orders set state = 'DOWNLOADED' where company_id = 90360 and id % 300 <> 0",
                "update orders set doctor_id = 1002 where company_id = 90360 and id % 1000 = 1",
                """
                update prescription set procedure_map_id = 1
                where company_id = 90360 and id in (select rx_id from orders where company_id = 90360 and id % 5000 = 2)""",
                "update prescription r set order_id = o.id from orders o where o.company_id = r.company_id and o.rx_id = r.id",
                "insert into member (company_id, user_id, full_order_visibility) values (90360, 1002, false) on conflict do nothing",
                """
                insert into patient (company_id, id, first_name, last_name, chart_number, first_key, last_key, chart_key,
                                     created_at, updated_at)
                select 90360, gen_random_uuid(), 'First' || i, 'Other' || i % 15000, 'D-' || i % 29900, 'first' || i, 'other' || i % 15000,
                       'd-' || i % 29900, now(), now()
                from generate_series(1, 30000) i""",
                """
                insert into prescription (company_id, id, patient_id, doctor_id, lab_id, procedure_map_id, status, created_at)
                select 90360, gen_random_uuid(), p.id, 1001, 70010, 30, 'CREATED', now()
                from (select id from patient where company_id = 90360 order by number limit 200) p""",
                """
                insert into order_event (company_id, order_id, number, at, from_state, to_state, actor, cause)
                select company_id, id, n, scanned_at + n * interval '1 hour', 'PROCESSING', 'READY', 'archway', 'revision 1 is ready'
                from orders cross join generate_series(1, 3) n where company_id = 90360""",
                """
                insert into company (id, name, kind, country_code, region, created_at)
                select 6000000 + i, 'Clinic ' || i, 'CLINIC', 'US', 'US', now() from generate_series(1, 1000) i""",
                "vacuum analyze")) {
            execute(each);
        }
    }

    /** One with many orders. */
    UUID patient() throws SQLException {
        try (Statement statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "select id from patient where company_id = 90360 and last_key = 'last77'")) {
            rows.next();
            return rows.getObject(1, UUID.class);
        }
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
