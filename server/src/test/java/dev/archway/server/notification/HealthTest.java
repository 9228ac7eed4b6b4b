package dev.archway.server.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class HealthTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Breaker BREAKER = new Breaker(3, Duration.ofSeconds(10), Duration.ofMinutes(1));

    @Test
    void failures_openTheBreaker_longerAndLonger() {
        Health health = Health.GOOD.failed(2, NOW, BREAKER);
        assertThat(health.isPaused(NOW)).isFalse();
        assertThat(health.allowance(BREAKER)).isEqualTo(1);

        for (int seconds : List.of(10, 20, 40, 60, 60)) {
            health = health.failed(1, NOW, BREAKER);
            assertThat(health.pausedUntil()).isEqualTo(NOW.plusSeconds(seconds));
            assertThat(health.isProbing(BREAKER)).isTrue();
        }
        assertThat(health.succeeded()).isEqualTo(Health.GOOD);
    }

    @Test
    void receiverAskedForTime_theLongerPauseCounts() {
        Health health = Health.GOOD.failed(3, NOW, BREAKER);
        assertThat(health.paused(NOW.plusSeconds(5)).pausedUntil()).isEqualTo(NOW.plusSeconds(10));
        assertThat(health.paused(NOW.plusSeconds(50)).pausedUntil()).isEqualTo(NOW.plusSeconds(50));
    }

    /** Whatever the answers: one success and nothing is held back; a pause is never longer than the longest. */
    @Property
    void answers_inAnyOrder(@ForAll @Size(max = 200) List<Boolean> answers) {
        Health health = Health.GOOD;
        int failures = 0;
        for (boolean success : answers) {
            health = success ? health.succeeded() : health.failed(1, NOW, BREAKER);
            failures = success ? 0 : failures + 1;
            assertThat(health.failures()).isEqualTo(failures);
            assertThat(health.isPaused(NOW)).isEqualTo(failures >= 3);
            assertThat(health.isPaused(NOW.plus(Duration.ofMinutes(1)))).isFalse();
            assertThat(health.allowance(BREAKER)).isPositive();
        }
    }
}
