package dev.archway.connector;

import dev.archway.client.ClientSettings;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which server, as which partner. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class ServerOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--server",
            paramLabel = "URL",
            required = true,
            defaultValue = "${env:ARCHWAY_SERVER}",
            description = "address of the server")
    private String server;

    @Option(names = "--oauth", paramLabel = "URL", description = "address of the authorization server, if another")
    private @Nullable String oauth;

    @Option(
            names = "--partner",
            paramLabel = "ID",
            required = true,
            defaultValue = "${env:ARCHWAY_PARTNER}",
            description = "the partner, an OAuth client id")
    private String partner;

    @Option(
            names = "--partner-secret",
            paramLabel = "SECRET",
            defaultValue = "${env:ARCHWAY_PARTNER_SECRET}",
            description = "its secret; better given by the environment, since others can see a command line")
    private @Nullable String secret;

    @Option(
            names = "--allow-plain-http",
            description = "let tokens travel unencrypted to another machine; for closed networks only")
    private boolean allowPlainHttp;

    String partner() {
        return partner;
    }

    URI server() {
        return settings().baseUrl();
    }

    ClientSettings settings() {
        try {
            URI base = URI.create(server);
            ClientSettings local = ClientSettings.of(URI.create("http://localhost"), partner, secret);
            return new ClientSettings(
                    base,
                    oauth == null ? base : URI.create(oauth),
                    partner,
                    secret,
                    local.connectTimeout(),
                    local.callTimeout(),
                    local.retry(),
                    allowPlainHttp);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()));
        }
    }
}
