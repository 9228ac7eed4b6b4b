package dev.archway.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;

/**
 * Asks for the same thing again and again over connections that stay open: as fast as answers come, or at a fixed rate. At a fixed rate a request's time runs from the
 * moment when it was due, so that an answer that comes late is not forgiven the requests that waited for it.
 */
final class Load {

    private static final int BUFFER = 1 << 16;

    private final URI address;
    private final byte[] request;
    private final int wanted;

    /** {@code headers} are whole lines; an answer of another status than {@code wanted} counts as failed. */
    Load(URI address, List<String> headers, int wanted) {
        this.address = address;
        this.wanted = wanted;
        String path = address.getRawPath() + (address.getRawQuery() == null ? "" : "?" + address.getRawQuery());
        StringBuilder head = new StringBuilder("GET " + path + " HTTP/1.1\r\nHost: " + address.getAuthority() + "\r\n");
        headers.forEach(line -> head.append(line).append("\r\n"));
        this.request = head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** As many requests as go. */
    Measured asFastAsPossible(int connections, Duration time) throws Exception {
        return run(connections, time, 0);
    }

    /** So many requests a second, all connections together. */
    Measured atRate(double perSecond, int connections, Duration time) throws Exception {
        return run(connections, time, connections * 1e9 / perSecond);
    }

    private Measured run(int connections, Duration time, double pause) throws Exception {
        List<Future<Count>> running = new ArrayList<>();
        long began = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
            for (int i = 0; i < connections; i++) {
                long first = began + (long) (pause * i / connections);
                running.add(threads.submit(() -> connection(first, began + time.toNanos(), pause)));
            }
            List<Count> counts = new ArrayList<>();
            for (Future<Count> each : running) {
                counts.add(each.get());
            }
            return Measured.of(counts, System.nanoTime() - began);
        }
    }

    private Count connection(long first, long end, double pause) throws IOException {
        Count count = new Count();
        byte[] buffer = new byte[BUFFER];
        while (System.nanoTime() < end) {
            try (Socket socket = new Socket(address.getHost(), address.getPort())) {
                socket.setTcpNoDelay(true);
                InputStream in = new BufferedInputStream(socket.getInputStream(), BUFFER);
                boolean open = true;
                while (open && System.nanoTime() < end) {
                    long due = pause == 0 ? System.nanoTime() : first + (long) (pause * count.requests);
                    sleepUntil(due);
                    socket.getOutputStream().write(request);
                    open = answer(in, buffer, count);
                    count.add(System.nanoTime() - due);
                }
            }
        }
        return count;
    }

    private static void sleepUntil(long due) {
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /** Reads an answer to its end; false when the connection ends with it. */
    private boolean answer(InputStream in, byte[] buffer, Count count) throws IOException {
        String status = line(in);
        boolean close = false;
        boolean chunked = false;
        long length = 0;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Long.parseLong(
                        lower.substring("content-length:".length()).strip());
            } else if (lower.startsWith("transfer-encoding:")) {
                chunked = lower.contains("chunked");
            } else if (lower.startsWith("connection:")) {
                close = lower.contains("close");
            }
        }
        int code = Integer.parseInt(status.substring("HTTP/1.1 ".length()).substring(0, 3));
        if (code != wanted) {
            count.failed++;
        }
        if (chunked) {
            for (long size = chunk(in); size > 0; size = chunk(in)) {
                skip(in, size, buffer, count);
                line(in);
            }
            line(in);
        } else if (code != 304 && code != 204) {
            skip(in, length, buffer, count);
        }
        return !close;
    }

    private static long chunk(InputStream in) throws IOException {
        return Long.parseLong(line(in).replaceFirst(";.*", "").strip(), 16);
    }

    private static void skip(InputStream in, long length, byte[] buffer, Count count) throws IOException {
        for (long left = length; left > 0; ) {
            int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                throw new EOFException("an answer ended early");
            }
            left -= read;
        }
        count.bytes += length;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("an answer ended early");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    /** What one connection saw. */
    private static final class Count {

        private long[] nanos = new long[1024];
        private int requests;
        private long bytes;
        private long failed;

        private void add(long time) {
            if (requests == nanos.length) {
                nanos = Arrays.copyOf(nanos, 2 * requests);
            }
            nanos[requests++] = time;
        }
    }

    /** What all connections saw together; times are in nanoseconds, in order. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Measured(double perSecond, double bytesPerSecond, long failed, long[] times) {

        private static Measured of(List<Count> counts, long nanos) {
            long[] times = counts.stream()
                    .flatMapToLong(count -> LongStream.of(count.nanos).limit(count.requests))
                    .sorted()
                    .toArray();
            double seconds = nanos / 1e9;
            return new Measured(
                    times.length / seconds,
                    counts.stream().mapToLong(count -> count.bytes).sum() / seconds,
                    counts.stream().mapToLong(count -> count.failed).sum(),
                    times);
        }

        /** The time that this part of the requests took at most, in milliseconds. */
        double millis(double part) {
            return times.length == 0 ? Double.NaN : times[(int) Math.min(times.length - 1, times.length * part)] / 1e6;
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%,.0f requests/s, %,.1f MB/s, median %.2f ms, p99 %.2f ms%s",
                    perSecond,
                    bytesPerSecond / 1e6,
                    millis(0.5),
                    millis(0.99),
                    failed == 0 ? "" : ", " + failed + " FAILED");
        }
    }
}
