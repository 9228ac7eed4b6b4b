package dev.archway.server.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.archway.server.testing.Together;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class GatheredTest {

    @Test
    void one_atATime_answeredAtOnce() {
        Gathered<Integer, String> gathered = new Gathered<>(keys -> answers(keys));

        assertThat(gathered.get(7)).contains("7");
        assertThat(gathered.get(8)).contains("8");
        assertThat(gathered.get(-1)).isEmpty();
    }

    @Test
    void whileOneIsAsked_othersGather() throws Exception {
        List<Set<Integer>> asked = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch first = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        Gathered<Integer, String> gathered = new Gathered<>(keys -> {
            asked.add(Set.copyOf(keys));
            begun.countDown();
            await(first);
            return answers(keys);
        });
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> one = threads.submit(() -> gathered.get(1));
            begun.await();
            List<Future<?>> others = new ArrayList<>();
            CountDownLatch there = new CountDownLatch(20);
            for (int i = 0; i < 20; i++) {
                int key = 2 + i % 2;
                others.add(threads.submit(() -> {
                    there.countDown();
                    return gathered.get(key);
                }));
            }
            there.await();
            first.countDown();
            one.get();
            for (Future<?> other : others) {
                assertThat(other.get()).isNotNull();
            }
        }
        assertThat(asked.getFirst()).containsExactly(1);
        assertThat(asked.subList(1, asked.size()))
                .allSatisfy(keys -> assertThat(keys).isSubsetOf(2, 3).isNotEmpty());
    }

    /** What was changed before a question was asked is in its answer. */
    @Test
    void answer_isNeverOlderThanTheQuestion() throws Exception {
        AtomicLong truth = new AtomicLong();
        Gathered<String, Long> gathered = new Gathered<>(keys -> {
            long now = truth.get();
            return Map.of("truth", now);
        });
        List<Boolean> right = Together.run(16, () -> {
            for (int i = 0; i < 2000; i++) {
                long before = truth.incrementAndGet();
                if (gathered.get("truth").orElseThrow() < before) {
                    return false;
                }
            }
            return true;
        });

        assertThat(right).containsOnly(true);
    }

    @Test
    void failure_reachesWhoAsked_andNobodyElse() {
        AtomicInteger asked = new AtomicInteger();
        Gathered<Integer, String> gathered = new Gathered<>(keys -> {
            if (asked.incrementAndGet() == 1) {
                throw new IllegalArgumentException("no database");
            }
            return answers(keys);
        });

        assertThatThrownBy(() -> gathered.get(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no database");
        assertThat(gathered.get(1)).contains("1");
    }

    private static Map<Integer, String> answers(Set<Integer> keys) {
        Map<Integer, String> answers = new HashMap<>();
        keys.stream().filter(key -> key > 0).forEach(key -> answers.put(key, key.toString()));
        return answers;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
