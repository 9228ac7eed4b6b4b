package dev.archway.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class EdgeQueueTest {

    @Property(tries = 100)
    void poll_cheapestFirstWhateverChanged(@ForAll long seed, @ForAll @IntRange(min = 1, max = 300) int count) {
        Random random = new Random(seed);
        double[] costs = new double[count];
        // few different costs, so that many are equal
        Arrays.setAll(costs, edge -> random.nextInt(9) == 0 ? Double.POSITIVE_INFINITY : random.nextInt(20));
        EdgeQueue queue = new EdgeQueue(costs.clone());
        Map<Integer, Double> expected = new TreeMap<>();
        for (int edge = 0; edge < count; edge++) {
            change(expected, edge, costs[edge]);
        }
        for (int i = 0; i < 1000; i++) {
            int edge = random.nextInt(count);
            switch (random.nextInt(3)) {
                case 0 -> {
                    double cost = random.nextInt(9) == 0 ? Double.POSITIVE_INFINITY : random.nextInt(20);
                    queue.set(edge, cost);
                    change(expected, edge, cost);
                }
                case 1 -> {
                    queue.remove(edge);
                    expected.remove(edge);
                }
                default -> pollBoth(queue, expected);
            }
        }
        while (!expected.isEmpty()) {
            pollBoth(queue, expected);
        }
        assertThat(queue.isEmpty()).isTrue();
    }

    private static void change(Map<Integer, Double> expected, int edge, double cost) {
        if (cost == Double.POSITIVE_INFINITY) {
            expected.remove(edge);
        } else {
            expected.put(edge, cost);
        }
    }

    private static void pollBoth(EdgeQueue queue, Map<Integer, Double> expected) {
        assertThat(queue.isEmpty()).isEqualTo(expected.isEmpty());
        if (!expected.isEmpty()) {
            int cheapest = expected.entrySet().stream()
                    .min(Comparator.comparing(Map.Entry<Integer, Double>::getValue)
                            .thenComparing(Map.Entry::getKey))
                    .orElseThrow()
                    .getKey();
            assertThat(queue.poll()).isEqualTo(cheapest);
            expected.remove(cheapest);
        }
    }
}
