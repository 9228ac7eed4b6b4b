package dev.archway.server.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HeavyWorkTest {

    private final HeavyWork heavy = new HeavyWork(1);

    @AfterEach
    void stop() {
        heavy.destroy();
    }

    private static Thread thread() {
        return Thread.currentThread();
    }

    @Test
    void joinHere_doesWhatNobodyHasBegun() throws Exception {
        CountDownLatch busy = new CountDownLatch(1);
        Future<Thread> first = heavy.begin(() -> {
            busy.await();
            return thread();
        });
        Future<Thread> work = heavy.begin(HeavyWorkTest::thread);

        assertThat(heavy.joinHere(work)).isEqualTo(thread());
        busy.countDown();
        assertThat(HeavyWork.join(first)).isNotEqualTo(thread());
    }

    /** A thread that is busy with something long must not keep what others have done meanwhile. */
    @Test
    void joinHere_leavesNothingInTheQueue() throws Exception {
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        Future<Thread> first = heavy.begin(() -> {
            begun.countDown();
            busy.await();
            return thread();
        });
        begun.await();
        List<Future<Thread>> all = List.of(heavy.begin(HeavyWorkTest::thread), heavy.begin(HeavyWorkTest::thread));
        assertThat(heavy.waiting()).isEqualTo(2);

        for (Future<Thread> each : all) {
            heavy.joinHere(each);
        }

        assertThat(heavy.waiting()).isZero();
        busy.countDown();
        HeavyWork.join(first);
    }

    /** The only other thread is at what is waited for, and ends with it when the rest is done. */
    @Test
    void joinHere_meanwhileDoesTheRest() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch rest = new CountDownLatch(2);
        Future<Thread> work = heavy.begin(() -> {
            begun.countDown();
            rest.await();
            return thread();
        });
        begun.await();
        List<Future<Thread>> others = List.of(heavy.begin(() -> done(rest)), heavy.begin(() -> done(rest)));

        Thread worker = heavy.joinHere(work, others);

        assertThat(worker).isNotEqualTo(thread());
        for (Future<Thread> other : others) {
            assertThat(HeavyWork.join(other)).isEqualTo(thread());
        }
    }

    private static Thread done(CountDownLatch rest) {
        rest.countDown();
        return thread();
    }

    @Test
    void joinHere_leavesTheRestWhenItIsDone() throws IOException {
        Future<Integer> work = heavy.begin(() -> 7);
        HeavyWork.join(work);
        CountDownLatch untouched = new CountDownLatch(1);

        assertThat(heavy.joinHere(work, List.of(new FutureTask<>(() -> done(untouched)))))
                .isEqualTo(7);

        assertThat(untouched.getCount()).isEqualTo(1);
    }

    /** Whoever waits for those gets what they threw. */
    @Test
    void joinHere_failuresOfTheRestAreTheirOwn() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch rest = new CountDownLatch(1);
        Future<Integer> work = heavy.begin(() -> {
            begun.countDown();
            rest.await();
            return 7;
        });
        begun.await();
        Future<Integer> failing = heavy.begin(() -> {
            rest.countDown();
            throw new IOException("no more");
        });

        assertThat(heavy.joinHere(work, List.of(failing))).isEqualTo(7);

        assertThatThrownBy(() -> HeavyWork.join(failing))
                .isInstanceOf(IOException.class)
                .hasMessage("no more");
    }
}
