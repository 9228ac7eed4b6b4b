package dev.archway.client;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;

/** A clock that moves only when somebody sleeps or the test says so, and the list of all sleeps. */
final class Recorder extends Clock implements Timing.Pause {

    private final List<Duration> sleeps = new CopyOnWriteArrayList<>();
    private volatile Instant now = Instant.parse("2026-03-01T08:00:00Z");

    Timing timing() {
        // the largest chance: delays are then exactly the doubled ones
        RandomGenerator highest = new RandomGenerator() {
            @Override
            public long nextLong() {
                return -1L;
            }

            @Override
            public double nextDouble() {
                return 1;
            }
        };
        return new Timing(this, this, highest);
    }

    List<Duration> sleeps() {
        return sleeps;
    }

    void advance(Duration time) {
        now = now.plus(time);
    }

    @Override
    public void sleep(Duration time) {
        sleeps.add(time);
        advance(time);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
