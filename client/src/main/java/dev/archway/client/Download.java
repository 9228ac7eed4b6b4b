package dev.archway.client;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** How a download ended, if it did not fail. DPMS API V2, 4.7.3. */
public sealed interface Download {

    /**
     * The whole file is at its place.
     *
     * @param size in bytes
     * @param sha256 of the bytes as they were received, 64 lower-case hexadecimal digits
     * @param etag the server's name for exactly these bytes, for a later conditional download; null when it gave none
     */
    record Saved(
            Path file, long size, String sha256, @Nullable String etag) implements Download {}

    /** The server still has what the given entity tag names; nothing was transferred. */
    record Unchanged() implements Download {}

    /** The order has nothing of this type (204), which is normal for screen captures. */
    record Nothing() implements Download {}
}
