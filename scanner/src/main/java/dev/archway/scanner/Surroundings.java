package dev.archway.scanner;

import dev.archway.client.ScannerClient;
import java.io.Console;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the commands find outside of themselves.
 *
 * @param door the way to a server
 * @param pause lets time pass
 * @param environment looks up an environment variable; null when it is not set
 * @param terminal whether a line on the screen may be overwritten
 */
record Surroundings(Door door, Pause pause, UnaryOperator<@Nullable String> environment, boolean terminal) {

    static Surroundings real() {
        // the JDK's default console is null again when there is no terminal, since 25
        boolean console =
                Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
        boolean plain = System.getenv("NO_COLOR") != null || "dumb".equals(System.getenv("TERM"));
        return new Surroundings(
                ScannerClient::login,
                Thread::sleep,
                name -> name == null ? null : System.getenv(name),
                console && !plain);
    }

    /** Logs a scanner in. */
    @FunctionalInterface
    interface Door {
        ScannerClient login(URI server, String serial, String secret) throws IOException, InterruptedException;
    }

    /** Lets time pass. */
    @FunctionalInterface
    interface Pause {
        void pause(Duration length) throws InterruptedException;
    }
}
