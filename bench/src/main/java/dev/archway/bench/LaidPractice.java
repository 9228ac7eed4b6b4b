package dev.archway.bench;

import dev.archway.client.Sandbox;
import dev.archway.wire.SandboxTokenRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A server with a practice of many orders, and the token to ask for them. */
final class LaidPractice implements AutoCloseable {

    private final Path work;
    private final ServerProcess server;
    private final String token;

    private LaidPractice(Path work, ServerProcess server, String token) {
        this.work = work;
        this.server = server;
        this.token = token;
    }

    static LaidPractice start(Path root, int orders, String... settings)
            throws IOException, SQLException, InterruptedException {
        Path work = Files.createTempDirectory("archway-bench");
        ServerProcess server = null;
        try {
            server = ServerProcess.start(root, work.resolve("data"), settings);
            long began = System.nanoTime();
            try (LaidOrders laid = LaidOrders.in(work.resolve("data"))) {
                laid.lay(orders);
            }
            Rounds.line("%,d orders laid by SQL in %.1f s", orders, (System.nanoTime() - began) / 1e9);
            return new LaidPractice(work, server, token(server));
        } catch (IOException | SQLException | RuntimeException e) {
            if (server != null) {
                server.close();
            }
            Folders.delete(work);
            throw e;
        }
    }

    private static String token(ServerProcess server) throws IOException, InterruptedException {
        return Sandbox.tokens(
                        server.address(),
                        new SandboxTokenRequest("sandbox-dpms", "dentist@riverside.test", LaidOrders.CLINIC, null))
                .oauthResponse()
                .accessToken();
    }

    Path work() {
        return work;
    }

    Path data() {
        return work.resolve("data");
    }

    ServerProcess server() {
        return server;
    }

    URI page(String query) {
        return server.address().resolve(ListPeers.PATH + "?" + query);
    }

    /** The header of a caller, and more of them. */
    List<String> headers(String... more) {
        List<String> headers = new ArrayList<>(List.of("Authorization: Bearer " + token));
        headers.addAll(List.of(more));
        return headers;
    }

    HttpResponse<byte[]> get(URI address) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(address)
                    .header("Authorization", "Bearer " + token)
                    .build();
            HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new IOException(address + " answers " + answer.statusCode());
            }
            return answer;
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        Folders.delete(work);
    }
}
