package dev.archway.bench;

import dev.archway.bench.Peers.Peer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What else can serve a list of a hundred: two stubs that serve the same bytes, and a server of images that lists studies. */
final class ListPeers {

    static final String PATH = "/third-party/v2/orders/practice";
    private static final int STUDIES = 100;

    private ListPeers() {}

    /** WireMock with a stub of these bytes and without its journal. */
    static Peer wireMock(Path folder, byte[] page) throws IOException {
        Files.createDirectories(folder.resolve("mappings"));
        Files.createDirectories(folder.resolve("__files"));
        Files.write(folder.resolve("__files/page.json"), page);
        Files.writeString(folder.resolve("mappings/orders.json"), """
                {"request": {"method": "GET", "urlPath": "%s"},
                 "response": {"status": 200, "bodyFileName": "page.json", "headers": {"Content-Type": "application/json"}}}""".formatted(PATH));
        int port = Peers.freePort();
        String classes = System.getProperty("java.class.path");
        return Peers.start(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-cp",
                        classes,
                        "wiremock.Run",
                        "--bind-address",
                        "127.0.0.1",
                        "--port",
                        Integer.toString(port),
                        "--root-dir",
                        folder.toString(),
                        "--no-request-journal",
                        "--disable-banner"),
                folder,
                port);
    }

    /** Prism with these bytes as the example of an answer; empty when it is not there and npm cannot install it. */
    static Optional<Peer> prism(Path folder, byte[] page) throws IOException, InterruptedException {
        Optional<Path> npm = Peers.program("npm");
        if (npm.isEmpty()) {
            return Optional.empty();
        }
        Process install = new ProcessBuilder(
                        npm.get().toString(),
                        "install",
                        "--no-audit",
                        "--no-fund",
                        "--prefix",
                        folder.toString(),
                        "@stoplight/prism-cli@5")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("npm.log").toFile())
                .start();
        if (!install.waitFor(5, TimeUnit.MINUTES) || install.exitValue() != 0) {
            install.destroy();
            return Optional.empty();
        }
        Files.writeString(folder.resolve("api.json"), """
                {"openapi": "3.0.3", "info": {"title": "orders", "version": "1"}, "paths": {"%s": {"get": {"responses": {"200": {
                 "description": "a page", "content": {"application/json": {"example": %s}}}}}}}}""".formatted(PATH, new String(page, StandardCharsets.UTF_8)));
        int port = Peers.freePort();
        return Optional.of(Peers.start(
                List.of(
                        folder.resolve("node_modules/.bin/prism").toString(),
                        "mock",
                        "--host",
                        "127.0.0.1",
                        "--port",
                        Integer.toString(port),
                        "--verboseLevel",
                        "error",
                        folder.resolve("api.json").toString()),
                folder,
                port));
    }

    /** Orthanc with a hundred studies of one image each; empty when it is not installed. */
    static Optional<Peer> orthanc(Path folder) throws IOException, InterruptedException {
        Optional<Path> program = Peers.program("Orthanc");
        if (program.isEmpty()) {
            return Optional.empty();
        }
        int port = Peers.freePort();
        Path settings = folder.resolve("orthanc.json");
        Files.writeString(settings, """
                {"StorageDirectory": "%1$s", "IndexDirectory": "%1$s", "HttpPort": %2$d, "DicomServerEnabled": false, "KeepAlive": true, "KeepAliveTimeout": 600,
                 "RemoteAccessAllowed": false, "AuthenticationEnabled": false}""".formatted(folder, port));
        Peer peer = Peers.start(List.of(program.get().toString(), settings.toString()), folder, port);
        for (int study = 0; study < STUDIES; study++) {
            // a connection each: Orthanc ends those that it does not like to wait for
            try (HttpClient client = HttpClient.newHttpClient()) {
                HttpRequest create = HttpRequest.newBuilder(
                                URI.create("http://127.0.0.1:" + port + "/tools/create-dicom"))
                        .POST(BodyPublishers.ofString("""
                                {"Tags": {"PatientName": "Patient^%1$d", "PatientID": "C-%1$d", "StudyDescription": "Crown %1$d",
                                          "AccessionNumber": "%1$d", "Modality": "OT"}}""".formatted(study)))
                        .build();
                HttpResponse<String> created = client.send(create, BodyHandlers.ofString());
                if (created.statusCode() != 200) {
                    peer.close();
                    throw new IOException("Orthanc takes no study: " + created.body());
                }
            }
        }
        return Optional.of(peer);
    }
}
