package dev.archway.server.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import dev.archway.server.notification.OutboxRows.Row;
import dev.archway.server.testing.Eventually;
import dev.archway.server.testing.Http;
import dev.archway.server.testing.Receiver;
import dev.archway.server.testing.ScannedClinic;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import tools.jackson.databind.JsonNode;

/** The service as whoever operates it meets it: log, replay, endpoints, secrets. docs/notifications.md. */
@NullUnmarked // Spring fills the fields
class NotificationServiceIT extends DeliveryCase {

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    DeliveryLogRepository log;

    @Autowired
    Clock clock;

    /** Registered addresses are the partner's everywhere. */
    @AfterEach
    void unregister() {
        jdbc.sql("delete from partner_callback").update();
        jdbc.sql("delete from notification_secret").update();
    }

    @Test
    void log_showsANotificationWithItsAttempts() {
        try (Receiver receiver = Receiver.answering(500, 204)) {
            paired(receiver.url());
            publish(1);
            Row row = ended(1).getFirst();

            JsonNode traced = http().get("/sandbox/notifications/" + row.id()).data();
            JsonNode notification = traced.path("Notification");
            assertThat(notification.path("Id").asString()).isEqualTo(row.id().toString());
            assertThat(notification.path("Event").asString()).isEqualTo("scan.ready");
            assertThat(notification.path("State").asString()).isEqualTo("Delivered");
            assertThat(notification.path("CompanyId").asLong())
                    .isEqualTo(clinic.id().value());
            assertThat(notification.path("Attempts").asInt()).isEqualTo(2);
            assertThat(notification.path("NextAttemptAt").isNull()).isTrue();
            assertThat(traced.path("Attempts")
                            .valueStream()
                            .map(each -> each.path("Status").asInt()))
                    .containsExactly(500, 204);
            assertThat(traced.path("Attempts").path(0).path("Failure").asString())
                    .isEqualTo("HTTP 500");
            assertThat(traced.path("Attempts").path(1).path("Request").asString())
                    .contains("webhook-id: " + row.id());
        }
    }

    @Test
    void list_isPagedAndFiltered_newestFirst() {
        try (Receiver receiver = Receiver.answering(204)) {
            Endpoint endpoint = paired(receiver.url());
            publish(5);
            List<Row> rows = ended(5);

            JsonNode page = list("?EndpointId=" + endpoint.id() + "&pageSize=3");
            assertThat(ids(page)).containsExactly(id(rows, 4), id(rows, 3), id(rows, 2));
            JsonNode rest = list("?EndpointId=" + endpoint.id() + "&pageSize=3&Before="
                    + page.path("Next").asLong());
            assertThat(ids(rest)).containsExactly(id(rows, 1), id(rows, 0));
            assertThat(rest.path("Next").isNull()).isTrue();

            String company = "?CompanyId=" + clinic.id();
            assertThat(ids(list(company + "&State=delivered"))).hasSize(5);
            assertThat(ids(list(company + "&State=Dead"))).isEmpty();
            assertThat(ids(list(company + "&Partner=sandbox-lms"))).isEmpty();
            assertThat(ids(list(company + "&From=2100-01-01T00:00:00Z"))).isEmpty();
            assertThat(ids(list(company + "&To=2100-01-01T00:00:00Z"))).hasSize(5);
        }
    }

