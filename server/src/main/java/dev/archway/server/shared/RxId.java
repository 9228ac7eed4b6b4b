package dev.archway.server.shared;

import java.util.UUID;

/** A prescription. */
public record RxId(UUID value) {

    /** The id in a path; what is no GUID is {@link Invalid}. */
    public static RxId parse(String field, String text) {
        return new RxId(Guid.parse(field, text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
