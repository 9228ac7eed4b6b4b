package dev.archway.connector;

import dev.archway.client.ClientSettings;
import dev.archway.client.DpmsClient;
import dev.archway.client.Sandbox;
import dev.archway.wire.SandboxTokenRequest;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code connector run}: stays and imports, or with {@code --once} imports what there is. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Imports scans as they come, until it is stopped; --once imports what there is and ends.",
        footer = {
            "",
            "Sign in with 'connector login' first, or give --sandbox-user.",
            "Example: connector run --server http://127.0.0.1:8080 --partner sandbox-dpms --dir scans --company 90360 --listen 127.0.0.1:9000 --sandbox-user dentist@riverside.test"
        })
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class RunCommand implements Callable<Integer> {

    @Mixin
    private ServerOptions server;

    @Option(names = "--dir", paramLabel = "DIR", required = true, description = "folder for the scans")
    private Path folder;

    @Option(names = "--company", paramLabel = "ID", required = true, description = "the paired practice")
    private long company;

    @Option(
            names = "--listen",
            paramLabel = "HOST:PORT",
            converter = Texts.AddressText.class,
            description = "take notifications here; without it, polling only")
    private @Nullable InetSocketAddress listen;

    @Option(
            names = "--callback-url",
            paramLabel = "URL",
            description = "public address of --listen; a secret part is added to it")
    private @Nullable URI callbackUrl;

    @Option(
            names = "--poll-every",
            paramLabel = "TIME",
            defaultValue = "120s",
            converter = Texts.TimeText.class,
            description =
                    "how often the list of orders is asked for: 90s, 2m, 1h (default: ${DEFAULT-VALUE}, which the vendor recommends as the least)")
    private Duration pollEvery;

    @Option(names = "--once", description = "poll once, import what is new, end")
    private boolean once;

    @Option(
            names = "--sandbox-user",
            paramLabel = "EMAIL",
            description = "in a sandbox: pair as this user without a login")
    private @Nullable String sandboxUser;

    @Override
    public Integer call() throws InterruptedException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        TerminalEvents events = new TerminalEvents(out, Clock.system(ZoneId.systemDefault()));
        ConnectorSettings settings =
                ConnectorSettings.of(folder, company).withPollEvery(pollEvery).withListen(once ? null : listen);
        ClientSettings access = server.settings();
        Home home = Home.in(folder);
        try (DpmsClient client = new DpmsClient(access, new FileTokens(home.tokens()));
                Connector connector = Connector.open(settings, new DpmsScans(client), events)) {
            signIn(client, connector);
            if (once) {
                connector.once();
                return 0;
            }
            Thread end = new Thread(connector::close, "end");
            Runtime.getRuntime().addShutdownHook(end);
            connector.start();
            events.say("company " + company + "  polling every " + pollEvery.toSeconds() + " s"
                    + connector
                            .webhook()
                            .map(at -> ", listening on port " + at.getPort())
                            .orElse(""));
            connector.await();
            return 0;
        }
    }

    /** Makes the server know where to post, where that is asked for; a login has its pairing already. */
    private void signIn(DpmsClient client, Connector connector) {
        Optional<String> callback = connector.callback(callbackUrl);
        if (sandboxUser != null) {
            client.use(Sandbox.tokens(
                            server.server(),
                            new SandboxTokenRequest(server.partner(), sandboxUser, company, callback.orElse(null)))
                    .oauthResponse());
            return;
        }
        if (callback.isPresent() && connector.isNewCallback(callback.get())) {
            client.pair(company, callback.get());
            connector.registered(callback.get());
        }
    }
}
