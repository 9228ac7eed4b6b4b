package dev.archway.server.notification;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Closes the connections whose time is over. Everything that can wait for a receiver waits for its socket (connecting, TLS, a head or a body that drips), so that
 * closing it is the one end that nothing outlasts. When the server stops, every alarm rings.
 */
@Component
class Watchdog implements DisposableBean {

    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("watchdog").daemon().factory());
    private final Set<Alarm> armed = ConcurrentHashMap.newKeySet();
    private volatile boolean stopped;

    Watchdog() {
        thread.setRemoveOnCancelPolicy(true);
    }

    Alarm alarm(Duration after) {
        Alarm alarm = new Alarm(System.nanoTime() + after.toNanos());
        armed.add(alarm);
        alarm.ring = thread.schedule(alarm::ring, after.toNanos(), TimeUnit.NANOSECONDS);
        return alarm;
    }

    void every(Duration pause, Runnable work) {
        Future<?> _ = thread.scheduleWithFixedDelay(work, pause.toNanos(), pause.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Whether what ended was ended because the server stops. */
    boolean isStopped() {
        return stopped;
    }

    @Override
    public void destroy() {
        stopped = true;
        armed.forEach(Alarm::ring);
        thread.shutdownNow();
    }

    /** The end of one exchange's time. */
    final class Alarm implements AutoCloseable {

        private final long end;
        private @Nullable Future<?> ring;
        private @Nullable Closeable closed;
        private boolean over;
        private boolean rung;

        private Alarm(long end) {
            this.end = end;
        }

        /** This is what it closes from now on: at once, when it has rung already. */
        void closes(Closeable what) {
            synchronized (this) {
                closed = what;
                if (!rung) {
                    return;
                }
            }
            quietly(what);
        }

        /** It closes nothing any more; false when it has rung already. */
        synchronized boolean disarm() {
            over = true;
            return !rung;
        }

        synchronized boolean hasRung() {
            return rung;
        }

        Duration left() {
            return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
        }

        private void ring() {
            Closeable now;
            synchronized (this) {
                if (over) {
                    return;
                }
                rung = true;
                now = closed;
            }
            if (now != null) {
                quietly(now);
            }
        }

        private static void quietly(Closeable what) {
            try {
                what.close();
            } catch (IOException e) {
                // it is closed as well as it can be
            }
        }

        @Override
        public void close() {
            disarm();
            armed.remove(this);
            if (ring != null) {
                ring.cancel(false);
            }
        }
    }
}
