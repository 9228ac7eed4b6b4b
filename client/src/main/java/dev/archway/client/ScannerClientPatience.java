package dev.archway.client;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** How often and after which pauses one errand is tried again; progress renews it. Not for use by two threads. */
final class ScannerClientPatience {

    private final Pauses pauses;
    private int failures;

    ScannerClientPatience(Pauses pauses) {
        this.pauses = pauses;
    }

    /** The errand got on: the next failure is the first again. */
    void renew() {
        failures = 0;
    }

    /** Pauses after a broken connection, or gives up by throwing it. */
    void after(IOException broken) throws IOException, InterruptedException {
        if (failures == pauses.lengths().size()) {
            throw broken;
        }
        pause();
    }

    /** Pauses after a passing trouble of the server, or gives up by throwing it. */
    void after(ApiException refusal) throws InterruptedException {
        if (failures == pauses.lengths().size() || !passes(refusal.status())) {
            throw refusal;
        }
        pause();
    }

    /** Whether an answer of that status may become a better one by itself; 409 is tus's word for an offset to be asked for again, and is the caller's matter. */
    private static boolean passes(int status) {
        return switch (status) {
            case 408, 423, 425, 429, 500, 502, 503, 504 -> true;
            default -> false;
        };
    }

    private void pause() throws InterruptedException {
        pauses.sleeper().sleep(pauses.lengths().get(failures++));
    }

    /** Pauses between tries, and what sleeps them. */
    record Pauses(List<Duration> lengths, Sleeper sleeper) {

        /** Six tries more in about sixteen seconds: a server's restart fits in. */
        static Pauses usual() {
            return new Pauses(
                    List.of(
                            Duration.ofMillis(250),
                            Duration.ofMillis(500),
                            Duration.ofSeconds(1),
                            Duration.ofSeconds(2),
                            Duration.ofSeconds(4),
                            Duration.ofSeconds(8)),
                    Thread::sleep);
        }

        /** One try only. */
        Pauses none() {
            return new Pauses(List.of(), sleeper);
        }
    }

    /** Lets time pass. */
    @FunctionalInterface
    interface Sleeper {
        void sleep(Duration length) throws InterruptedException;
    }
}
