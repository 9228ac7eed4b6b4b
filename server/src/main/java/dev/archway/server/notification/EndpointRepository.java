package dev.archway.server.notification;

import dev.archway.server.platform.Columns;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The addresses that are notified, and what is known of them. */
@Repository
class EndpointRepository {

    private final JdbcClient jdbc;

    EndpointRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An endpoint with what its answers have shown. */
    record Row(Endpoint endpoint, Health health) {}

    /** Holds the endpoint until the transaction ends; its row is made when there is none. */
    void hold(Endpoint endpoint) {
        jdbc.sql("""
                        insert into notification_endpoint (id, url, partner_id) values (:id, :url, :partner)
                        on conflict (id) do update set url = excluded.url where false""") // locks, and writes nothing
                .param("id", endpoint.id())
                .param("url", endpoint.url().toString())
                .param("partner", endpoint.partnerId())
                .update();
    }

    /** Holds the endpoint of that id until the transaction ends. */
    Row hold(UUID id) {
        return jdbc.sql("select * from notification_endpoint where id = :id for update")
                .param("id", id)
                .query((row, number) -> row(row))
                .single();
    }

    Optional<Row> find(UUID id) {
        return jdbc.sql("select * from notification_endpoint where id = :id")
                .param("id", id)
                .query((row, number) -> row(row))
                .optional();
    }

    Row get(UUID id) {
        return find(id).orElseThrow(() -> new IllegalStateException("endpoint " + id + " is not there"));
    }

    /** Every endpoint, by partner and address. */
    List<Row> all() {
        return jdbc.sql("select * from notification_endpoint order by partner_id, url")
                .query((row, number) -> row(row))
                .list();
    }

    /** Whoever saves has held the row. */
    void save(UUID id, Health health) {
        jdbc.sql("""
                        update notification_endpoint
                        set failures = :failures, openings = :openings, paused_until = :paused, ended_at = :ended
                        where id = :id""")
                .param("failures", health.failures())
                .param("openings", health.openings())
                .param("paused", Columns.utc(health.pausedUntil()))
                .param("ended", Columns.utc(health.endedAt()))
                .param("id", id)
                .update();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                new Endpoint(Columns.uuid(row, "id"), row.getString("partner_id"), URI.create(row.getString("url"))),
                new Health(
                        row.getInt("failures"),
                        row.getInt("openings"),
                        Columns.instantOrNull(row, "paused_until"),
                        Columns.instantOrNull(row, "ended_at")));
    }
}
