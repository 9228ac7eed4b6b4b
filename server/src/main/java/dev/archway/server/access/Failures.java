package dev.archway.server.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * How often something failed, by key; failures are forgiven one by one as time goes by. What is known of a key is the time when all of its failures will be forgiven
 * (the generic cell rate algorithm), and it is known of so many keys at most.
 */
final class Failures {

    private static final long KEYS = 20_000;

    private final int most;
    private final Duration forgivenEach;
    private final Clock clock;
    private final Cache<String, Debt> debts =
            Caffeine.newBuilder().maximumSize(KEYS).build();

    Failures(int most, Duration forgivenEach, Clock clock) {
        this.most = most;
        this.forgivenEach = forgivenEach;
        this.clock = clock;
    }

    /** Counts one more before it is known, so that attempts at the same time count too, and answers zero; or answers how long to wait until one more is taken. */
    Duration take(String key) {
        Instant now = clock.instant();
        Instant latest = now.plus(forgivenEach.multipliedBy(most));
        Debt debt = debts.asMap().compute(key, (same, known) -> {
            Instant paid = known == null || known.paid().isBefore(now) ? now : known.paid();
            Instant next = paid.plus(forgivenEach);
            return next.isAfter(latest)
                    ? new Debt(paid, Duration.between(latest, next))
                    : new Debt(next, Duration.ZERO);
        });
        return debt.pause();
    }

    /** It was no failure after all. */
    void giveBack(String key) {
        debts.asMap()
                .computeIfPresent(key, (same, known) -> new Debt(known.paid().minus(forgivenEach), Duration.ZERO));
    }

    /** Whoever this is has shown who it is. */
    void forget(String key) {
        debts.invalidate(key);
    }

    private record Debt(Instant paid, Duration pause) {}
}
