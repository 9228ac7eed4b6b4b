package dev.archway.server.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.testing.ArchwayIT;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The sandbox's webhook inbox, as PRODUCT.md describes it. */
class InboxIT extends ArchwayIT {

    private final String name = "inbox-" + UUID.randomUUID();

    @Test
    void post_isKeptWithHeadersAndBody_newestLast() {
        assertThat(http().with("webhook-id", "one")
                        .post("/sandbox/inbox/" + name, "{\"Id\": \"a\", \"CompanyId\": \"90360\"}")
                        .status())
                .isEqualTo(204);
        http().with("webhook-id", "two").post("/sandbox/inbox/" + name, "[1, null]");

        JsonNode answer = http().get("/sandbox/inbox").json();

        assertThat(answer.propertyNames()).containsExactlyInAnyOrder("Data", "Status");
        assertThat(answer.path("Status").asInt()).isEqualTo(1);
        List<JsonNode> items = mine();
        assertThat(items).hasSize(2);
        JsonNode first = items.getFirst();
        assertThat(first.propertyNames()).containsExactlyInAnyOrder("Inbox", "ReceivedAt", "Headers", "Body");
        assertThat(header(first, "webhook-id")).isEqualTo("one");
        assertThat(header(first, "content-type")).isEqualTo("application/json");
        assertThat(first.path("Body").toString()).isEqualTo("{\"Id\":\"a\",\"CompanyId\":\"90360\"}");
        assertThat(first.path("ReceivedAt").asString()).endsWith("Z");
        assertThat(Instant.parse(first.path("ReceivedAt").asString())).isBeforeOrEqualTo(Instant.now());
        assertThat(items.getLast().path("Body").toString()).isEqualTo("[1,null]");
    }

    @Test
    void post_noJson_isKeptAsText() {
        for (String body : List.of("hello", "{\"Id\": ", "a=b&c=%20", "", "{} {}", "x\0y", "[".repeat(5000))) {
            assertThat(http().send("POST", "/sandbox/inbox/" + name, body, "text/plain")
                            .status())
                    .isEqualTo(204);
        }
        http().form("/sandbox/inbox/" + name, "first=1&second=2");

        assertThat(mine())
                .extracting(item -> item.path("Body"))
                .allSatisfy(body -> assertThat(body.isString()).isTrue())
                .extracting(JsonNode::asString)
                .containsExactly(
                        "hello", "{\"Id\": ", "a=b&c=%20", "", "{} {}", "xy", "[".repeat(5000), "first=1&second=2");
    }

    @Test
    void post_tooLarge() {
        assertThat(http().post("/sandbox/inbox/" + name, "x".repeat(70_000)).status())
                .isEqualTo(413);
        assertThat(mine()).isEmpty();
    }

    @Test
    void delete_empties() {
        http().post("/sandbox/inbox/" + name, "{}");

        assertThat(http().delete("/sandbox/inbox").status()).isEqualTo(204);

        assertThat(mine()).isEmpty();
        assertThat(http().delete("/sandbox/inbox").status()).isEqualTo(204);
    }

    /** Other tests' notifications may be there, too. */
    private List<JsonNode> mine() {
        return http().get("/sandbox/inbox")
                .data()
                .valueStream()
                .filter(item -> item.path("Inbox").asString().equals(name))
                .toList();
    }

    /** HTTP does not tell upper from lower case in the names of headers. */
    private static String header(JsonNode item, String wanted) {
        return item.path("Headers").properties().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(wanted))
                .map(header -> header.getValue().asString())
                .findFirst()
                .orElse("");
    }
}
