package dev.archway.server.notification;

import dev.archway.server.platform.Columns;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class EndpointRepository {

    private final JdbcClient jdbc;

    EndpointRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The endpoint of that address, made when there is none, held until the transaction ends. */
    Endpoint lockOrAdd(URI url) {
        return jdbc.sql("""
                        insert into notification_endpoint (id, url) values (:id, :url)
                        on conflict (url) do update set url = excluded.url
                        returning id, url, failures, paused_until
                        """)
                .param("id", UUID.randomUUID())
                .param("url", url.toString())
                .query(EndpointRepository::endpoint)
                .single();
    }

    Endpoint get(UUID id) {
        return select(id, "");
    }

    /** The same, held until the transaction ends. */
    Endpoint lock(UUID id) {
        return select(id, "for update");
    }

    private Endpoint select(UUID id, String lock) {
        return jdbc.sql("select id, url, failures, paused_until from notification_endpoint where id = :id " + lock)
                .param("id", id)
                .query(EndpointRepository::endpoint)
                .single();
    }

    void state(UUID id, int failures, @Nullable Instant pausedUntil) {
        jdbc.sql("update notification_endpoint set failures = :failures, paused_until = :until where id = :id")
                .param("id", id)
                .param("failures", failures)
                .param("until", Columns.utc(pausedUntil))
                .update();
    }

    private static Endpoint endpoint(ResultSet row, int number) throws SQLException {
        return new Endpoint(
                Columns.uuid(row, "id"),
                URI.create(row.getString("url")),
                row.getInt("failures"),
                Columns.instantOrNull(row, "paused_until"));
    }
}
