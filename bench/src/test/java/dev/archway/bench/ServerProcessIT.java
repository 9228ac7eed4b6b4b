package dev.archway.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.archway.client.Sandbox;
import dev.archway.wire.SandboxTokenRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server as a person starts and stops it. */
class ServerProcessIT {

    private static final Path ROOT = Path.of(System.getProperty("archway.root"));

    @TempDir
    Path folder;

    @Test
    void secondServer_refusedOnTheSameData() throws Exception {
        Path data = folder.resolve("data");
        try (ServerProcess first = ServerProcess.start(ROOT, data)) {
            assertThatThrownBy(() -> ServerProcess.start(ROOT, data).close())
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("Another Archway server is using the data directory " + data);
            assertThat(pairs(first.address())).as("the first goes on").isTrue();
        }
    }

    @Test
    void stop_endsTheDatabaseToo() throws Exception {
        ServerProcess server = ServerProcess.start(ROOT, folder.resolve("data"));
        List<ProcessHandle> children = server.children();
        assertThat(children).isNotEmpty();
        server.close();
        assertThat(children).noneMatch(ProcessHandle::isAlive);
    }

    @Test
    void externalDatabase_usedInsteadOfTheEmbedded() throws Exception {
        Path data = folder.resolve("data");
        try (ServerProcess lender = ServerProcess.start(ROOT, data)) {
            List<String> postmaster = Files.readAllLines(data.resolve("postgres/cluster/postmaster.pid"));
            try (ServerProcess borrower = ServerProcess.start(
                    ROOT,
                    folder.resolve("other"),
                    "--spring.datasource.url=jdbc:postgresql://127.0.0.1:" + postmaster.get(3) + "/archway",
                    "--spring.datasource.username=archway",
                    "--spring.datasource.password=" + Files.readString(data.resolve("keys/postgres.password")))) {
                assertThat(borrower.children()).as("no database of its own").isEmpty();
                assertThat(pairs(borrower.address())).isTrue();
            }
            assertThat(pairs(lender.address())).isTrue();
        }
    }

    @Test
    void production_hasNothingOfTheSandbox() throws Exception {
        try (ServerProcess server =
                        ServerProcess.start(ROOT, folder.resolve("data"), "--spring.profiles.active=production");
                HttpClient client = HttpClient.newHttpClient()) {
            for (String path : List.of("/sandbox/inbox", "/sandbox/tokens")) {
                HttpRequest request = HttpRequest.newBuilder(server.address().resolve(path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{}"))
                        .build();
                assertThat(client.send(request, BodyHandlers.discarding()).statusCode())
                        .as(path)
                        .isEqualTo(404);
            }
            assertThat(server.printed()).doesNotContain("archway-sandbox");
        }
    }

    private static boolean pairs(URI server) {
        return Sandbox.tokens(server, new SandboxTokenRequest("sandbox-dpms", "dentist@riverside.test", 90360L, null))
                        .companyId()
                == 90360L;
    }
}
