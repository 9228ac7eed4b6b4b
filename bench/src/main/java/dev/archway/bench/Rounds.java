package dev.archway.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

/** Several things measured in turn, round after round, so that whatever else the machine does falls on all of them. */
final class Rounds {

    private static final int WARM_UP = 3;

    private final Map<String, Callable<Double>> things = new LinkedHashMap<>();

    Rounds with(String name, Callable<Double> figure) {
        things.put(name, figure);
        return this;
    }

    /** The median of each; rounds before the first do not count, for a JVM needs a while to know what it runs. */
    Map<String, Double> medians(int rounds) throws Exception {
        Map<String, List<Double>> figures = new LinkedHashMap<>();
        for (int round = -WARM_UP; round < rounds; round++) {
            for (Map.Entry<String, Callable<Double>> thing : things.entrySet()) {
                double figure = thing.getValue().call();
                if (round >= 0) {
                    figures.computeIfAbsent(thing.getKey(), _ -> new ArrayList<>())
                            .add(figure);
                }
            }
        }
        Map<String, Double> medians = new LinkedHashMap<>();
        figures.forEach(
                (name, all) -> medians.put(name, all.stream().sorted().toList().get(all.size() / 2)));
        return medians;
    }

    /** A line of the record. */
    static void line(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
