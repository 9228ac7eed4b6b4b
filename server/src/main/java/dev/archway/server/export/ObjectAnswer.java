package dev.archway.server.export;

import dev.archway.server.platform.EntityTag;
import dev.archway.server.platform.IfNoneMatch;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRange;

/**
 * How a file that never changes is answered: whole, one range of it, or not again. Several ranges at once, and what is no range, get the whole file, as RFC 9110
 * (14.2) allows. The digest is that of the whole file in every answer (RFC 9530, Repr-Digest).
 */
public record ObjectAnswer(StoredFile file, int status, long offset, long length, boolean head) {

    private static final int BUFFER = 1 << 16;

    /** The answer to this request for that file. */
    public static ObjectAnswer to(HttpServletRequest request, StoredFile file) {
        boolean head = "HEAD".equals(request.getMethod());
        long size = file.object().size();
        if (IfNoneMatch.of(request).has(tag(file))) {
            return new ObjectAnswer(file, HttpServletResponse.SC_NOT_MODIFIED, 0, 0, head);
        }
        HttpRange range = range(request, file);
        if (range == null || head) {
            return new ObjectAnswer(file, HttpServletResponse.SC_OK, 0, size, head);
        }
        long from = range.getRangeStart(size);
        long to = range.getRangeEnd(size);
        if (from >= size || to < from) {
            return new ObjectAnswer(file, HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE, 0, 0, head);
        }
        return new ObjectAnswer(file, HttpServletResponse.SC_PARTIAL_CONTENT, from, to - from + 1, head);
    }

    /** Writes the answer to this request for that file; without one, that there is no content. */
    public static void writeIfAny(
            HttpServletRequest request, Optional<StoredFile> file, HttpServletResponse response, Bytes bytes)
            throws IOException {
        if (file.isPresent()) {
            to(request, file.get()).write(response, bytes);
        } else {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        }
    }

    /** Where the bytes of a file come from. */
    public interface Bytes {
        InputStream read(StoredFile file, long offset, long length) throws IOException;
    }

    /** Whether the body is all of the file. */
    public boolean isWhole() {
        return status == HttpServletResponse.SC_OK && !head;
    }

    /** Writes head and body. */
    public void write(HttpServletResponse response, Bytes bytes) throws IOException {
        if (length == 0 || head) {
            writeHead(response);
            return;
        }
        try (InputStream in = bytes.read(file, offset, length)) {
            writeHead(response);
            copy(in, response);
        }
    }

    private static void copy(InputStream in, HttpServletResponse response) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            response.getOutputStream().write(buffer, 0, read);
        }
    }

    private void writeHead(HttpServletResponse response) {
        response.setStatus(status);
        tag(file).writeTo(response);
        response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
        switch (status) {
            case HttpServletResponse.SC_NOT_MODIFIED -> {}
            case HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE ->
                response.setHeader(
                        HttpHeaders.CONTENT_RANGE, "bytes */" + file.object().size());
            default -> writeContentHead(response);
        }
    }

    private void writeContentHead(HttpServletResponse response) {
        response.setContentType(file.mediaType());
        response.setContentLengthLong(length);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file.name() + "\"");
        byte[] digest = HexFormat.of().parseHex(file.object().sha256());
        response.setHeader("Repr-Digest", "sha-256=:" + Base64.getEncoder().encodeToString(digest) + ":");
        if (status == HttpServletResponse.SC_PARTIAL_CONTENT) {
            response.setHeader(
                    HttpHeaders.CONTENT_RANGE,
                    "bytes " + offset + "-" + (offset + length - 1) + "/"
                            + file.object().size());
        }
    }

    private static @Nullable HttpRange range(HttpServletRequest request, StoredFile file) {
        String header = request.getHeader(HttpHeaders.RANGE);
        String condition = request.getHeader(HttpHeaders.IF_RANGE);
        if (header == null
                || (condition != null && !condition.strip().equals(tag(file).value()))) {
            return null;
        }
        try {
            List<HttpRange> ranges = HttpRange.parseRanges(header);
            return ranges.size() == 1 ? ranges.getFirst() : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static EntityTag tag(StoredFile file) {
        return EntityTag.ofDigest(file.object().sha256());
    }
}
