package dev.archway.server.shared;

import java.util.UUID;
import java.util.regex.Pattern;

/** Reads a GUID from the wire; stricter than {@link UUID#fromString}, which takes "1-1-1-1-1". */
public final class Guid {

    private static final Pattern FORM = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private Guid() {}

    public static UUID parse(String field, String text) {
        if (!FORM.matcher(text).matches()) {
            throw Invalid.field(field, text, "a GUID such as a09292aa-8b06-45f9-a73c-350538bb32f3");
        }
        return UUID.fromString(text);
    }
}
