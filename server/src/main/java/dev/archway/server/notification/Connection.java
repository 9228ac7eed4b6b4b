package dev.archway.server.notification;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/** A connection to a receiver, for one request after the other. */
final class Connection implements Closeable {

    private static final int BUFFER = 2 * 1024;

    private final Socket plain;
    private final InputStream in;
    private final OutputStream out;

    /**
     * @param plain what can be closed at any time to end whatever waits for it
     * @param talk the same, or TLS over it
     */
    Connection(Socket plain, Socket talk) throws IOException {
        this.plain = plain;
        this.in = new BufferedInputStream(talk.getInputStream(), BUFFER);
        this.out = talk.getOutputStream();
    }

    Reply exchange(byte[] request) throws IOException {
        out.write(request);
        out.flush();
        return new ReplyReader(in).read();
    }

    /** Whether nothing has come that nobody asked for: it would be taken as the answer to the next request. */
    boolean isQuiet() {
        try {
            return in.available() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            plain.close();
        } catch (IOException e) {
            // there is nothing that it could still be needed for
        }
    }
}
