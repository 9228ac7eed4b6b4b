package dev.archway.client;

import java.time.Clock;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** The time, the waiting and the chance of a client, so that tests need none of them. */
record Timing(Clock clock, Pause pause, RandomGenerator random) {

    /** Waits. */
    interface Pause {
        void sleep(Duration time) throws InterruptedException;
    }

    static Timing system() {
        return new Timing(Clock.systemUTC(), Thread::sleep, RandomGenerator.getDefault());
    }
}
