package dev.archway.server.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.atomic.AtomicLong;

/** A line to a server that breaks in the middle of what is sent, and stays broken until it is mended. */
public final class BrokenLine implements AutoCloseable {

    private static final long WHOLE = Long.MAX_VALUE;

    private final ServerSocket door;
    private final URI server;
    private final AtomicLong room = new AtomicLong(WHOLE);

    public BrokenLine(String server) {
        this.server = URI.create(server);
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.startVirtualThread(this::open);
    }

    /** The server's address by this line. */
    public String base() {
        return "http://127.0.0.1:" + door.getLocalPort();
    }

    /** It lets so many more bytes through to the server. */
    public void breakAfter(long bytes) {
        room.set(bytes);
    }

    public void mend() {
        room.set(WHOLE);
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void open() {
        try {
            while (true) {
                Socket browser = door.accept();
                Socket onward = new Socket(server.getHost(), server.getPort());
                Thread.startVirtualThread(() -> carry(browser, onward, true));
                Thread.startVirtualThread(() -> carry(onward, browser, false));
            }
        } catch (IOException _) {
            // closed
        }
    }

    /** From one end to the other until either is closed, or the line breaks. */
    private void carry(Socket from, Socket to, boolean counted) {
        byte[] buffer = new byte[1 << 13];
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (counted && room.get() < read) {
                    room.set(0);
                    return;
                }
                if (counted && room.get() != WHOLE) {
                    room.addAndGet(-read);
                }
                out.write(buffer, 0, read);
            }
        } catch (IOException _) {
            // closed at the other end
        }
    }
}
