package dev.archway.wire;

import org.jspecify.annotations.Nullable;

/** The body of every V2 answer that failed; {@code Data} is always null and {@code Status} 0. */
public record V2Error(@Nullable Object data, int status, String message, String code) {

    public static V2Error of(String code, String message) {
        return new V2Error(null, 0, message, code);
    }
}
