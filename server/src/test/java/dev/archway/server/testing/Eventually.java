package dev.archway.server.testing;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowingConsumer;

/** Waits for what happens in the background: as short as possible, and not for ever. */
public final class Eventually {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration BETWEEN = Duration.ofMillis(10);

    private Eventually() {}

    /** Until it is so; an assertion fails when it is not in a minute. */
    public static void until(String what, BooleanSupplier isSo) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!isSo.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + PATIENCE + ": " + what);
            }
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
    }

    /** Until the assertions about it hold; the last failure is thrown when they do not in a minute. */
    public static <T> T asserted(Supplier<T> subject, ThrowingConsumer<T> assertions) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            T value = subject.get();
            try {
                assertions.accept(value);
                return value;
            } catch (AssertionError e) {
                if (System.nanoTime() > end) {
                    throw e;
                }
                LockSupport.parkNanos(BETWEEN.toNanos());
            }
        }
    }

    /** Until the answer is one that is wanted; the answer. */
    public static <T> T get(Supplier<T> question, Predicate<T> wanted) {
        return asserted(question, answer -> {
            if (!wanted.test(answer)) {
                throw new AssertionError("it is still " + answer);
            }
        });
    }
}
