package dev.archway.server.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.archway.server.access.Partners;
import dev.archway.server.account.Administrator;
import dev.archway.server.notification.OutboxRows.Row;
import dev.archway.server.shared.UserId;
import dev.archway.server.testing.Eventually;
import dev.archway.server.testing.Http;
import dev.archway.server.testing.Receiver;
import dev.archway.server.testing.ScannedClinic;
import dev.archway.server.testing.TestClinic;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a delivery does with every kind of receiver. */
@NullUnmarked // Spring fills the fields
class DeliveryIT extends DeliveryCase {

    @Autowired
    Partners partners;

    @Test
    void accepted_delivered_bodyIsExact() throws InterruptedException {
        try (Receiver receiver = Receiver.answering(204)) {
            Endpoint endpoint = paired(receiver.url());
            waits(endpoint, 1);

            drain(endpoint, NOW);

            Receiver.Call request = receiver.next();
            // DPMS API V2, 4.5.2: Id and CompanyId, both strings
            assertThat(request.body()).isEqualTo("{\"Id\":\"" + rx + "\",\"CompanyId\":\"" + clinic.id() + "\"}");
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.header("Content-Type")).isEqualTo("application/json");
            Row row = row();
            assertThat(request.header("webhook-id")).isEqualTo(row.id().toString());
            assertThat(row.state()).isEqualTo("DELIVERED");
            assertThat(row.attempts()).isEqualTo(1);
            assertThat(row.lastStatus()).isEqualTo(204);
            assertThat(row.lastFailure()).isNull();
            assertThat(row.ended()).isEqualTo(NOW);
        }
    }

    @Test
    void serverError_sentAgainWhenItIsTime() throws InterruptedException {
        try (Receiver receiver = Receiver.answering(500, 200)) {
            Endpoint endpoint = paired(receiver.url());
            waits(endpoint, 1);

            drain(endpoint, NOW);
            Row failed = row();
            assertThat(failed.state()).isEqualTo("WAITING");
            assertThat(failed.lastStatus()).isEqualTo(500);
            assertThat(failed.lastFailure()).isEqualTo("HTTP 500");
            assertThat(failed.nextAttempt())
                    .isBetween(
                            NOW.plus(FIRST_PAUSE.multipliedBy(8).dividedBy(10)),
                            NOW.plus(FIRST_PAUSE.multipliedBy(12).dividedBy(10)));

            drain(endpoint, failed.nextAttempt().minusMillis(1));
            assertThat(receiver.calls()).as("before it is due").isEqualTo(1);

            drain(endpoint, failed.nextAttempt());
            assertThat(row().state()).isEqualTo("DELIVERED");
            assertThat(row().attempts()).isEqualTo(2);
            assertThat(receiver.next().header("webhook-id"))
                    .isEqualTo(failed.id().toString());
            assertThat(receiver.next().header("webhook-id"))
                    .isEqualTo(failed.id().toString());
        }
    }

    @Test
    void redirect_notFollowed() {
        try (Receiver elsewhere = Receiver.answering(200);
                Receiver receiver = Receiver.redirecting(elsewhere.url())) {
            assertThat(failure(receiver.url())).isEqualTo("HTTP 302");
            assertThat(elsewhere.calls()).isZero();
        }
    }

    @Test
    void silence_timesOut() {
        try (Receiver receiver = Receiver.waiting(new CountDownLatch(1))) {
            assertThat(failure(receiver.url())).isEqualTo("no whole answer within 300 ms");
        }
    }

    @Test
    void halfAnAnswer_timesOut() {
        try (Receiver receiver = Receiver.halfAnswering(new CountDownLatch(1))) {
            assertThat(failure(receiver.url())).isEqualTo("no whole answer within 300 ms");
        }
    }

    @Test
    void nobodyThere_noConnection() {
        String url;
        try (Receiver receiver = Receiver.answering(204)) {
            url = receiver.url();
        }
        assertThat(failure(url)).isEqualTo("no connection");
    }

    @Test
    void unknownHost_failed() {
        assertThat(failure("http://nobody.invalid/hook")).isEqualTo("unknown host");
    }

    @Test
    void addressThatCannotBeCalled_failed() {
        assertThat(failure("http://127.0.0.1:0/hook")).isNotEmpty();
    }

    @Test
    void nonsense_failed_withoutControlCharacters() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                try (Socket connection = socket.accept()) {
                    connection.getOutputStream().write("\0\1\2 no HTTP\r\n\r\n".getBytes(StandardCharsets.UTF_8));
                } catch (IOException e) {
                    // the test is over
                }
            });
            assertThat(failure("http://127.0.0.1:" + socket.getLocalPort() + "/"))
                    .isNotEmpty()
                    .doesNotContainPattern("\\p{Cntrl}");
        }
    }

    @Test
    void lastAttempt_dead_kept() {
        try (Receiver receiver = Receiver.answering(503)) {
            Endpoint endpoint = paired(receiver.url());
            waits(endpoint, 1);

            drain(endpoint, NOW);
            drain(endpoint, row().nextAttempt());
            Instant last = row().nextAttempt();
            drain(endpoint, last);

            assertThat(row().state()).isEqualTo("DEAD");
            assertThat(row().attempts()).isEqualTo(3);
            assertThat(row().lastFailure()).isEqualTo("HTTP 503");
            assertThat(row().ended()).isEqualTo(last);
            drain(endpoint, last.plus(Duration.ofDays(30)));
            assertThat(receiver.calls()).isEqualTo(3);
            assertThat(notifications.nextDue(endpoint.id())).isEmpty();
        }
    }

    @Test
    void unpairedMeanwhile_droppedUnsent() {
        try (Receiver receiver = Receiver.answering(204)) {
            Endpoint endpoint = paired(receiver.url());
            waits(endpoint, 1);
            jdbc.sql("delete from pairing where company_id = :company")
                    .param("company", clinic.id().value())
                    .update();

            drain(endpoint, NOW);

            assertThat(receiver.calls()).isZero();
            assertThat(row().state()).isEqualTo("DROPPED");
            assertThat(row().attempts()).isZero();
            assertThat(row().lastFailure()).isEqualTo("nobody is told any more");
        }
    }

    @Test
    void crashBeforeItIsWrittenDown_deliveredAgain() throws InterruptedException {
        try (Receiver receiver = Receiver.answering(204)) {
            Endpoint endpoint = paired(receiver.url());
            waits(endpoint, 1);
            NotificationRepository failing = new NotificationRepository(jdbc) {
                @Override
                void record(UUID endpointId, List<Outcome> outcomes) {
                    throw new IllegalStateException("the power is gone");
                }
            };
            Delivery crashing = delivery(NOW, failing, Map.of());

            assertThatThrownBy(() -> crashing.drain(endpoint.id(), () -> false)).hasMessage("the power is gone");
            assertThat(row().state()).isEqualTo("WAITING");
            drain(endpoint, NOW);

            assertThat(row().state()).isEqualTo("DELIVERED");
            assertThat(receiver.next().header("webhook-id"))
                    .isEqualTo(row().id().toString());
            assertThat(receiver.next().header("webhook-id"))
                    .isEqualTo(row().id().toString());
        }
    }

    @Test
    void oneFails_theOthersOfItsBatchArrive() {
        try (Receiver receiver = Receiver.answering(200, 500, 200)) {
            Endpoint endpoint = paired(receiver.url());
            waits(endpoint, 5);

            drain(endpoint, NOW);

            assertThat(rows.of(clinic.id()))
                    .extracting(Row::state)
                    .containsExactlyInAnyOrder("DELIVERED", "DELIVERED", "DELIVERED", "DELIVERED", "WAITING");
            assertThat(receiver.calls()).isEqualTo(5);
        }
    }

    @Test
    void severalBatches_eachOnce() throws InterruptedException {
        try (Receiver receiver = Receiver.answering(200)) {
            Endpoint endpoint = paired(receiver.url());
            waits(endpoint, 600);

            drain(endpoint, NOW);

            assertThat(rows.of(clinic.id()))
                    .hasSize(600)
                    .allSatisfy(row -> assertThat(row.state()).isEqualTo("DELIVERED"));
            assertThat(receiver.calls()).isEqualTo(600);
            Set<String> ids = new TreeSet<>();
            for (int i = 0; i < 600; i++) {
                ids.add(receiver.next().header("webhook-id"));
            }
            assertThat(ids).hasSize(600);
        }
    }

    @Test
    void serverStops_theRestStaysDue() {
        try (Receiver receiver = Receiver.answering(200)) {
            Endpoint endpoint = paired(receiver.url());
            waits(endpoint, 1);

            delivery(NOW).drain(endpoint.id(), () -> true);

            assertThat(receiver.calls()).isZero();
            assertThat(notifications.nextDue(endpoint.id())).contains(NOW);
        }
    }

    @Test
    void everyAttempt_isInTheLog() {
        try (Receiver receiver = Receiver.answering(500, 200)) {
            Endpoint endpoint = paired(receiver.url());
            waits(endpoint, 1);
            drain(endpoint, NOW);
            Instant second = row().nextAttempt();
            drain(endpoint, second);

            assertThat(attempts(row())).hasSize(2);
            LoggedAttempt first = attempts(row()).getFirst();
            assertThat(first.number()).isEqualTo(1);
            assertThat(first.at()).isEqualTo(NOW);
            assertThat(first.request()).startsWith("POST /hook HTTP/1.1\n").contains("webhook-id: " + row().id());
            assertThat(first.status()).isEqualTo(500);
            assertThat(first.response()).startsWith("HTTP/1.1 500");
            assertThat(first.failure()).isEqualTo("HTTP 500");
            LoggedAttempt last = attempts(row()).getLast();
            assertThat(last.number()).isEqualTo(2);
            assertThat(last.at()).isEqualTo(second);
            assertThat(last.failure()).isNull();
            assertThat(last.request())
                    .contains("webhook-id: " + row().id(), "webhook-timestamp: " + second.getEpochSecond());
        }
    }

    @Test
    void retryAfter_isHonoured_alsoForTheOthers_withinBounds() {
        for (String header : List.of("7200", "99999999999999999999", "Sun, 01 Mar 2026 12:00:00 GMT")) {
            TestClinic other = TestClinic.open(registration);
            clinic = other;
            try (RawReceiver receiver = RawReceiver.answering(
                    "HTTP/1.1 429 Too Many Requests\r\nRetry-After: " + header + "\r\nContent-Length: 0\r\n\r\n")) {
                Endpoint endpoint = paired(receiver.url().toString());
                waits(endpoint, 1);
                drain(endpoint, NOW, Map.of("longest-retry-after", "90m"));
                assertThat(row().nextAttempt()).as(header).isEqualTo(NOW.plus(Duration.ofMinutes(90)));
                assertThat(health(endpoint).pausedUntil()).isEqualTo(NOW.plus(Duration.ofMinutes(90)));

                waits(endpoint, 1);
                drain(endpoint, NOW.plusSeconds(60));
                assertThat(states()).containsExactly("WAITING", "WAITING");
                assertThat(rows.of(clinic.id()).getLast().attempts())
                        .as("asked for time")
                        .isZero();
            }
        }
    }

    @Test
    void retryAfter_shorterThanThePause_orNonsense_thePause() {
        for (String header : List.of("1", "-5", "soon", "Sun, 01 Mar 1926 12:00:00 GMT")) {
            clinic = TestClinic.open(registration);
            try (RawReceiver receiver = RawReceiver.answering(
                    "HTTP/1.1 503 X\r\nRetry-After: " + header + "\r\nContent-Length: 0\r\n\r\n")) {
                Endpoint endpoint = paired(receiver.url().toString());
                waits(endpoint, 1);
                drain(endpoint, NOW);
                assertThat(row().nextAttempt()).as(header).isBetween(NOW.plusSeconds(48), NOW.plusSeconds(72));
            }
        }
    }

    @Test
    void gone_endsTheEndpoint_whatWaitsIsDead() {
        try (Receiver receiver = Receiver.answering(410)) {
            Endpoint endpoint = paired(receiver.url());
            waits(endpoint, 1);
            drain(endpoint, NOW);
            assertThat(states()).containsExactly("DEAD");
            assertThat(health(endpoint).endedAt()).isEqualTo(NOW);

            waits(endpoint, 3);
            drain(endpoint, NOW.plusSeconds(1));
            assertThat(states()).containsOnly("DEAD");
            assertThat(receiver.calls()).isEqualTo(1);
            assertThat(rows.of(clinic.id()).getLast().lastFailure()).contains("410");
        }
    }

    @Test
    void failuresInARow_openTheBreaker_aProbeClosesIt() {
        AtomicReference<String> answer = new AtomicReference<>("500 Broken");
        try (RawReceiver receiver = RawReceiver.that(talk -> {
            while (talk.request()) {
                talk.say("HTTP/1.1 " + answer.get() + "\r\nContent-Length: 0\r\n\r\n");
            }
        })) {
            Endpoint endpoint = paired(receiver.url().toString());
            waits(endpoint, 20);

            drain(endpoint, NOW);
            int tried = attempts();
            assertThat(tried).as("five, and those under way beside the fifth").isBetween(5, 8);
            Instant until = health(endpoint).pausedUntil();
            assertThat(until).isEqualTo(NOW.plusSeconds(30));

            drain(endpoint, until.minusMillis(1));
            assertThat(attempts()).as("while it is open").isEqualTo(tried);

            drain(endpoint, until);
            assertThat(attempts()).as("one probe").isEqualTo(tried + 1);
            assertThat(health(endpoint).pausedUntil()).as("twice as long").isEqualTo(NOW.plusSeconds(30 + 60));

            answer.set("200 OK");
            drain(endpoint, NOW.plusSeconds(30 + 60));
            assertThat(health(endpoint)).isEqualTo(Health.GOOD);
            assertThat(states()).filteredOn("DELIVERED"::equals).hasSizeGreaterThanOrEqualTo(20 - tried);
            drain(endpoint, NOW.plus(Duration.ofHours(2)));
            assertThat(states()).containsOnly("DELIVERED");
        }
    }

    @Test
    void receiverThatStaysAway_everythingIsDeadInTheEnd() {
        String url;
        try (Receiver receiver = Receiver.answering(200)) {
            url = receiver.url();
        }
        Endpoint endpoint = paired(url);
        waits(endpoint, 30);
        Instant now = NOW;
        for (int turn = 0; turn < 100 && states().contains("WAITING"); turn++) {
            drain(endpoint, now);
            now = now.plus(Duration.ofMinutes(10));
        }
        assertThat(states()).containsOnly("DEAD");
        assertThat(now).isAfter(NOW.plus(FIRST_PAUSE).plus(SECOND_PAUSE));
    }

    /** The task turns to other things, and the answer is written down when it comes. */
    @Test
    void slowReceiver_isNotWaitedFor_itsAnswerCounts() throws InterruptedException {
        CountDownLatch latch = new CountDownLatch(1);
        try (Receiver receiver = Receiver.waiting(latch)) {
            Endpoint endpoint = paired(receiver.url());
            waits(endpoint, 50);
            Map<String, String> patient = Map.of("timeout", "60s");
            Delivery delivery = delivery(NOW, notifications, patient);

            long began = System.nanoTime();
            delivery.drain(endpoint.id(), () -> false);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(20));
            assertThat(receiver.calls()).as("few until it has answered").isLessThanOrEqualTo(Pace.AT_FIRST);
            assertThat(states()).containsOnly("WAITING");
            assertThat(notifications.due(endpoint.id(), NOW, 100))
                    .as("the others")
                    .hasSize(46);
            assertThat(delivery.drain(endpoint.id(), () -> false))
                    .as("no more than that")
                    .isPresent();

            latch.countDown();
            Eventually.get(
                    this::states,
                    all -> all.stream().filter("DELIVERED"::equals).count() >= 4);
            // the late answer woke the server's own task, which sends the rest
            Eventually.get(this::states, all -> all.stream().allMatch("DELIVERED"::equals));
            // by its clock the leases of the test's time are over, so that it may send one more than once
            assertThat(receiver.calls()).isBetween(50, 50 + Pace.AT_FIRST);
        }
    }

    @Test
    void crashWhileAnAnswerIsLate_sentAgainAfterTheLease() {
        CountDownLatch latch = new CountDownLatch(1);
        try (Receiver receiver = Receiver.waiting(latch)) {
            Endpoint endpoint = paired(receiver.url());
            waits(endpoint, 1);
            delivery(NOW, notifications, Map.of("timeout", "60s")).drain(endpoint.id(), () -> false);
            assertThat(row().state()).isEqualTo("WAITING");
            assertThat(row().nextAttempt()).isEqualTo(NOW.plusSeconds(65));
            stop(); // whoever waited for the answer is gone: nothing is known of it

            assertThat(row().attempts()).isZero();
            latch.countDown();
            Delivery restarted = delivery(NOW.plusSeconds(65));
            restarted.drain(endpoint.id(), () -> false);
            Eventually.get(this::states, all -> all.contains("DELIVERED"));
        }
    }

    @Test
    void anotherAddressMeanwhile_movesThere_atOnce() throws InterruptedException {
        try (Receiver old = Receiver.answering(500);
                Receiver fresh = Receiver.answering(204)) {
            Endpoint endpoint = paired(old.url());
            waits(endpoint, 2);
            drain(endpoint, NOW);

            paired(fresh.url()); // the server's own task sends them

            Eventually.get(this::states, all -> all.stream().allMatch("DELIVERED"::equals));
            assertThat(fresh.calls()).isEqualTo(2);
            Set<String> came = new TreeSet<>(List.of(fresh.next().header("webhook-id")));
            came.add(fresh.next().header("webhook-id"));
            assertThat(came)
                    .isEqualTo(rows.of(clinic.id()).stream()
                            .map(each -> each.id().toString())
                            .collect(Collectors.toSet()));
            assertThat(old.calls()).isEqualTo(2);
        }
    }

    @Test
    void unpaired_whatWaitsIsDropped_atOnce() {
        try (Receiver receiver = Receiver.answering(500)) {
            Http caller = ScannedClinic.pair(clinic, http(), receiver.url());
            waits(Endpoint.of("sandbox-dpms", URI.create(receiver.url())), 2);

            assertThat(caller.post("/api/third-party/v2/unpair", "").status()).isEqualTo(200);

            assertThat(states()).containsExactly("DROPPED", "DROPPED");
        }
    }

    /** A partner that is deactivated is told nothing: what waits is dropped at once, and what is sent again is, too. */
    @Test
    void deactivatedPartner_whatWaitsIsDropped_atOnce() {
        Administrator by = new Administrator(new UserId(1007));
        try (Receiver receiver = Receiver.answering(204)) {
            Endpoint endpoint = paired(receiver.url());
            waits(endpoint, 2);

            partners.deactivate("sandbox-dpms", by);
            assertThat(states()).containsExactly("DROPPED", "DROPPED");
            waits(endpoint, 1);
            drain(endpoint, NOW);
            assertThat(receiver.calls()).isZero();

            partners.activate("sandbox-dpms", by);
            waits(endpoint, 1);
            drain(endpoint, NOW);
            assertThat(receiver.calls()).isEqualTo(1);
        } finally {
            partners.activate("sandbox-dpms", by);
        }
    }

    @Test
    void answerFromTheOldAddress_afterTheMove_changesNothing() {
        Endpoint old = paired("http://127.0.0.1:1/old");
        waits(old, 1);
        Waiting sent = notifications.due(old.id(), NOW, 1).getFirst();
        Endpoint fresh = Endpoint.of("sandbox-dpms", URI.create("http://127.0.0.1:1/fresh"));
        endpoints.hold(fresh);
        jdbc.sql("update notification set endpoint_id = :fresh where id = :id")
                .param("fresh", fresh.id())
                .param("id", sent.id())
                .update();
        Reply reply = new Reply(200, "HTTP/1.1 200 OK", "", null, true);
        Attempt attempt = new Attempt(NOW, Duration.ofMillis(3), "POST", new Answer.Replied(reply));

        notifications.record(
                old.id(),
                List.of(Outcome.of(sent, attempt, NOW, new RetrySchedule(List.of(), () -> 0), Duration.ofHours(1))));

        assertThat(row().state()).isEqualTo("WAITING");
        assertThat(attempts(row())).hasSize(1);
    }

    private int attempts() {
        return rows.of(clinic.id()).stream().mapToInt(Row::attempts).sum();
    }

    /** Why the only notification for that address failed; it waits for its next attempt then. */
    private String failure(String url) {
        Endpoint endpoint = paired(url);
        waits(endpoint, 1);
        drain(endpoint, NOW);
        assertThat(row().state()).isEqualTo("WAITING");
        assertThat(row().attempts()).isEqualTo(1);
        assertThat(row().nextAttempt()).isAfter(NOW);
        return row().lastFailure();
    }
}
