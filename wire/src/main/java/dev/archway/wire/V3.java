package dev.archway.wire;

import org.jspecify.annotations.Nullable;

/** The envelope of a V3 search that found something. DPMS API V2, 5.2.3. */
public record V3<T>(T data, Meta meta, Links links, String status) {

    /** The value of {@code Status} in an answer that succeeded. */
    public static final String SUCCESS = "Success";

    public static <T> V3<T> of(T data, Meta meta, Links links) {
        return new V3<>(data, meta, links, SUCCESS);
    }

    /**
     * Where this page stands among everything that was found.
     *
     * @param total how many entries the filters let through
     * @param count how many of them this page has
     * @param nextOffset the offset of the next page; null on the last one
     */
    public record Meta(long total, int count, @Nullable Long nextOffset) {}

    /** The same call for this page, the next and the one before, relative to the domain; null where there is none. */
    public record Links(
            String self, @Nullable String next, @Nullable String prev) {}
}
