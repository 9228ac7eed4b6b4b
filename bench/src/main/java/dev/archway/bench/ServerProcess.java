package dev.archway.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A whole Archway server in a process of its own, as script/server starts it; what it prints goes to a file. */
public final class ServerProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Process process;
    private final URI address;
    private final Path output;
    private final Duration startTime;

    private ServerProcess(Process process, URI address, Path output, Duration startTime) {
        this.process = process;
        this.address = address;
        this.output = output;
        this.startTime = startTime;
    }

    /**
     * Starts a server on a free port and returns when it answers its first 200.
     *
     * @param root the project's folder, with the server built
     * @param data the data directory
     * @param settings Spring settings, such as {@code --archway.max-triangles=1000}, and flags of the JVM, such as {@code -Xmx256m}
     */
    public static ServerProcess start(Path root, Path data, String... settings) throws IOException {
        return startOn(freePort(), root, data, settings);
    }

    /** The same on a given port. */
    public static ServerProcess startOn(int port, Path root, Path data, String... settings) throws IOException {
        Path jar = root.resolve("server/target/archway-server.jar");
        if (!Files.exists(jar)) {
            throw new IllegalStateException(jar + " is missing: script/server builds it");
        }
        Files.createDirectories(data);
        Path output = data.resolve("server.log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + root.resolve("script/lib/server.options")));
        Path aotCache = root.resolve("server/target/archway-server.aot");
        if (Files.exists(aotCache)) {
            command.add("-XX:AOTCache=" + aotCache);
        }
        command.addAll(Stream.of(settings).filter(ServerProcess::isFlag).toList());
        command.addAll(List.of("-jar", jar.toString(), "--server.port=" + port, "--archway.data-dir=" + data));
        command.addAll(Stream.of(settings).filter(setting -> !isFlag(setting)).toList());
        long began = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                .start();
        URI address = URI.create("http://127.0.0.1:" + port);
        awaitAnswer(process, address, output);
        return new ServerProcess(process, address, output, Duration.ofNanos(System.nanoTime() - began));
    }

    public URI address() {
        return address;
    }

    /** From the start of the process to the first 200. */
    public Duration startTime() {
        return startTime;
    }

    public long pid() {
        return process.pid();
    }

    /** Of all processors so far; its PostgreSQL's is not in it. */
    Duration processorTime() {
        return process.info().totalCpuDuration().orElseThrow();
    }

    /** Waits until the server has next to nothing to do, such as the preview of a scan that just became ready; as long as a minute. */
    void awaitRest() throws InterruptedException {
        Duration last = processorTime();
        for (int look = 0; look < 300; look++) {
            Thread.sleep(200);
            Duration now = processorTime();
            if (now.minus(last).toMillis() <= 20) {
                return;
            }
            last = now;
        }
        throw new IllegalStateException("the server was busy for a minute, and nobody asked it for anything");
    }

    /** The processes that the server has started: its PostgreSQL. */
    public List<ProcessHandle> children() {
        return process.descendants().toList();
    }

    /** What the server has printed so far. */
    public String printed() throws IOException {
        return Files.readString(output);
    }

    /** SIGKILL to the server, and to its PostgreSQL when {@code andDatabase}: nothing gets a chance to tidy up. */
    public void kill(boolean andDatabase) {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroyForcibly();
        await(process.toHandle());
        if (andDatabase) {
            children.forEach(ProcessHandle::destroyForcibly);
            children.forEach(ServerProcess::await);
        }
    }

    /** SIGTERM, and the wait until it is gone. */
    @Override
    public void close() {
        process.destroy();
        await(process.toHandle());
    }

    /** The most memory that the process has had in use, as the operating system counts it; "unknown" where it does not tell. */
    public String peakMemory() throws IOException {
        Path status = Path.of("/proc", Long.toString(pid()), "status");
        if (!Files.exists(status)) {
            return "unknown";
        }
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .map(line -> line.substring("VmHWM:".length()).strip())
                    .findFirst()
                    .orElse("unknown");
        }
    }

    private static boolean isFlag(String setting) {
        return setting.startsWith("-X") || setting.startsWith("-D");
    }

    private static void await(ProcessHandle handle) {
        handle.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
    }

    private static void awaitAnswer(Process process, URI address, Path output) throws IOException {
        HttpRequest health =
                HttpRequest.newBuilder(address.resolve("/actuator/health")).build();
        long end = System.nanoTime() + PATIENCE.toNanos();
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (!answers(client, health)) {
                if (!process.isAlive()) {
                    throw new IOException("The server ended before it answered:\n" + tail(output));
                }
                if (System.nanoTime() > end) {
                    process.destroy();
                    throw new IOException(
                            "The server did not answer in " + PATIENCE.toSeconds() + " s:\n" + tail(output));
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            }
        }
    }

    private static boolean answers(HttpClient client, HttpRequest health) {
        try {
            return client.send(health, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false; // nobody listens yet
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(e));
        }
    }

    private static String tail(Path output) throws IOException {
        List<String> lines = Files.readAllLines(output, StandardCharsets.UTF_8);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
