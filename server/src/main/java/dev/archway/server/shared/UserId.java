package dev.archway.server.shared;

/** A person who can sign in. */
public record UserId(long value) {

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
