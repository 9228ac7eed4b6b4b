package dev.archway.server.export.rest;

import dev.archway.server.export.Artifact;
import dev.archway.server.platform.EntityTag;
import dev.archway.server.platform.IfNoneMatch;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRange;

/**
 * How a file that never changes is answered: whole, one range of it, or not again. Several ranges at once, and what is no range, get the whole file, as RFC 9110
 * (14.2) allows. The digest is that of the whole file in every answer (RFC 9530, Repr-Digest).
 */
record ObjectAnswer(Artifact artifact, int status, long offset, long length, boolean head) {

    static ObjectAnswer to(HttpServletRequest request, Artifact artifact) {
        boolean head = "HEAD".equals(request.getMethod());
        long size = artifact.object().size();
        if (IfNoneMatch.of(request).has(tag(artifact))) {
            return new ObjectAnswer(artifact, HttpServletResponse.SC_NOT_MODIFIED, 0, 0, head);
        }
        HttpRange range = range(request, artifact);
        if (range == null || head) {
            return new ObjectAnswer(artifact, HttpServletResponse.SC_OK, 0, size, head);
        }
        long from = range.getRangeStart(size);
        long to = range.getRangeEnd(size);
        if (from >= size || to < from) {
            return new ObjectAnswer(artifact, HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE, 0, 0, head);
        }
        return new ObjectAnswer(artifact, HttpServletResponse.SC_PARTIAL_CONTENT, from, to - from + 1, head);
    }

    boolean hasBody() {
        return length > 0 && !head;
    }

    void writeHead(HttpServletResponse response) {
        response.setStatus(status);
        tag(artifact).writeTo(response);
        response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
        switch (status) {
            case HttpServletResponse.SC_NOT_MODIFIED -> {}
            case HttpServletResponse.SC_REQUESTED_RANGE_NOT_SATISFIABLE ->
                response.setHeader(
                        HttpHeaders.CONTENT_RANGE,
                        "bytes */" + artifact.object().size());
            default -> writeContentHead(response);
        }
    }

    private void writeContentHead(HttpServletResponse response) {
        response.setContentType("application/zip");
        response.setContentLengthLong(length);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + artifact.fileName() + "\"");
        byte[] digest = HexFormat.of().parseHex(artifact.object().sha256());
        response.setHeader("Repr-Digest", "sha-256=:" + Base64.getEncoder().encodeToString(digest) + ":");
        if (status == HttpServletResponse.SC_PARTIAL_CONTENT) {
            response.setHeader(
                    HttpHeaders.CONTENT_RANGE,
                    "bytes " + offset + "-" + (offset + length - 1) + "/"
                            + artifact.object().size());
        }
    }

    private static @Nullable HttpRange range(HttpServletRequest request, Artifact artifact) {
        String header = request.getHeader(HttpHeaders.RANGE);
        String condition = request.getHeader(HttpHeaders.IF_RANGE);
        if (header == null
                || (condition != null && !condition.strip().equals(tag(artifact).value()))) {
            return null;
        }
        try {
            List<HttpRange> ranges = HttpRange.parseRanges(header);
            return ranges.size() == 1 ? ranges.getFirst() : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static EntityTag tag(Artifact artifact) {
        return EntityTag.ofDigest(artifact.object().sha256());
    }
}
