package dev.archway.client;

import dev.archway.wire.TokenSet;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A signed-in client and the server that it talks to. */
abstract class ClientCase {

    static final String API = "/third-party/v2";

    final Recorder time = new Recorder();
    final TokenStore store = TokenStore.inMemory();
    FakeServer server;
    DpmsClient client;

    @BeforeEach
    void start() throws IOException {
        server = new FakeServer();
        client = client();
        store.save(new SavedTokens(new TokenSet("access-1", "refresh-1", "Bearer", 3600), time.instant()));
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    DpmsClient client() {
        return new DpmsClient(settings(), store, time.timing());
    }

    ClientSettings settings() {
        return ClientSettings.of(server.base(), "sandbox-dpms", "a secret/with+signs")
                .withRetry(new RetryPolicy(3, 4, Duration.ofMillis(500), Duration.ofSeconds(30)));
    }
}
