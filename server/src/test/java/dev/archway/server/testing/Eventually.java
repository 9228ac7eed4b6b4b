package dev.archway.server.testing;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Asks the server again and again for what it does in its own time, without sleeping, until it is so or half a minute is over. */
public final class Eventually {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Eventually() {}

    public static <T> T get(Supplier<T> question, Predicate<T> wanted) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        T answer = question.get();
        while (!wanted.test(answer) && System.nanoTime() < end) {
            answer = question.get();
        }
        if (!wanted.test(answer)) {
            throw new AssertionError("after " + PATIENCE.toSeconds() + " s it is still " + answer);
        }
        return answer;
    }
}
