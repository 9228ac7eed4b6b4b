package dev.archway.server.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * A PostgreSQL of this server's own, durable: what it acknowledged is on disk. It listens on loopback alone, on a port that is free at each start, and asks for a
 * password. A server that was killed leaves its PostgreSQL running; the next one ends it first.
 */
final class EmbeddedPostgres implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Path SETSID = Path.of("/usr/bin/setsid");
    private static final Path UNSHARE = Path.of("/usr/bin/unshare");

    static final String USER = "archway";
    static final String DATABASE = "archway";

    private final Path home;
    private final Path cluster;
    private final String password;
    private final int port;
    private final Process process;

    private EmbeddedPostgres(Path home, Path cluster, String password, int port, Process process) {
        this.home = home;
        this.cluster = cluster;
        this.password = password;
        this.port = port;
        this.process = process;
    }

    /** Starts the cluster in {@code folder}, making it first when there is none, and returns when it answers. */
    static EmbeddedPostgres start(Path folder, String password) throws IOException, InterruptedException {
        Path home = PostgresBinaries.unpackInto(folder);
        Path cluster = folder.resolve("cluster");
        Path output = folder.resolve("postgres.log");
        if (!Files.exists(cluster)) {
            makeCluster(home, cluster, password, output);
        }
        endLeftover(home, cluster, output);
        int port = freePort();
        List<String> command = new ArrayList<>(List.of(program(home, "postgres"), "-D", cluster.toString()));
        settings(port).forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        Process process = run(command, output);
        EmbeddedPostgres started = new EmbeddedPostgres(home, cluster, password, port, process);
        started.awaitAnswer(output);
        log.info("The embedded PostgreSQL {} answers on 127.0.0.1:{}", PostgresBinaries.VERSION, port);
        return started;
    }

    String jdbcUrl() {
        return jdbcUrl(DATABASE);
    }

    /** Ends sessions and writes everything down; a restart then needs no recovery. */
    @Override
    public void close() {
        try {
            Process stop = run(
                    List.of(program(home, "pg_ctl"), "stop", "-D", cluster.toString(), "-m", "fast", "-w"),
                    cluster.resolveSibling("postgres.log"));
            if (!stop.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                log.warn(
                        "The embedded PostgreSQL did not stop in {} s; it is ended and will recover at the next start",
                        PATIENCE.toSeconds());
                process.destroyForcibly();
            }
        } catch (IOException e) {
            log.warn("The embedded PostgreSQL could not be stopped; it will recover at the next start", e);
            process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }

    private static Map<String, String> settings(int port) {
        return Map.ofEntries(
                Map.entry("listen_addresses", "127.0.0.1"),
                Map.entry("port", Integer.toString(port)),
                Map.entry("unix_socket_directories", ""),
                Map.entry("fsync", "on"),
                Map.entry("synchronous_commit", "on"),
                Map.entry("full_page_writes", "on"),
                Map.entry("max_connections", "60"),
                Map.entry("shared_buffers", "128MB"),
                Map.entry("timezone", "UTC"),
                Map.entry("jit", "off"));
    }

    private static void makeCluster(Path home, Path cluster, String password, Path output)
            throws IOException, InterruptedException {
        Path incoming = cluster.resolveSibling("cluster.incoming");
        FileSystemUtils.deleteRecursively(incoming);
        Path passwordFile = Files.createTempFile(cluster.getParent(), "initdb", ".password");
        try {
            Files.writeString(passwordFile, password);
            Process initdb = run(
                    List.of(
                            program(home, "initdb"),
                            "-D",
                            incoming.toString(),
                            "-U",
                            USER,
                            "-A",
                            "scram-sha-256",
                            "--pwfile=" + passwordFile,
                            "-E",
                            "UTF8",
                            "--locale-provider=builtin",
                            "--builtin-locale=C.UTF-8",
                            "--no-locale",
                            "--data-checksums",
                            "--no-instructions"),
                    output);
            if (!initdb.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || initdb.exitValue() != 0) {
                throw new CannotStart("The embedded PostgreSQL could not be set up; its words are in " + output);
            }
        } finally {
            Files.delete(passwordFile);
        }
        Files.move(incoming, cluster);
    }

    /** The lock of the data directory is ours, so a PostgreSQL that still runs on it belongs to a server that was killed. */
    private static void endLeftover(Path home, Path cluster, Path output) throws IOException, InterruptedException {
        if (!Files.exists(cluster.resolve("postmaster.pid"))) {
            return;
        }
        Process status = run(List.of(program(home, "pg_ctl"), "status", "-D", cluster.toString()), output);
        if (status.waitFor() == 0) {
            log.info("Ending the PostgreSQL that a killed server left behind");
            Process stop =
                    run(List.of(program(home, "pg_ctl"), "stop", "-D", cluster.toString(), "-m", "fast", "-w"), output);
            if (stop.waitFor() != 0) {
                throw new CannotStart("A PostgreSQL that a killed server left behind cannot be ended; see " + output);
            }
        }
    }

    private void awaitAnswer(Path output) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            if (!process.isAlive()) {
                throw new CannotStart("The embedded PostgreSQL ended at once; its words are in " + output);
            }
            try (Connection connection = DriverManager.getConnection(jdbcUrl("postgres"), USER, password)) {
                createDatabase(connection);
                return;
            } catch (SQLException e) {
                if (System.nanoTime() > end) {
                    throw new CannotStart("The embedded PostgreSQL does not answer; its words are in " + output, e);
                }
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
    }

    private static void createDatabase(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var found = statement.executeQuery("select 1 from pg_database where datname = '" + DATABASE + "'")) {
            if (!found.next()) {
                statement.execute("create database " + DATABASE);
            }
        }
    }

    private String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private static String program(Path home, String name) {
        return home.resolve("bin").resolve(name).toString();
    }

    /**
     * PostgreSQL refuses to run as root; for root it runs in a user namespace of its own, where it is nobody. It has a session of its own as well: Ctrl-C is for the
     * server, which stops the database when it has done its last transaction.
     */
    private static Process run(List<String> command, Path output) throws IOException {
        List<String> whole = new ArrayList<>();
        if (Files.isExecutable(SETSID)) {
            whole.add(SETSID.toString());
        }
        if ("root".equals(System.getProperty("user.name")) && Files.isExecutable(UNSHARE)) {
            whole.addAll(List.of(UNSHARE.toString(), "-U", "--"));
        }
        whole.addAll(command);
        return new ProcessBuilder(whole)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                .start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
