package dev.archway.server.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.testing.ArchwayIT;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A database of a server that knew neither events nor endpoints of partners (V10): what waited there still arrives, and what has ended can be read, after V11. */
class OldNotificationsIT extends ArchwayIT {

    private static final String DATABASE = "archway_before_v11";
    private static final URI SHARED = URI.create("https://one.example/hook?token=a/b");
    private static final URI OTHER = URI.create("https://zwei.example/h\u00fctte");

    /** The rows are of 2026-05-01. */
    private static final Instant LATER = Instant.parse("2026-05-02T00:00:00Z");

    /** Nobody was told there any more. */
    private static final URI FORGOTTEN = URI.create("https://gone.example/");

    @Autowired
    JdbcClient server;

    @Autowired
    JdbcConnectionDetails details;

    @Test
    void rowsOfV10_areReadByV11() {
        server.sql("drop database if exists " + DATABASE).update();
        server.sql("create database " + DATABASE).update();
        try {
            DriverManagerDataSource source = new DriverManagerDataSource(
                    details.getJdbcUrl().replaceFirst("/[^/?]+(\\?|$)", "/" + DATABASE + "$1"),
                    Objects.requireNonNull(details.getUsername()),
                    Objects.requireNonNull(details.getPassword()));
            migrate(source, "10");
            JdbcClient old = JdbcClient.create(source);
            UUID waiting = lay(old);
            migrate(source, "latest");
            assertConverted(old, waiting);
        } finally {
            server.sql("drop database if exists " + DATABASE).update();
        }
    }

    private static void migrate(DriverManagerDataSource source, String target) {
        Flyway.configure().dataSource(source).target(target).load().migrate();
    }

    /** Two partners that gave the same URL, which was one endpoint then; the id of the notification that waits. */
    private static UUID lay(JdbcClient old) {
        old.sql("""
                        insert into company (id, name, kind, country_code, region, created_at)
                        values (1, 'Clinic', 'CLINIC', 'US', 'US', now())""").update();
        for (String partner : List.of("dpms", "lms")) {
            old.sql("""
                            insert into partner (id, name, kind, redirect_uris, created_at)
                            values (:id, :id, 'CLINIC', array['https://p.example/'], now())""").param("id", partner).update();
        }
        UUID shared = endpoint(old, SHARED);
        UUID other = endpoint(old, OTHER);
        endpoint(old, FORGOTTEN);
        notification(old, shared, "dpms", 1, "DELIVERED", 1);
        notification(old, shared, "lms", 1, "DEAD", 8);
        notification(old, other, "dpms", 1, "DELIVERED", 2);
        UUID waiting = notification(old, shared, "lms", 2, "WAITING", 3);
        old.sql("""
                        insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
                        values ('deliver-notifications', :endpoint, now() + interval '1 hour', false, 1)""").param("endpoint", shared.toString()).update();
        return waiting;
    }

    private static UUID endpoint(JdbcClient old, URI url) {
        UUID id = UUID.nameUUIDFromBytes(url.toString().getBytes(StandardCharsets.UTF_8));
        old.sql("insert into notification_endpoint (id, url) values (:id, :url)")
                .param("id", id)
                .param("url", url.toString())
                .update();
        return id;
    }

    private static UUID notification(
            JdbcClient old, UUID endpoint, String partner, int revision, String state, int attempts) {
        UUID id = UUID.randomUUID();
        old.sql("""
                        insert into notification (company_id, id, endpoint_id, partner_id, order_id, rx_id, revision, state, attempts,
                                                  next_attempt_at, created_at, ended_at)
                        values (1, :id, :endpoint, :partner, 100000001, gen_random_uuid(), :revision, :state, :attempts,
                                timestamptz '2026-05-01 10:00Z', timestamptz '2026-05-01 09:00Z',
                                case when :state = 'WAITING' then null else timestamptz '2026-05-01 11:00Z' end)""")
                .param("id", id)
                .param("endpoint", endpoint)
                .param("partner", partner)
                .param("revision", revision)
                .param("state", state)
                .param("attempts", attempts)
                .update();
        return id;
    }

    private static void assertConverted(JdbcClient now, UUID waiting) {
        UUID dpms = Endpoint.of("dpms", SHARED).id();
        UUID lms = Endpoint.of("lms", SHARED).id();
        UUID other = Endpoint.of("dpms", OTHER).id();
        assertThat(texts(now, "select id || ' ' || partner_id || ' ' || url from notification_endpoint"))
                .as(
                        "an endpoint for each partner and URL, under the id that the server gives it; none that nothing names")
                .containsExactlyInAnyOrder(dpms + " dpms " + SHARED, lms + " lms " + SHARED, other + " dpms " + OTHER);
        assertThat(
                        texts(
                                now,
                                "select endpoint_id || ' ' || partner_id || ' ' || revision || ' ' || state || ' ' || tries from notification"))
                .containsExactlyInAnyOrder(
                        dpms + " dpms 1 DELIVERED 1",
                        lms + " lms 1 DEAD 8",
                        other + " dpms 1 DELIVERED 2",
                        lms + " lms 2 WAITING 3");
        assertThat(texts(now, "select distinct event || ' ' || (waiting_since = created_at) from notification"))
                .containsExactly("scan.ready true");
        assertThat(texts(now, "select task_instance from scheduled_tasks where task_name = 'deliver-notifications'"))
                .as("a delivery for the one endpoint that something waits for")
                .containsExactly(lms.toString());
        assertThat(new NotificationRepository(now).due(lms, LATER, 10))
                .as("what the delivery gets to send")
                .singleElement()
                .satisfies(next -> {
                    assertThat(next.id()).isEqualTo(waiting);
                    assertThat(next.tries()).isEqualTo(3);
                });
    }

    private static List<String> texts(JdbcClient now, String sql) {
        return now.sql(sql).query((row, number) -> row.getString(1)).list();
    }
}
