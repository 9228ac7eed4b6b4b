package dev.archway.server.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BellTest {

    private static final Duration NEVER = Duration.ofDays(1);

    private final Bell bell = new Bell();

    @Test
    void await_rungBetweenLookingAndWaiting() throws InterruptedException {
        long before = bell.rung();
        bell.ring();

        bell.await(before, NEVER);

        assertThat(bell.rung()).isEqualTo(before + 1);
    }

    /** Each of them sleeps until then, and not one of them after it. */
    @Test
    void await_wakesAllWhoWait() throws InterruptedException {
        bell.ring();
        long before = bell.rung();
        List<Thread> waiting = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            waiting.add(Thread.ofPlatform().daemon().start(() -> await(before)));
        }
        for (Thread each : waiting) {
            while (each.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
        }

        bell.ring();

        for (Thread each : waiting) {
            each.join();
        }
    }

    private void await(long before) {
        try {
            bell.await(before, NEVER);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void await_noLongerThanThat() throws InterruptedException {
        long before = bell.rung();

        bell.await(before, Duration.ofMillis(5));

        assertThat(bell.rung()).isEqualTo(before);
    }
}
