package dev.archway.server.platform;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How often this server may have changed its database: what was read before is still so as long as the number stays. It moves when a change has come into force and
 * before anybody is told that it has (docs/adr/0010).
 */
public final class Writes {

    private final AtomicLong count = new AtomicLong();

    /** To be taken before something is read. */
    public long count() {
        return count.get();
    }

    void written() {
        count.incrementAndGet();
    }
}
