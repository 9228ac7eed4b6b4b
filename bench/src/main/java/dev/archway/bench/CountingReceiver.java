package dev.archway.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A receiver that costs as little as one can: it takes a request, counts it and answers 204. */
final class CountingReceiver implements AutoCloseable {

    private static final byte[] ANSWER = "HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);
    private static final String LENGTH = "content-length: ";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final ServerSocket server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    private final Queue<Socket> connections = new ConcurrentLinkedQueue<>();
    private volatile CountDownLatch expected = new CountDownLatch(0);

    CountingReceiver() throws IOException {
        Thread.ofVirtual().start(() -> {
            try {
                while (true) {
                    Socket socket = server.accept();
                    connections.add(socket);
                    Thread.ofVirtual().start(() -> serve(socket));
                }
            } catch (IOException e) {
                // closed
            }
        });
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/scans");
    }

    /** Counts from here on. */
    void expect(int count) {
        expected = new CountDownLatch(count);
    }

    void await() throws InterruptedException, TimeoutException {
        if (!expected.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new TimeoutException(expected.getCount() + " notifications did not come within " + PATIENCE);
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = socket.getInputStream();
            OutputStream out = socket.getOutputStream();
            byte[] buffer = new byte[8 * 1024];
            int filled = 0;
            while (true) {
                int read = in.read(buffer, filled, buffer.length - filled);
                if (read < 0) {
                    return;
                }
                filled += read;
                if (isWhole(buffer, filled)) {
                    filled = 0;
                    out.write(ANSWER);
                    expected.countDown();
                }
            }
        } catch (IOException e) {
            // the sender has gone
        }
    }

    private static boolean isWhole(byte[] buffer, int filled) {
        String text = new String(buffer, 0, filled, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return false;
        }
        int at = text.toLowerCase(Locale.ROOT).indexOf(LENGTH) + LENGTH.length();
        return filled >= end + 4 + Integer.parseInt(text.substring(at, text.indexOf('\r', at)));
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket each : connections) {
            each.close();
        }
    }
}
