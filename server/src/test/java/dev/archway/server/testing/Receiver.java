package dev.archway.server.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Someone who is notified, on a port of the test's own, and answers as the test wants. */
public final class Receiver implements AutoCloseable {

    private static final int ANSWERED = 0;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();
    private final AtomicInteger count = new AtomicInteger();

    private Receiver(Behaviour behaviour) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            count.incrementAndGet();
            calls.add(Call.of(exchange));
            try {
                int status = behaviour.answer(exchange);
                if (status != ANSWERED) {
                    exchange.sendResponseHeaders(status, -1);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                exchange.close();
            }
        });
        server.start();
    }

    /** Answers with these, one after the other, and with the last one from then on. */
    public static Receiver answering(Integer... statuses) {
        Deque<Integer> left = new ArrayDeque<>(List.of(statuses));
        return new Receiver(_ -> {
            synchronized (left) {
                return left.size() > 1 ? left.removeFirst() : left.getFirst();
            }
        });
    }

    public static Receiver redirecting(String to) {
        return new Receiver(exchange -> {
            exchange.getResponseHeaders().set("Location", to);
            return 302;
        });
    }

    /** Answers 200 once the latch is open. */
    public static Receiver waiting(CountDownLatch latch) {
        return new Receiver(_ -> {
            latch.await();
            return 200;
        });
    }

    /** Begins an answer of 200, and goes on with it once the latch is open. */
    public static Receiver halfAnswering(CountDownLatch latch) {
        return new Receiver(exchange -> {
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            latch.await();
            return ANSWERED;
        });
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    }

    /** The next call that came; waits for it. */
    public Call next() throws InterruptedException {
        Call call = calls.poll(30, TimeUnit.SECONDS);
        if (call == null) {
            throw new AssertionError("nobody called within half a minute");
        }
        return call;
    }

    /** How many calls came so far. */
    public int calls() {
        return count.get();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private interface Behaviour {
        int answer(HttpExchange exchange) throws IOException, InterruptedException;
    }

    /** A call that came. */
    public record Call(String method, Map<String, String> headers, String body) {

        static Call of(HttpExchange exchange) throws IOException {
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, String.join(", ", values)));
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            return new Call(exchange.getRequestMethod(), headers, body);
        }

        public String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }
}
