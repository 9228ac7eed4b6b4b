package dev.archway.server.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * When a notification that failed is tried again.
 *
 * @param pauses after the first failure, the second, and so on; each is taken a fifth shorter to a fifth longer, so that what failed together does not come together
 * @param chance a number from 0 to 1 that places a pause in that range
 */
record RetrySchedule(List<Duration> pauses, DoubleSupplier chance) {

    private static final double JITTER = 0.2;

    RetrySchedule {
        pauses = List.copyOf(pauses);
    }

    /** By then every attempt has been made, if each could be made when it was due. */
    Duration longest() {
        Duration all = pauses.stream().reduce(Duration.ZERO, Duration::plus);
        return all.plusNanos(Math.round(all.toNanos() * JITTER));
    }

    /** The next attempt after {@code failures} of them, the last one at {@code now}; empty when that was the last. */
    Optional<Instant> next(int failures, Instant now) {
        if (failures > pauses.size()) {
            return Optional.empty();
        }
        double factor = 1 - JITTER + 2 * JITTER * chance.getAsDouble();
        long nanos = Math.round(pauses.get(failures - 1).toNanos() * factor);
        return Optional.of(now.plusNanos(nanos));
    }
}
