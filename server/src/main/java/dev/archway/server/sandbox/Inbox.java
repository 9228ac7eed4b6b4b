package dev.archway.server.sandbox;

import dev.archway.server.platform.Columns;
import dev.archway.wire.WireJson;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** The sandbox's own webhook receiver: keeps what came, for whoever has no server to be notified at. */
@Repository
@Profile("!production")
public class Inbox {

    private final JdbcClient jdbc;
    private final Clock clock;

    Inbox(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Something that was posted; {@code body} is its JSON, or its text when it is none. */
    public record Item(String inbox, Instant receivedAt, Map<String, String> headers, JsonNode body) {}

    public void receive(String inbox, Map<String, String> headers, String body) {
        jdbc.sql("""
                        insert into sandbox_inbox (inbox, received_at, headers, body)
                        values (:inbox, :now, cast(:headers as jsonb), :body)
                        """)
                .param("inbox", inbox)
                .param("now", Columns.utc(clock.instant()))
                .param("headers", WireJson.mapper().writeValueAsString(headers))
                .param("body", body)
                .update();
    }

    /** Everything that came, newest last. */
    public List<Item> items() {
        return jdbc.sql("select inbox, received_at, headers, body from sandbox_inbox order by id")
                .query((row, number) -> new Item(
                        row.getString("inbox"),
                        Columns.instant(row, "received_at"),
                        headers(row.getString("headers")),
                        json(row.getString("body"))))
                .list();
    }

    public void clear() {
        jdbc.sql("delete from sandbox_inbox").update();
    }

    @SuppressWarnings("unchecked") // what receive() wrote
    private static Map<String, String> headers(@Nullable String json) {
        return json == null ? Map.of() : WireJson.mapper().readValue(json, Map.class);
    }

    private static JsonNode json(String body) {
        try {
            JsonNode json = WireJson.mapper().readTree(body);
            return json.isMissingNode() ? StringNode.valueOf(body) : json;
        } catch (JacksonException e) {
            return StringNode.valueOf(body);
        }
    }
}
