package dev.archway.connector;

import dev.archway.client.Authorization;
import dev.archway.client.ClientSettings;
import dev.archway.client.DpmsClient;
import dev.archway.client.Login;
import dev.archway.wire.AvailableCompany;
import dev.archway.wire.Pairing;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code connector login}: a person signs in by a browser, then the practice is paired. */
@Command(
        name = "login",
        mixinStandardHelpOptions = true,
        description =
                "Signs a person in and pairs the practice. Prints the address to open in a browser on this machine.")
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class LoginCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @Spec
    private CommandSpec spec;

    @Mixin
    private ServerOptions server;

    @Option(names = "--dir", paramLabel = "DIR", required = true, description = "folder for the scans")
    private Path folder;

    @Option(names = "--company", paramLabel = "ID", description = "the practice; needed if there are several")
    private @Nullable Long company;

    @Option(
            names = "--callback-url",
            paramLabel = "URL",
            description = "public address of the webhook; a secret part is added to it")
    private @Nullable URI callbackUrl;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        ClientSettings settings = server.settings();
        Home home = Home.in(folder);
        try (FolderLock lock = FolderLock.take(home.lock());
                DpmsClient client = new DpmsClient(settings, new FileTokens(home.tokens()))) {
            signIn(settings, client, out);
            AvailableCompany chosen = choose(client.availableCompanies(), out);
            Optional<String> callback = callback(home);
            Pairing pairing = client.pair(chosen.companyId(), callback.orElse(null));
            pairing.warnings().forEach(warning -> out.println("warning: " + warning));
            out.println("paired with " + chosen.companyId() + " " + chosen.companyName());
            out.flush();
            return 0;
        }
    }

    private static void signIn(ClientSettings settings, DpmsClient client, PrintWriter out)
            throws InterruptedException {
        Login login = DpmsClient.login(settings);
        try (LoopbackAnswer answer = new LoopbackAnswer()) {
            Authorization begun = login.begin(answer.address());
            out.println("Open in a browser on this machine:");
            out.println(begun.address());
            out.flush();
            String code = answer.code(begun, PATIENCE);
            client.use(login.exchange(code, begun.redirectUri(), begun.verifier()));
        }
    }

    private AvailableCompany choose(List<AvailableCompany> companies, PrintWriter out) {
        for (AvailableCompany one : companies) {
            out.println(one.companyId() + "  " + one.companyName() + "  " + one.companyType()
                    + (one.isPaired() ? "  paired" : ""));
        }
        out.flush();
        if (company == null && companies.size() != 1) {
            throw new Failure("choose one of " + companies.size() + " companies with --company");
        }
        return companies.stream()
                .filter(one -> company == null || one.companyId() == company)
                .findFirst()
                .orElseThrow(() -> new Failure("this user cannot pair with company " + company));
    }

    private Optional<String> callback(Home home) {
        try (Database database = Database.open(home.database())) {
            Notes notes = new Notes(database);
            Optional<String> callback = Callback.of(callbackUrl, notes.webhookSecret(), Optional.empty());
            notes.put("callback", callback.orElse(""));
            return callback;
        }
    }
}
