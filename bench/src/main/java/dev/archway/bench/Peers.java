package dev.archway.bench;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Other servers that run beside ours for a while, each a process of its own on a free port of loopback. */
final class Peers {

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(120);

    private Peers() {}

    /** A program of this machine. */
    static Optional<Path> program(String name) {
        return Stream.of((System.getenv("PATH") + File.pathSeparator + "/usr/sbin").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Starts a server and returns when it takes connections. */
    static Peer start(List<String> command, Path folder, int port) throws IOException {
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        long end = System.nanoTime() + PATIENCE;
        while (!listens(port)) {
            if (!process.isAlive() || System.nanoTime() > end) {
                process.destroy();
                throw new IOException(command.getFirst() + " does not answer: " + Files.readString(output));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        return new Peer(process, port);
    }

    private static boolean listens(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException _) {
            return false;
        }
    }

    /** One that runs until it is closed. */
    record Peer(Process process, int port) implements AutoCloseable {

        @Override
        public void close() {
            List<ProcessHandle> children = process.descendants().toList();
            process.destroy();
            children.forEach(ProcessHandle::destroy);
            process.onExit().orTimeout(30, TimeUnit.SECONDS).join();
        }
    }
}
