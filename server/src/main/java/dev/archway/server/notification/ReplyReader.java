package dev.archway.server.notification;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads one answer of HTTP/1.1 from whoever it may be (RFC 9112): interim answers are skipped, a head is at most 64 KB, and of a body that is longer than 64 KB the
 * rest is left unread, for only the status counts.
 */
final class ReplyReader {

    static final int LONGEST_HEAD = 64 * 1024;
    static final int LONGEST_BODY = 64 * 1024;
    private static final int KEPT_HEAD = 4 * 1024;
    private static final int KEPT_BODY = 1024;
    private static final int LONGEST_CHUNK_LINE = 1024;

    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.([01]) ([1-9]\\d\\d)(?: .*)?");
    private static final Pattern LENGTH = Pattern.compile("\\d{1,18}");
    private static final Pattern CHUNK = Pattern.compile("([0-9a-fA-F]{1,15})\\s*(?:;.*)?");
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}&&[^\r\n\t]]");

    private final InputStream in;
    private int headBytes;

    /** {@code in} should be buffered: it is read byte by byte. */
    ReplyReader(InputStream in) {
        this.in = in;
    }

    Reply read() throws IOException {
        Head head = head();
        while (head.status / 100 == 1 && head.status != 101) {
            head = head(); // the limit of the head counts them all
        }
        byte[] body = new byte[KEPT_BODY];
        Body read = body(head, body);
        return new Reply(
                head.status,
                printable(head.text, KEPT_HEAD),
                printable(new String(body, 0, read.kept, StandardCharsets.UTF_8), KEPT_BODY),
                head.retryAfter,
                read.whole && head.keepsOpen());
    }

    private Head head() throws IOException {
        String statusLine = headLine();
        Matcher status = STATUS_LINE.matcher(statusLine);
        if (!status.matches()) {
            throw new NoHttp("the answer is not HTTP/1.1");
        }
        Head head = new Head(Integer.parseInt(status.group(2)), status.group(1).equals("1"));
        List<String> lines = new ArrayList<>(List.of(statusLine));
        for (String line = headLine(); !line.isEmpty(); line = headLine()) {
            lines.add(line);
            head.header(line);
        }
        head.text = String.join("\n", lines);
        return head;
    }

    private String headLine() throws IOException {
        return line(LONGEST_HEAD - headBytes, "the answer's head is longer than " + LONGEST_HEAD + " bytes");
    }

    private String line(int longest, String tooLong) throws IOException {
        StringBuilder line = new StringBuilder();
        int next = in.read();
        while (next != '\n') {
            if (next < 0) {
                throw headBytes == 0 && line.isEmpty() ? new NoAnswer() : new NoHttp("the answer ends in its middle");
            }
            if (line.length() >= longest) {
                throw new NoHttp(tooLong);
            }
            line.append((char) next); // ISO 8859-1
            next = in.read();
        }
        headBytes += line.length() + 1;
        int end = line.length();
        return end > 0 && line.charAt(end - 1) == '\r' ? line.substring(0, end - 1) : line.toString();
    }

    private Body body(Head head, byte[] kept) throws IOException {
        if (head.status == 101 || head.status == 204 || head.status == 304) {
            return new Body(0, head.status != 101);
        }
        if (head.chunked) {
            return chunks(kept);
        }
        if (head.length != null) {
            return counted(head.length, kept);
        }
        int most = take(kept, 0, LONGEST_BODY);
        return new Body(Math.min(most, kept.length), false); // it ends with the connection
    }

    private Body counted(long length, byte[] kept) throws IOException {
        int wanted = (int) Math.min(length, LONGEST_BODY);
        int taken = take(kept, 0, wanted);
        if (taken < wanted) {
            throw new NoHttp("the answer ends in its middle");
        }
        return new Body(Math.min(taken, kept.length), length <= LONGEST_BODY);
    }

    private Body chunks(byte[] kept) throws IOException {
        int taken = 0;
        while (true) {
            Matcher chunk = CHUNK.matcher(line(LONGEST_CHUNK_LINE, "the answer's chunks are broken"));
            if (!chunk.matches()) {
                throw new NoHttp("the answer's chunks are broken");
            }
            long length = Long.parseLong(chunk.group(1), 16);
            if (length == 0) {
                headBytes = 0;
                while (!headLine().isEmpty()) {
                    // trailers
                }
                return new Body(Math.min(taken, kept.length), true);
            }
            int wanted = (int) Math.min(length, LONGEST_BODY - taken);
            int got = take(kept, taken, wanted);
            if (got < wanted) {
                throw new NoHttp("the answer ends in its middle");
            }
            taken += got;
            if (wanted < length || taken >= LONGEST_BODY) {
                return new Body(Math.min(taken, kept.length), false);
            }
            if (!line(LONGEST_CHUNK_LINE, "the answer's chunks are broken").isEmpty()) {
                throw new NoHttp("the answer's chunks are broken");
            }
        }
    }

    /** Takes so many bytes, or fewer when the stream ends; those that still fit behind {@code before} others are kept. */
    private int take(byte[] kept, int before, int wanted) throws IOException {
        int room = Math.max(0, Math.min(kept.length - before, wanted));
        int taken = in.readNBytes(kept, Math.min(before, kept.length), room);
        if (taken < room) {
            return taken;
        }
        byte[] rest = new byte[8 * 1024];
        while (taken < wanted) {
            int read = in.read(rest, 0, Math.min(rest.length, wanted - taken));
            if (read < 0) {
                return taken;
            }
            taken += read;
        }
        return taken;
    }

    /** The database takes no NUL, and a terminal no control characters. */
    private static String printable(String text, int longest) {
        String few = text.length() <= longest ? text : text.substring(0, longest);
        return UNPRINTABLE.matcher(few).replaceAll("?");
    }

    private record Body(int kept, boolean whole) {}

    /** The headers that say where the answer ends and when to come again. */
    private static final class Head {

        private final int status;
        private boolean keep;
        private boolean chunked;
        private @Nullable Long length;
        private @Nullable String retryAfter;
        private String text = "";

        private Head(int status, boolean keep) {
            this.status = status;
            this.keep = keep;
        }

        private void header(String line) throws IOException {
            int colon = line.indexOf(':');
            if (colon <= 0) {
                throw new NoHttp("the answer has a broken header");
            }
            String value = line.substring(colon + 1).strip();
            switch (line.substring(0, colon).toLowerCase(Locale.ROOT)) {
                case "content-length" -> length(value);
                case "transfer-encoding" ->
                    chunked = value.toLowerCase(Locale.ROOT).endsWith("chunked");
                case "connection" -> keep &= !value.toLowerCase(Locale.ROOT).contains("close");
                case "retry-after" -> retryAfter = value;
                default -> {}
            }
        }

        private void length(String value) throws IOException {
            if (!LENGTH.matcher(value).matches() || (length != null && length != Long.parseLong(value))) {
                throw new NoHttp("the answer's Content-Length is broken");
            }
            length = Long.parseLong(value);
        }

        private boolean keepsOpen() {
            return keep && !(chunked && length != null);
        }
    }

    /** What came is no answer that can be understood. */
    static final class NoHttp extends IOException {

        private static final long serialVersionUID = 1;

        NoHttp(String reason) {
            super(reason);
        }
    }

    /** The connection ended before anything came. */
    static final class NoAnswer extends IOException {

        private static final long serialVersionUID = 1;

        NoAnswer() {
            super("the connection was closed without an answer");
        }
    }
}
