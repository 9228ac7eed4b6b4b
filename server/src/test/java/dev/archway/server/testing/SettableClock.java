package dev.archway.server.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** The time of day, give or take what a test wants it to be off by. */
public final class SettableClock extends Clock {

    private final AtomicReference<Duration> ahead;

    public SettableClock(Duration ahead) {
        this.ahead = new AtomicReference<>(ahead);
    }

    public void advance(Duration time) {
        ahead.updateAndGet(time::plus);
    }

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead.get());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("The server keeps UTC");
    }
}
