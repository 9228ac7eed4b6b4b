package dev.archway.server.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class RetryScheduleTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final List<Duration> PAUSES = List.of(Duration.ofSeconds(10), Duration.ofMinutes(1));

    @Test
    void next_pausesInTurn_thenNoMore() {
        RetrySchedule schedule = new RetrySchedule(PAUSES, () -> 0.5);

        assertThat(schedule.next(1, NOW)).contains(NOW.plusSeconds(10));
        assertThat(schedule.next(2, NOW)).contains(NOW.plusSeconds(60));
        assertThat(schedule.next(3, NOW)).isEmpty();
    }

    @Test
    void next_jitterOfAFifth() {
        assertThat(new RetrySchedule(PAUSES, () -> 0.0).next(1, NOW)).contains(NOW.plusSeconds(8));
        assertThat(new RetrySchedule(PAUSES, () -> 1.0).next(1, NOW)).contains(NOW.plusSeconds(12));
    }

    @Test
    void next_noPauses_oneAttempt() {
        assertThat(new RetrySchedule(List.of(), () -> 0.5).next(1, NOW)).isEmpty();
    }

    @Test
    void defaults_tenAttemptsInAboutThreeDays() {
        List<Duration> pauses = new Binder(new MapConfigurationPropertySource(Map.of()))
                .bindOrCreate("archway.notification", NotificationProperties.class)
                .retrySchedule();

        assertThat(pauses).hasSize(9).isSorted();
        assertThat(pauses.getFirst()).isEqualTo(Duration.ofSeconds(5));
        assertThat(pauses.stream().reduce(Duration.ZERO, Duration::plus))
                .isBetween(Duration.ofDays(3), Duration.ofHours(80));
    }
}
