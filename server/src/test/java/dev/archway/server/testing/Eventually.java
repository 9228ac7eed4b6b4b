package dev.archway.server.testing;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Asks again and again for what the server does in its own time, until it is so or a minute is over. */
public final class Eventually {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration BETWEEN = Duration.ofMillis(10);

    private Eventually() {}

    /** The first answer that is wanted; an assertion fails when there is none in time. */
    public static <T> T get(Supplier<T> question, Predicate<T> wanted) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        T answer = question.get();
        while (!wanted.test(answer)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("after " + PATIENCE + " it is still " + answer);
            }
            LockSupport.parkNanos(BETWEEN.toNanos());
            answer = question.get();
        }
        return answer;
    }

    /** Until it is so; {@code what} names it when it does not come. */
    public static void until(String what, BooleanSupplier isSo) {
        get(() -> isSo.getAsBoolean() ? "so" : "not so: " + what, "so"::equals);
    }
}
