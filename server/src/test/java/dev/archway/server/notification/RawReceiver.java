package dev.archway.server.notification;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A receiver that does with a connection whatever a test wants, HTTP or not. */
final class RawReceiver implements AutoCloseable {

    private final ServerSocket server;
    private final Queue<Socket> connections = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);

    private RawReceiver(ServerSocket server, Behaviour behaviour) {
        this.server = server;
        Thread.ofVirtual().start(() -> accept(behaviour));
    }

    interface Behaviour {
        void with(Talk talk) throws IOException, InterruptedException;
    }

    static RawReceiver that(Behaviour behaviour) {
        try {
            return on(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), behaviour);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static RawReceiver on(ServerSocket server, Behaviour behaviour) {
        return new RawReceiver(server, behaviour);
    }

    /** Reads the request and answers with these bytes, each time. */
    static RawReceiver answering(String answer) {
        return that(talk -> {
            while (talk.request()) {
                talk.say(answer);
            }
        });
    }

    /** Reads the request, answers with these bytes and closes. */
    static RawReceiver answeringOnce(String answer) {
        return that(talk -> {
            if (talk.request()) {
                talk.say(answer);
            }
        });
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/hook");
    }

    /** How many connections came. */
    int connections() {
        return count.get();
    }

    private void accept(Behaviour behaviour) {
        try {
            while (true) {
                Socket socket = server.accept();
                connections.add(socket);
                count.incrementAndGet();
                Thread.ofVirtual().start(() -> talk(socket, behaviour));
            }
        } catch (IOException e) {
            // the test is over
        }
    }

    private void talk(Socket socket, Behaviour behaviour) {
        try (socket) {
            behaviour.with(new Talk(socket, closed));
        } catch (IOException e) {
            // the other side has had enough
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            server.close();
            for (Socket each : connections) {
                each.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One connection. */
    record Talk(Socket socket, CountDownLatch closed) {

        /** Reads a request with its body; false when there is none any more. */
        boolean request() throws IOException {
            return requestId() != null;
        }

        /** The same; the request's webhook-id, or null. */
        @Nullable
        String requestId() throws IOException {
            InputStream in = socket.getInputStream();
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                int next = in.read();
                if (next < 0) {
                    return null;
                }
                head.append((char) next);
            }
            String text = head.toString();
            int at = text.indexOf("Content-Length: ") + "Content-Length: ".length();
            in.readNBytes(Integer.parseInt(text.substring(at, text.indexOf('\r', at))));
            int id = text.indexOf("webhook-id: ") + "webhook-id: ".length();
            return text.substring(id, text.indexOf('\r', id));
        }

        void say(String text) throws IOException {
            OutputStream out = socket.getOutputStream();
            out.write(text.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        }

        /** Until the test is over. */
        void stayOpen() throws InterruptedException {
            closed.await();
        }

        /** Says one byte after the other, slowly, for as long as anybody listens. */
        void drip(String text) throws IOException, InterruptedException {
            for (int i = 0; !closed.await(20, TimeUnit.MILLISECONDS); i = (i + 1) % text.length()) {
                say(text.substring(i, i + 1));
            }
        }

        /** Ends the connection with an RST. */
        void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }
    }
}
