package dev.archway.server.shared;

/** An order's nine-digit number, which never changes. */
public record OrderId(long value) {

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
