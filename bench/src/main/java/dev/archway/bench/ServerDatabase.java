package dev.archway.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/** The embedded database of a server that runs, for laying rows by the thousand and for a peer that is to have the same one. */
final class ServerDatabase implements AutoCloseable {

    private static final int PORT_LINE = 3;
    private static final int CONNECTIONS = 20;

    private final HikariDataSource source;

    private ServerDatabase(HikariDataSource source) {
        this.source = source;
    }

    /** The one in a data directory. */
    static ServerDatabase in(Path data) throws IOException {
        String port = Files.readAllLines(data.resolve("postgres/cluster/postmaster.pid"))
                .get(PORT_LINE)
                .strip();
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:postgresql://127.0.0.1:" + port + "/archway");
        config.setUsername("archway");
        config.setPassword(Files.readString(data.resolve("keys/postgres.password")));
        config.setMaximumPoolSize(CONNECTIONS);
        return new ServerDatabase(new HikariDataSource(config));
    }

    DataSource source() {
        return source;
    }

    /** So many notifications wait for an endpoint, due now; nobody is told of it. */
    void layNotifications(UUID endpoint, long company, int count) throws SQLException {
        run("""
                insert into notification (company_id, id, endpoint_id, partner_id, order_id, rx_id, revision, event, state,
                                          next_attempt_at, created_at, waiting_since)
                select ?, gen_random_uuid(), ?, 'sandbox-dpms', 1, gen_random_uuid(),
                       n + coalesce((select max(revision) from notification where order_id = 1), 0), 'scan.ready', 'WAITING',
                       now(), now(), now() from generate_series(1, ?) n""", company, endpoint, count);
    }

    void clearNotifications() throws SQLException {
        run("delete from notification_attempt");
        run("delete from notification");
        run("delete from scheduled_tasks where task_name = 'deliver-notifications' and not picked");
        run("vacuum analyze notification");
        run("vacuum analyze notification_attempt");
    }

    long count(String sql) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    /** When the revision of each Rx was written down as ready. */
    Map<UUID, Instant> readyTimes() throws SQLException {
        Map<UUID, Instant> times = new HashMap<>();
        try (Connection connection = source.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("select rx_id, created_at from notification");
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                times.put(
                        row.getObject(1, UUID.class),
                        row.getObject(2, OffsetDateTime.class).toInstant());
            }
        }
        return times;
    }

    void run(String sql, Object... parameters) throws SQLException {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.execute();
        }
    }

    @Override
    public void close() {
        source.close();
    }
}
