package dev.archway.server.shared;

import java.util.UUID;
import java.util.regex.Pattern;

/** A prescription. */
public record RxId(UUID value) {

    private static final Pattern GUID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    /** The id in a path; what is no GUID is {@link Invalid}. Stricter than {@link UUID#fromString}, which takes "1-1-1-1-1". */
    public static RxId parse(String field, String text) {
        if (!GUID.matcher(text).matches()) {
            throw Invalid.field(field, text, "a GUID such as a09292aa-8b06-45f9-a73c-350538bb32f3");
        }
        return new RxId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
