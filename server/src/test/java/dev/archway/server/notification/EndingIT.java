package dev.archway.server.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.notification.OutboxRows.Row;
import dev.archway.server.testing.ScannedClinic;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever receivers and partners do: each notification ends, delivered, dead or dropped, and the log tells how. */
@NullUnmarked // Spring fills the fields
class EndingIT extends DeliveryCase {

    private static final Map<String, String> SETTINGS = Map.of("timeout", "150ms");

    private final Set<String> accepted = ConcurrentHashMap.newKeySet();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyNotification_ends(long seed) {
        Random random = new Random(seed);
        List<RawReceiver> receivers = new ArrayList<>();
        try {
            Set<Endpoint> all = new HashSet<>();
            Instant now = Instant.now(); // the server's own task takes part when an address changes, by its clock
            for (int move = 0; move < 3; move++) {
                RawReceiver receiver = receiver(new Random(random.nextLong()));
                receivers.add(receiver);
                Endpoint endpoint =
                        Endpoint.of("sandbox-dpms", URI.create(receiver.url().toString()));
                ScannedClinic.pair(clinic, http(), receiver.url().toString());
                all.add(endpoint);
                waits(endpoint, random.nextInt(1, 15), now);
                for (int turn = random.nextInt(4); turn >= 0; turn--) {
                    drain(endpoint, now, SETTINGS);
                    now = now.plusSeconds(random.nextInt(1, 2000));
                }
            }
            if (random.nextInt(3) == 0) {
                jdbc.sql("delete from pairing where company_id = :company")
                        .param("company", clinic.id().value())
                        .update();
            }
            for (int turn = 0; turn < 300 && states().contains("WAITING"); turn++) {
                for (Endpoint each : all) {
                    drain(each, now, SETTINGS);
                }
                now = now.plus(Duration.ofMinutes(5));
            }
            check();
        } finally {
            receivers.forEach(RawReceiver::close);
        }
    }

    private void check() {
        for (Row row : rows.of(clinic.id())) {
            assertThat(row.state()).isIn("DELIVERED", "DEAD", "DROPPED");
            assertThat(row.ended()).isNotNull();
            List<LoggedAttempt> attempts = attempts(row);
            assertThat(attempts).hasSize(row.attempts());
            if (row.state().equals("DELIVERED")) {
                assertThat(attempts).as("the log of %s", row).anyMatch(each -> each.failure() == null);
                assertThat(accepted).contains(row.id().toString());
            }
        }
    }

    /** Now friendly, now not, as the dice fall. */
    private RawReceiver receiver(Random random) {
        return RawReceiver.that(talk -> {
            String id = talk.requestId();
            while (id != null) {
                int dice;
                synchronized (random) {
                    dice = random.nextInt(12);
                }
                switch (dice) {
                    case 0, 1, 2, 3 -> {
                        accepted.add(id);
                        talk.say("HTTP/1.1 204 No Content\r\n\r\n");
                    }
                    case 4, 5 -> talk.say("HTTP/1.1 500 Broken\r\nContent-Length: 0\r\n\r\n");
                    case 6 -> talk.say("HTTP/1.1 429 X\r\nRetry-After: 1000\r\nContent-Length: 0\r\n\r\n");
                    case 7 -> talk.say("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nha");
                    case 8 -> talk.reset();
                    case 9 -> talk.stayOpen();
                    case 10 -> talk.say("HTTP/1.1 410 Gone\r\nContent-Length: 0\r\n\r\n");
                    default -> talk.say("nonsense\r\n\r\n");
                }
                if (dice > 6) {
                    return;
                }
                id = talk.requestId();
            }
        });
    }
}
