package dev.archway.server.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Bytes to a server's port as no client library would send them, and what comes back. */
public final class RawHttp {

    private static final int PATIENCE_MILLIS = 30_000;

    private final URI base;

    public RawHttp(Http http) {
        this.base = URI.create(http.base());
    }

    /** One request of these lines, without a body; the target is sent as it stands. */
    public Answer send(String method, String target, List<String> headers) {
        StringBuilder request = new StringBuilder()
                .append(method)
                .append(' ')
                .append(target)
                .append(" HTTP/1.1\r\nHost: ")
                .append(base.getAuthority())
                .append("\r\nConnection: close\r\n");
        headers.forEach(header -> request.append(header).append("\r\n"));
        return send(request.append("\r\n").toString());
    }

    /** These characters, each a byte, and nothing else. */
    public Answer send(String bytes) {
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            socket.shutdownOutput();
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            try {
                socket.getInputStream().transferTo(answer);
            } catch (IOException e) {
                if (answer.size() == 0) {
                    throw e; // a reset after the answer is how a server ends a connection that sends too much
                }
            }
            return Answer.of(answer.toString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An answer with its framing as it came; {@code status} is 0 when the server closed without one. */
    public record Answer(int status, String head, String body) {

        static Answer of(String text) {
            if (text.isEmpty()) {
                return new Answer(0, "", "");
            }
            int end = text.indexOf("\r\n\r\n");
            String head = end < 0 ? text : text.substring(0, end);
            return new Answer(Integer.parseInt(head.split(" ", 3)[1]), head, end < 0 ? "" : text.substring(end + 4));
        }
    }
}
