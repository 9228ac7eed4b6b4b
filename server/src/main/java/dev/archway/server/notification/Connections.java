package dev.archway.server.notification;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Connections to receivers, made to addresses that were checked, and kept for a while. Sockets of our own instead of an HTTP client: a client looks the name up once
 * more, and may then land elsewhere.
 */
@Component
class Connections implements DisposableBean {

    private static final Duration LONGEST_REST = Duration.ofSeconds(20);
    private static final int MOST_RESTING = 32;
    private static final int NAME_THREADS = 16;
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    private final ReceiverAddress addresses;
    private final SSLContext tls;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Place, Deque<Resting>> resting = new HashMap<>();

    // a look-up may hang for long and would hold on to a carrier of virtual threads meanwhile
    private final ExecutorService names = Executors.newFixedThreadPool(
            NAME_THREADS, Thread.ofPlatform().name("names-", 0).daemon().factory());

    @Autowired
    Connections(ReceiverAddress addresses, Watchdog watchdog) throws NoSuchAlgorithmException {
        this(addresses, watchdog, SSLContext.getDefault());
    }

    Connections(ReceiverAddress addresses, Watchdog watchdog, SSLContext tls) {
        this.addresses = addresses;
        this.tls = tls;
        watchdog.every(LONGEST_REST, this::closeTired);
    }

    /** The answer to a request, all of it within the time that the alarm leaves. */
    Reply exchange(URI url, byte[] request, Watchdog.Alarm alarm)
            throws IOException, ReceiverAddress.Private, InterruptedException {
        Place place = Place.of(url);
        Connection rested = rested(place);
        if (rested != null && !rested.isQuiet()) {
            rested.close();
            rested = null;
        }
        if (rested != null) {
            try {
                return exchange(rested, place, request, alarm);
            } catch (IOException e) {
                if (e instanceof ReplyReader.NoHttp || alarm.hasRung()) {
                    throw e;
                }
                // the receiver has closed it while it rested
            }
        }
        return exchange(open(url, place, alarm), place, request, alarm);
    }

    private Reply exchange(Connection connection, Place place, byte[] request, Watchdog.Alarm alarm)
            throws IOException {
        boolean keep = false;
        try {
            alarm.closes(connection);
            Reply reply = connection.exchange(request);
            keep = reply.reusable();
            return reply;
        } finally {
            if (keep && alarm.disarm()) {
                rest(place, connection);
            } else {
                connection.close();
            }
        }
    }

    private Connection open(URI url, Place place, Watchdog.Alarm alarm)
            throws IOException, ReceiverAddress.Private, InterruptedException {
        IOException last = new ConnectException();
        List<InetAddress> candidates = lookUp(url, alarm);
        for (int i = 0; i < candidates.size() && !alarm.hasRung(); i++) {
            Socket socket = new Socket();
            try {
                alarm.closes(socket);
                socket.setTcpNoDelay(true);
                int share = (int) Math.max(1, alarm.left().toMillis() / (candidates.size() - i));
                socket.connect(new InetSocketAddress(candidates.get(i), place.port), share);
                return new Connection(socket, place.secure ? secured(socket, place) : socket);
            } catch (IOException e) {
                socket.close();
                last = e;
            } catch (IllegalArgumentException e) { // a port that is none
                socket.close();
                throw new ConnectException(e.getMessage());
            }
        }
        throw last;
    }

    private List<InetAddress> lookUp(URI url, Watchdog.Alarm alarm)
            throws UnknownHostException, ReceiverAddress.Private, InterruptedException {
        Future<List<InetAddress>> found = names.submit(() -> addresses.of(url));
        try {
            return found.get(alarm.left().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new UnknownHostException(url.getHost());
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case UnknownHostException cause -> throw cause;
                case ReceiverAddress.Private cause -> throw cause;
                case null, default -> throw new IllegalStateException(e);
            }
        } finally {
            found.cancel(true);
        }
    }

    private SSLSocket secured(Socket socket, Place place) throws IOException {
        SSLSocket secured = (SSLSocket) tls.getSocketFactory().createSocket(socket, place.host, place.port, true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setApplicationProtocols(new String[] {"http/1.1"});
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }

    private @Nullable Connection rested(Place place) {
        lock.lock();
        try {
            Deque<Resting> those = resting.get(place);
            Resting youngest = those == null ? null : those.pollLast();
            return youngest == null ? null : youngest.connection;
        } finally {
            lock.unlock();
        }
    }

    private void rest(Place place, Connection connection) {
        Resting tired = null;
        lock.lock();
        try {
            Deque<Resting> those = resting.computeIfAbsent(place, _ -> new ArrayDeque<>());
            those.addLast(new Resting(connection, System.nanoTime()));
            tired = those.size() > MOST_RESTING ? those.pollFirst() : null;
        } finally {
            lock.unlock();
        }
        if (tired != null) {
            tired.connection.close();
        }
    }

    private void closeTired() {
        long tooLong = System.nanoTime() - LONGEST_REST.toNanos();
        List<Resting> tired = new ArrayList<>();
        lock.lock();
        try {
            resting.values().forEach(those -> {
                while (!those.isEmpty() && those.getFirst().since < tooLong) {
                    tired.add(those.removeFirst());
                }
            });
            resting.values().removeIf(Deque::isEmpty);
        } finally {
            lock.unlock();
        }
        tired.forEach(each -> each.connection.close());
    }

    @Override
    public void destroy() {
        names.shutdownNow();
        lock.lock();
        try {
            resting.values().forEach(those -> those.forEach(each -> each.connection.close()));
            resting.clear();
        } finally {
            lock.unlock();
        }
    }

    private record Resting(Connection connection, long since) {}

    /** Where a URL leads: requests to the same place can share a connection. */
    private record Place(boolean secure, String host, int port) {

        static Place of(URI url) {
            boolean secure = url.getScheme().toLowerCase(Locale.ROOT).equals("https");
            int port = url.getPort() >= 0 ? url.getPort() : secure ? HTTPS_PORT : HTTP_PORT;
            String host = url.getHost();
            String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
            return new Place(secure, bare.toLowerCase(Locale.ROOT), port);
        }
    }
}
