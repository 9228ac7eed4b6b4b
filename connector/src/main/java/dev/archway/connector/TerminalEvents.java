package dev.archway.connector;

import java.io.PrintStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;

/** One line an event, by order numbers only. */
final class TerminalEvents implements ConnectorEvents {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final PrintStream out;
    private final Clock clock;

    TerminalEvents(PrintStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    @Override
    public void imported(long orderId, String procedure, int revision, long bytes) {
        say("order " + orderId + "  " + printable(procedure) + "  r" + revision + "  " + size(bytes));
    }

    @Override
    public void putOff(UUID rxId, String reason, Instant nextTry) {
        say("Rx " + rxId + "  put off until " + at(nextTry) + ": " + reason);
    }

    @Override
    public void polled(int toLookInto) {
        if (toLookInto > 0) {
            say("poll  " + toLookInto + " new or changed");
        }
    }

    @Override
    public void pollFailed(String reason) {
        say("poll  failed: " + reason);
    }

    @Override
    public void webhookRefused(int status) {
        say("webhook  a request was turned away (" + status + ")");
    }

    void say(String text) {
        out.println(at(clock.instant()) + "  " + text);
    }

    static String size(long bytes) {
        if (bytes < 1_000_000) {
            return String.format(Locale.ROOT, "%.1f kB", bytes / 1e3);
        }
        return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }

    private String at(Instant time) {
        ZoneId zone = clock.getZone();
        return TIME.format(LocalTime.ofInstant(time, zone));
    }

    /** What a server sends must not steer the terminal. */
    private static String printable(String text) {
        return text.replaceAll("\\p{C}", "?");
    }
}
