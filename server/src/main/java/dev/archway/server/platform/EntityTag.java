package dev.archway.server.platform;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.springframework.http.HttpHeaders;

/**
 * The strong validator of an answer (RFC 9110, 8.8.3): the same tag, the same bytes.
 *
 * @param value as the header has it, in quotes
 */
public record EntityTag(String value) {

    private static final int DIGEST_BYTES = 16;
    /** With another version of the server the same facts may read otherwise. */
    private static final String VERSION =
            String.valueOf(EntityTag.class.getPackage().getImplementationVersion());

    /** The tag of bytes by their SHA-256, which the caller has in hexadecimal. */
    public static EntityTag ofDigest(String sha256) {
        return new EntityTag("\"" + sha256 + "\"");
    }

    /** The tag of these bytes. */
    public static EntityTag ofBytes(byte[] bytes) {
        return ofDigest(HexFormat.of().formatHex(Sha256.digest().digest(bytes), 0, DIGEST_BYTES));
    }

    /** The tag of an answer that follows from these facts alone. */
    public static EntityTag ofFacts(Object... facts) {
        return ofBytes((VERSION + Arrays.toString(facts)).getBytes(StandardCharsets.UTF_8));
    }

    /** Sets the headers that let a caller ask again with this tag, and nobody answer in our place. */
    public void writeTo(HttpServletResponse response) {
        response.setHeader(HttpHeaders.ETAG, value);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
    }

    /** The same for an answer that is still being put together. */
    public void writeTo(HttpHeaders headers) {
        headers.setETag(value);
        headers.setCacheControl("private, no-cache");
    }
}
