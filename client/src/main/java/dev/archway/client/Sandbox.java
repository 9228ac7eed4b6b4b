package dev.archway.client;

import dev.archway.wire.Pairing;
import dev.archway.wire.SandboxTokenRequest;
import java.net.URI;

/** What only a sandbox can do. */
public final class Sandbox {

    private Sandbox() {}

    /**
     * Pairs a user with a company without the login: {@code POST {baseUrl}/sandbox/tokens}.
     *
     * @throws ApiException when the partner, user or company does not exist or is not entitled; 404 when the server is no sandbox
     * @throws java.io.UncheckedIOException when the server cannot be reached
     */
    public static Pairing tokens(URI baseUrl, SandboxTokenRequest request) {
        ClientSettings settings = ClientSettings.of(baseUrl, "", null);
        try (Calls calls = new Calls(settings, Timing.system())) {
            URI address = URI.create(settings.baseUrl() + "/sandbox/tokens");
            return Answers.data(calls.send(Requests.postJson(address, request).build(), Repeat.ALWAYS), Pairing.class);
        }
    }
}
