package dev.archway.bench;

import dev.archway.bench.Peers.Peer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A gallery of 50 MB, whole and in part, beside nginx serving the same. */
@Command(
        name = "download",
        description = "Download of a gallery of 50 MB, whole and with Range, beside nginx.",
        mixinStandardHelpOptions = true)
final class DownloadBench implements Callable<Integer> {

    private static final int SIZE = 50_000_000;
    private static final String RANGE = "Range: bytes=10000000-39999999";

    @Option(names = "--root", required = true, hidden = true)
    Path root = Path.of(".");

    @Option(names = "--seconds", description = "How long each is measured in a round (${DEFAULT-VALUE}).")
    int seconds = 5;

    @Option(names = "--rounds", description = "Rounds that count (${DEFAULT-VALUE}).")
    int rounds = 5;

    @Option(names = "--connections", description = "Connections (${DEFAULT-VALUE}).")
    int connections = 2;

    @Override
    public Integer call() throws Exception {
        byte[] bytes = new byte[SIZE];
        new Random(50).nextBytes(bytes);
        String sha256 =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        try (LaidPractice practice = LaidPractice.start(root, 1000)) {
            Path object = practice.data()
                    .resolve("objects")
                    .resolve(sha256.substring(0, 2))
                    .resolve(sha256.substring(2, 4));
            Files.write(Files.createDirectories(object).resolve(sha256), bytes);
            long order;
            try (LaidOrders laid = LaidOrders.in(practice.data())) {
                order = laid.lastingFile(sha256, SIZE);
            }
            URI ours =
                    practice.server().address().resolve("/third-party/v2/order/" + order + "/download/IMAGE_GALLERY");
            measure(practice, ours, object.resolve(sha256));
        }
        return 0;
    }

    private void measure(LaidPractice practice, URI ours, Path object) throws Exception {
        Optional<Peer> nginx = nginx(Files.createDirectories(practice.work().resolve("nginx")), object);
        Rounds turns = new Rounds();
        for (List<String> range : List.of(List.<String>of(), List.of(RANGE))) {
            String what = range.isEmpty() ? "whole" : "range of 30 MB";
            int status = range.isEmpty() ? 200 : 206;
            List<String> headers = practice.headers();
            headers.addAll(range);
            turns.with("Archway, " + what, () -> bytesPerSecond(ours, headers, status));
            if (nginx.isPresent()) {
                URI theirs = URI.create("http://127.0.0.1:" + nginx.get().port() + "/" + object.getFileName());
                turns.with("nginx, " + what, () -> bytesPerSecond(theirs, new ArrayList<>(range), status));
            }
        }
        try {
            Map<String, Double> medians = turns.medians(rounds);
            for (String what : List.of("whole", "range of 30 MB")) {
                double mine = medians.getOrDefault("Archway, " + what, 0.0) / 1e6;
                double peer = medians.getOrDefault("nginx, " + what, Double.NaN) / 1e6;
                Rounds.line(
                        "%s: Archway %,.0f MB/s, nginx %s: %.2f of it (target 0.9)",
                        what, mine, nginx.isEmpty() ? "not installed" : String.format("%,.0f MB/s", peer), mine / peer);
            }
        } finally {
            nginx.ifPresent(Peer::close);
        }
    }

    private double bytesPerSecond(URI address, List<String> headers, int status) throws Exception {
        Load.Measured measured =
                new Load(address, headers, status).asFastAsPossible(connections, Duration.ofSeconds(seconds));
        if (measured.failed() > 0) {
            throw new IllegalStateException(address + ": " + measured);
        }
        return measured.bytesPerSecond();
    }

    private static Optional<Peer> nginx(Path folder, Path object) throws Exception {
        Optional<Path> program = Peers.program("nginx");
        if (program.isEmpty()) {
            return Optional.empty();
        }
        int port = Peers.freePort();
        Path settings = folder.resolve("nginx.conf");
        Files.writeString(settings, """
                daemon off;
                %4$s
                worker_processes 2;
                pid %1$s/pid;
                error_log %1$s/error.log;
                events { worker_connections 64; }
                http {
                    access_log off;
                    sendfile on;
                    tcp_nopush on;
                    client_body_temp_path %1$s/body;
                    proxy_temp_path %1$s/proxy;
                    fastcgi_temp_path %1$s/fastcgi;
                    uwsgi_temp_path %1$s/uwsgi;
                    scgi_temp_path %1$s/scgi;
                    server { listen 127.0.0.1:%2$d; root %3$s; }
                }
                """.formatted(
                folder, port, object.getParent(), "root".equals(System.getProperty("user.name")) ? "user root;" : ""));
        return Optional.of(Peers.start(
                List.of(program.get().toString(), "-e", folder + "/error.log", "-c", settings.toString()),
                folder,
                port));
    }
}