    @Test
    void wrongQuestions_saySo() {
        assertThat(http().get("/sandbox/notifications?State=lost").status()).isEqualTo(400);
        assertThat(http().get("/sandbox/notifications?pageSize=0").status()).isEqualTo(400);
        assertThat(http().get("/sandbox/notifications?From=yesterday").status()).isEqualTo(400);
        assertThat(http().get("/sandbox/notifications/1-1-1-1-1").status()).isEqualTo(400);
        assertThat(http().get("/sandbox/notifications/" + UUID.randomUUID()).status())
                .isEqualTo(404);
        assertThat(http().post("/sandbox/notifications/" + UUID.randomUUID() + "/replay", "")
                        .status())
                .isEqualTo(404);
        assertThat(http().post("/sandbox/notifications/replay", "{}").status()).isEqualTo(400);
        assertThat(http().post("/sandbox/endpoints/" + UUID.randomUUID() + "/open", "")
                        .status())
                .isEqualTo(404);
        assertThat(http().post("/sandbox/endpoints", """
                        {"Partner": "nobody", "Url": "http://127.0.0.1:1/"}""").status()).isEqualTo(400);
        assertThat(http().post("/sandbox/endpoints", """
                        {"Partner": "sandbox-dpms", "Url": "ftp://127.0.0.1/"}""").text()).contains("Url");
        assertThat(http().post("/sandbox/endpoints", """
                        {"Partner": "sandbox-dpms", "Url": "http://127.0.0.1:1/", "Events": ["scan.lost"]}""").text())
                .contains("scan.ready, rescan.ready, modeling.ready, interpretation2.ready");
        assertThat(http().post("/sandbox/partners/nobody/webhook-secret", "").status())
                .isEqualTo(404);
    }

    @Test
    void replayOfOne_sameWebhookId_attemptsGoOnCounting() throws InterruptedException {
        try (Receiver receiver = Receiver.answering(204)) {
            paired(receiver.url());
            publish(1);
            Row row = ended(1).getFirst();

            Http.Answer answer = http().post("/sandbox/notifications/" + row.id() + "/replay", "");
            assertThat(answer.data().path("State").asString()).isEqualTo("Waiting");

            Eventually.get(() -> row().attempts(), attempts -> attempts == 2);
            assertThat(receiver.next().header("webhook-id")).isEqualTo(row.id().toString());
            assertThat(receiver.next().header("webhook-id")).isEqualTo(row.id().toString());
            assertThat(attempts(row)).extracting(LoggedAttempt::number).containsExactly(1, 2);
        }
    }

    @Test
    void replayOfASpan_takesWhatWasMadeInIt() {
        try (Receiver receiver = Receiver.answering(204)) {
            Endpoint endpoint = paired(receiver.url());
            publish(4);
            List<Row> rows = ended(4);
            // four hours, one each
            for (int i = 0; i < 4; i++) {
                jdbc.sql("update notification set created_at = cast(:at as timestamptz) where id = :id")
                        .param("at", "2026-03-01T1" + i + ":00:00Z")
                        .param("id", rows.get(i).id())
                        .update();
            }

            Http.Answer answer = http().post("/sandbox/notifications/replay", """
                    {"From": "2026-03-01T11:00:00Z", "To": "2026-03-01T13:00:00Z", "EndpointId": "%s"}""".formatted(endpoint.id()));

            assertThat(answer.data().path("Replayed").asInt()).isEqualTo(2);
            Eventually.get(
                    () -> this.rows.of(clinic.id()).stream().map(Row::attempts).toList(), List.of(1, 2, 2, 1)::equals);
        }
    }

    @Test
    void replayOfAllFailed_arrivesOnceTheReceiverIsBack() {
        AtomicReference<String> answer = new AtomicReference<>("500 Broken");
        try (RawReceiver receiver = RawReceiver.that(talk -> {
            while (talk.request()) {
                talk.say("HTTP/1.1 " + answer.get() + "\r\nContent-Length: 0\r\n\r\n");
            }
        })) {
            Endpoint endpoint = paired(receiver.url().toString());
            waits(endpoint, 3);
            Instant now = NOW;
            while (states().contains("WAITING")) {
                drain(endpoint, now);
                now = now.plus(Duration.ofHours(1));
            }
            assertThat(states()).containsOnly("DEAD");
            assertThat(endpointOf(endpoint).path("Dead").asLong()).isEqualTo(3);

            answer.set("200 OK");
            http().post("/sandbox/endpoints/" + endpoint.id() + "/open", "");
            int replayed = http().post("/sandbox/notifications/replay", """
                            {"Failed": true, "CompanyId": %s}""".formatted(clinic.id()))
                    .data()
                    .path("Replayed")
                    .asInt();

            assertThat(replayed).isEqualTo(3);
            Eventually.get(this::states, all -> all.stream().allMatch("DELIVERED"::equals));
        }
    }

