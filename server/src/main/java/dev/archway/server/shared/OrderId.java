package dev.archway.server.shared;

/** An order's nine-digit number, which never changes. */
public record OrderId(long value) {

    /** Reads a number in a path; text that is none names no order. */
    public static OrderId parse(String text) {
        try {
            return new OrderId(Long.parseLong(text));
        } catch (NumberFormatException e) {
            throw NotFound.because("ORDER_NOT_FOUND", "There is no order of that number here.");
        }
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
