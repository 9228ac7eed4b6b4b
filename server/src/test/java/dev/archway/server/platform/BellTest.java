package dev.archway.server.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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

    @Test
    void await_wakesAllWhoWait() throws Exception {
        int waiting = 20;
        CountDownLatch begun = new CountDownLatch(waiting);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            long before = bell.rung();
            Future<?>[] woken = new Future<?>[waiting];
            for (int i = 0; i < waiting; i++) {
                woken[i] = threads.submit(() -> {
                    begun.countDown();
                    bell.await(before, NEVER);
                    return null;
                });
            }
            begun.await();

            bell.ring();

            for (Future<?> each : woken) {
                each.get();
            }
        }
    }

    @Test
    void await_noLongerThanThat() throws InterruptedException {
        long before = bell.rung();

        bell.await(before, Duration.ofMillis(5));

        assertThat(bell.rung()).isEqualTo(before);
    }

    @Test
    void await_notBeforeItRings() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            bell.ring();
            long before = bell.rung();
            Future<?> woken = threads.submit(() -> {
                bell.await(before, NEVER);
                return null;
            });

            assertThat(stillWaits(woken)).isTrue();
            bell.ring();
            woken.get();
        }
    }

    private static boolean stillWaits(Future<?> waiting) throws Exception {
        try {
            waiting.get(100, TimeUnit.MILLISECONDS);
            return false;
        } catch (TimeoutException _) {
            return true;
        }
    }
}