    @Test
    void ended_replayRefused_opened_sentAgain() {
        AtomicReference<String> answer = new AtomicReference<>("410 Gone");
        try (RawReceiver receiver = RawReceiver.that(talk -> {
            while (talk.request()) {
                talk.say("HTTP/1.1 " + answer.get() + "\r\nContent-Length: 0\r\n\r\n");
            }
        })) {
            Endpoint endpoint = paired(receiver.url().toString());
            publish(1);
            Row row = ended(1).getFirst();
            assertThat(row.state()).isEqualTo("DEAD");
            assertThat(endpointOf(endpoint).path("State").asString()).isEqualTo("Ended");

            Http.Answer refused = http().post("/sandbox/notifications/" + row.id() + "/replay", "");
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.json().path("Code").asString()).isEqualTo("ENDPOINT_ENDED");
            assertThat(http().post("/sandbox/notifications/replay", """
                                    {"Failed": true, "CompanyId": %s}""".formatted(clinic.id()))
                            .data()
                            .path("Replayed")
                            .asInt())
                    .isZero();

            answer.set("200 OK");
            JsonNode opened = http().post("/sandbox/endpoints/" + endpoint.id() + "/open", "")
                    .data();
            assertThat(opened.path("State").asString()).isEqualTo("Active");
            http().post("/sandbox/notifications/" + row.id() + "/replay", "");
            Eventually.get(this::states, List.of("DELIVERED")::equals);
        }
    }

    @Test
    void secrets_partnersThenItsOwn_oldAndNewSign() throws Exception {
        try (Receiver receiver = Receiver.answering(204)) {
            Endpoint endpoint = paired(receiver.url());
            publish(1);
            assertThat(receiver.next().headers()).doesNotContainKey("webhook-signature");

            JsonNode partners = http().post("/sandbox/partners/sandbox-dpms/webhook-secret", "")
                    .data();
            assertThat(partners.path("OldUntil").isNull()).isTrue();
            String first = partners.path("Secret").asString();
            publish(1);
            verify(receiver.next(), first);

            JsonNode own = http().post("/sandbox/endpoints/" + endpoint.id() + "/secret", "")
                    .data();
            String second = own.path("Secret").asString();
            assertThat(Instant.parse(own.path("OldUntil").asString()))
                    .isBetween(
                            clock.instant().plus(Duration.ofHours(23)),
                            clock.instant().plus(Duration.ofHours(25)));
            publish(1);
            Receiver.Call both = receiver.next();
            assertThat(both.header("webhook-signature").split(" ")).hasSize(2);
            verify(both, first);
            verify(both, second);

            jdbc.sql(
                            "update notification_secret set old_until = now() - interval '1 second' where old_until is not null")
                    .update();
            publish(1);
            Receiver.Call later = receiver.next();
            assertThat(later.header("webhook-signature").split(" ")).hasSize(1);
            verify(later, second);
            assertThat(endpointOf(endpoint).path("Signed").asBoolean()).isTrue();
            assertThat(http().get("/sandbox/endpoints").text()).doesNotContain("whsec_");
        }
    }

    @Test
    void secretSealedWithAnotherKey_nothingIsSentUnsigned() {
        try (Receiver receiver = Receiver.answering(204)) {
            Endpoint endpoint = paired(receiver.url());
            endpoints.hold(endpoint);
            jdbc.sql(
                            "insert into notification_secret (partner_id, sealed, made_at) values ('sandbox-dpms', '\\x0102', now())")
                    .update();
            waits(endpoint, 1);
            drain(endpoint, NOW);

            assertThat(receiver.calls()).isZero();
            assertThat(row().lastFailure()).contains("secret");
        }
    }

    @Test
    void testOfAnEndpoint_tellsWhatCameBack_andIsNoNotification() throws InterruptedException {
        try (Receiver receiver = Receiver.answering(418)) {
            Endpoint endpoint = paired(receiver.url());
            endpoints.hold(endpoint);

            JsonNode test = http().post("/sandbox/endpoints/" + endpoint.id() + "/test", "")
                    .data();

            assertThat(test.path("Status").asInt()).isEqualTo(418);
            assertThat(test.path("Failure").asString()).isEqualTo("HTTP 418");
            Receiver.Call call = receiver.next();
            assertThat(call.header("archway-event")).isEqualTo("endpoint.test");
            assertThat(call.body()).isEqualTo("""
                    {"Id":"00000000-0000-0000-0000-000000000000","CompanyId":"0"}""");
            assertThat(rows.of(clinic.id())).isEmpty();
            assertThat(health(endpoint)).isEqualTo(Health.GOOD);
        }
    }

    @Test
    void registeredAddresses_winOverThePairings_eachForItsEvents() {
        try (Receiver pairing = Receiver.answering(204);
                Receiver everything = Receiver.answering(204);
                Receiver rescans = Receiver.answering(204)) {
            paired(pairing.url());
            JsonNode all = register(everything.url(), "");
            JsonNode some = register(rescans.url(), ", \"Events\": [\"rescan.ready\", \"modeling.ready\"]");
            assertThat(all.path("Registered").asBoolean()).isTrue();
            assertThat(some.path("Events").valueStream().map(JsonNode::asString))
                    .containsExactly("rescan.ready", "modeling.ready");

            publish(1);
            ended(1);
            assertThat(everything.calls()).isEqualTo(1);

            http().delete("/sandbox/endpoints/" + all.path("Id").asString());
            publish(1);
            assertThat(rows.of(clinic.id()))
                    .as("nobody asked for it, and the pairing's does not count")
                    .hasSize(1);

            http().delete("/sandbox/endpoints/" + some.path("Id").asString());
            publish(1);
            ended(2);
            assertThat(pairing.calls()).isEqualTo(1);
            assertThat(rescans.calls()).isZero();
            assertThat(http().delete("/sandbox/endpoints/" + some.path("Id").asString())
                            .status())
                    .isEqualTo(404);
        }
    }

    @Test
    void addressRegisteredMeanwhile_takesWhatWaits() {
        try (Receiver fresh = Receiver.answering(204)) {
            Endpoint endpoint = paired("http://127.0.0.1:1/old");
            waits(endpoint, 3);

            register(fresh.url(), "");

            Eventually.get(this::states, all -> all.stream().allMatch("DELIVERED"::equals));
            assertThat(rows.of(clinic.id()))
                    .allSatisfy(row -> assertThat(row.attempts()).isEqualTo(1))
                    .allSatisfy(row -> assertThat(row.endpoint()).isNotEqualTo(endpoint.id()));
        }
    }

    /** Two users' addresses become one: what waits for the old one is told there already. */
    @Test
    void movedToAnAddressThatHasIt_isNotSentTwice() {
        try (Receiver fresh = Receiver.answering(204)) {
            Endpoint old = paired("http://127.0.0.1:1/old");
            Endpoint other = Endpoint.of("sandbox-dpms", URI.create(fresh.url()));
            waits(old, 1);
            endpoints.hold(other);
            jdbc.sql("""
                            insert into notification (company_id, id, endpoint_id, partner_id, order_id, rx_id, revision, event, state,
                                                      next_attempt_at, created_at, waiting_since, ended_at)
                            select company_id, gen_random_uuid(), :other, partner_id, order_id, rx_id, revision, event, 'DELIVERED',
                                   next_attempt_at, created_at, waiting_since, created_at from notification where company_id = :company""")
                    .param("other", other.id())
                    .param("company", clinic.id().value())
                    .update();

            paired(fresh.url());

            assertThat(states()).containsExactly("DROPPED", "DELIVERED");
            assertThat(fresh.calls()).isZero();
        }
    }

    @Test
    void manyWaitForOne_theSingleOneOfAnotherComesSoon() {
        ScannedClinic neighbour = ScannedClinic.open(registration, http());
        try (Receiver busy = Receiver.answering(204)) {
            Endpoint endpoint = paired(busy.url());
            endpoints.hold(endpoint);
            jdbc.sql("""
                            insert into notification (company_id, id, endpoint_id, partner_id, order_id, rx_id, revision, event, state,
                                                      next_attempt_at, created_at, waiting_since)
                            select :company, gen_random_uuid(), :endpoint, 'sandbox-dpms', 1, gen_random_uuid(), n, 'scan.ready', 'WAITING',
                                   now(), now(), now() from generate_series(1, 10000) n""")
                    .param("company", clinic.id().value())
                    .param("endpoint", endpoint.id())
                    .update();
            http().post("/sandbox/endpoints/" + endpoint.id() + "/open", "");

            neighbour.readyOrder();
            Eventually.get(neighbour::inbox, inbox -> inbox.size() == 1);
            assertThat(waiting(endpoint)).as("still under way").isPositive();
            Eventually.get(() -> waiting(endpoint), waiting -> waiting == 0);
            assertThat(busy.calls()).isEqualTo(10_000);
        }
    }

    @Test
    void retention_clearsWhatEnded_andOldAttempts_notWhatWaits() {
        Endpoint endpoint = paired("http://127.0.0.1:1/nobody");
        waits(endpoint, 2);
        drain(endpoint, NOW);
        Row first = rows.of(clinic.id()).getFirst();
        jdbc.sql("update notification set state = 'DEAD', ended_at = next_attempt_at where id = :id")
                .param("id", first.id())
                .update();

        log.sweep(NOW.minusSeconds(1));
        assertThat(states()).containsExactly("DEAD", "WAITING");
        assertThat(attempts(first)).hasSize(1);

        log.sweep(NOW.plus(Duration.ofDays(1)));
        assertThat(states()).containsExactly("WAITING");
        assertThat(attempts(first)).isEmpty();
    }

    private void publish(int count) {
        for (int i = 0; i < count; i++) {
            int number = rows.of(clinic.id()).size() + 1_000;
            transaction.executeWithoutResult(_ -> events.publishEvent(ready(number)));
        }
    }

    private List<Row> ended(int count) {
        return Eventually.get(
                () -> rows.of(clinic.id()),
                all -> all.size() == count
                        && all.stream().noneMatch(row -> row.state().equals("WAITING")));
    }

    private long waiting(Endpoint endpoint) {
        return endpointOf(endpoint).path("Waiting").asLong(-1);
    }

    private JsonNode endpointOf(Endpoint endpoint) {
        return http().get("/sandbox/endpoints")
                .data()
                .valueStream()
                .filter(each -> each.path("Id").asString().equals(endpoint.id().toString()))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode register(String url, String more) {
        Http.Answer answer = http().post("/sandbox/endpoints", """
                {"Partner": "sandbox-dpms", "Url": "%s"%s}""".formatted(url, more));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.data();
    }

    private JsonNode list(String query) {
        Http.Answer answer = http().get("/sandbox/notifications" + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.data();
    }

    private static List<String> ids(JsonNode page) {
        return page.path("Results")
                .valueStream()
                .map(each -> each.path("Id").asString())
                .toList();
    }

    private static String id(List<Row> rows, int index) {
        return rows.get(index).id().toString();
    }

    private static void verify(Receiver.Call call, String secret) throws Exception {
        HttpHeaders headers = HttpHeaders.of(
                Map.of(
                        "webhook-id", List.of(call.header("webhook-id")),
                        "webhook-timestamp", List.of(call.header("webhook-timestamp")),
                        "webhook-signature", List.of(call.header("webhook-signature"))),
                (_, _) -> true);
        new Webhook(secret).verify(call.body(), headers);
    }
}
