package dev.archway.server.notification;

import dev.archway.server.platform.Columns;
import java.net.URI;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The addresses that are notified. */
@Repository
class EndpointRepository {

    private final JdbcClient jdbc;

    EndpointRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Holds the endpoint until the transaction ends; its row is made when there is none. */
    void hold(Endpoint endpoint) {
        jdbc.sql("""
                        insert into notification_endpoint (id, url) values (:id, :url)
                        on conflict (id) do update set url = excluded.url""")
                .param("id", endpoint.id())
                .param("url", endpoint.url().toString())
                .update();
    }

    Endpoint get(UUID id) {
        return jdbc.sql("select id, url from notification_endpoint where id = :id")
                .param("id", id)
                .query((row, number) -> new Endpoint(Columns.uuid(row, "id"), URI.create(row.getString("url"))))
                .single();
    }

    /** Holds the endpoint of that id until the transaction ends. */
    void hold(UUID id) {
        jdbc.sql("select id from notification_endpoint where id = :id for update")
                .param("id", id)
                .query((row, number) -> Columns.uuid(row, "id"))
                .single();
    }
}
