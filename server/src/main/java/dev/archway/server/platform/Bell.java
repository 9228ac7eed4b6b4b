package dev.archway.server.platform;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * Wakes those who wait for files that are being made as soon as this node has made some, so that they look again; what another node makes, or gives up, they see when
 * they look by themselves. Whoever waits first asks how often the bell has {@link #rung}, then looks, and then waits: what is made between looking and waiting is not missed.
 */
@Component
public class Bell {

    private long rung;

    public synchronized long rung() {
        return rung;
    }

    /** Something is made, and can be seen by others: its transaction is through. */
    public synchronized void ring() {
        rung++;
        notifyAll();
    }

    /** Waits until it has rung once more than {@code before}, and no longer than that. */
    public synchronized void await(long before, Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        for (long left = longest.toNanos(); rung == before && left > 0; left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }
}
