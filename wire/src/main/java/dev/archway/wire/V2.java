package dev.archway.wire;

import org.jspecify.annotations.Nullable;

/** The envelope of every V2 answer that succeeded: {@code {"Data": ..., "Status": 1}}. */
public record V2<T extends @Nullable Object>(T data, int status) {

    /** The value of {@code Status} in an answer that succeeded. */
    public static final int SUCCESS = 1;

    public static <T> V2<T> of(T data) {
        return new V2<>(data, SUCCESS);
    }
}
