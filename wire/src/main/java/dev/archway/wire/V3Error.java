package dev.archway.wire;

import java.util.List;

/** The body of every V3 answer that failed, with the fields that are wrong. DPMS API V2, 5.2.4. */
public record V3Error(int status, String message, String code, List<FieldError> errors) {

    public static V3Error of(String code, String message, List<FieldError> errors) {
        return new V3Error(2, message, code, errors);
    }

    /** One field of the request that was not accepted, and why. */
    public record FieldError(String field, String message) {}
}
