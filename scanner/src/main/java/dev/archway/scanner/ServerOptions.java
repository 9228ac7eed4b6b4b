package dev.archway.scanner;

import dev.archway.client.ScannerClient;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which server, as which scanner. */
final class ServerOptions {

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(
            names = "--server",
            paramLabel = "URL",
            description = "The server's address. Default: $ARCHWAY_SERVER, else http://127.0.0.1:8080")
    private @Nullable String server;

    @Option(
            names = "--serial",
            paramLabel = "SERIAL",
            description = "The scanner's serial number. Default: $ARCHWAY_SCANNER_SERIAL")
    private @Nullable String serial;

    @Option(
            names = "--secret",
            paramLabel = "SECRET",
            description = "The scanner's secret. Default: $ARCHWAY_SCANNER_SECRET")
    private @Nullable String secret;

    ScannerClient login(Surroundings around) throws IOException, InterruptedException {
        String address = either(server, around.environment().apply("ARCHWAY_SERVER"));
        URI uri = uri(address == null ? "http://127.0.0.1:8080" : address);
        String as = needed("--serial", "ARCHWAY_SCANNER_SERIAL", serial, around);
        String proof = needed("--secret", "ARCHWAY_SCANNER_SECRET", secret, around);
        try {
            return around.door().login(uri, as, proof);
        } catch (IOException e) {
            throw new Unreachable(uri, e);
        }
    }

    private URI uri(String address) {
        try {
            URI uri = URI.create(address);
            if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new ParameterException(
                spec.commandLine(), "--server must be an http or https address, not \"" + address + "\"");
    }

    private String needed(String option, String variable, @Nullable String given, Surroundings around) {
        String value = either(given, around.environment().apply(variable));
        if (value == null) {
            throw new ParameterException(spec.commandLine(), "Missing " + option + " (or $" + variable + ")");
        }
        return value;
    }

    private static @Nullable String either(@Nullable String given, @Nullable String other) {
        return given != null ? given : other == null || other.isBlank() ? null : other;
    }

    /** The server did not answer at the first call. */
    static final class Unreachable extends IOException {

        private static final long serialVersionUID = 1;

        Unreachable(URI server, IOException cause) {
            super("cannot reach an Archway server at " + server + Complaint.because(cause), cause);
        }
    }
}
