package dev.archway.server.shared;

import java.util.List;

/** A request that is not carried out, with the code and the words that the caller gets. What was asked for did not happen. */
public abstract sealed class Refusal extends RuntimeException
        permits Invalid, NotSignedIn, Forbidden, NotFound, NotReady, Conflict, TooLarge {

    private final String code;

    Refusal(String code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    /** A word for programs, in capitals. */
    public String code() {
        return code;
    }

    /** What the caller is told; never null. */
    public String reason() {
        return String.valueOf(getMessage());
    }

    /** The fields that are wrong, one by one; empty when the refusal is not about fields. */
    public List<WrongField> fields() {
        return List.of();
    }

    /** One field and why it was not accepted. */
    public record WrongField(String field, String message) {}
}
