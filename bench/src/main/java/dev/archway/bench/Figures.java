package dev.archway.bench;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Times of several runs of one thing. */
record Figures(List<Duration> sorted) {

    static Figures of(List<Duration> times) {
        return new Figures(times.stream().sorted().toList());
    }

    Duration median() {
        return sorted.get(sorted.size() / 2);
    }

    /** "median 1.23 s (min 1.01, max 1.45, 10 runs)". */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "median %.2f s (min %.2f, max %.2f, %d runs)",
                seconds(median()),
                seconds(sorted.getFirst()),
                seconds(sorted.getLast()),
                sorted.size());
    }

    static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }
}
