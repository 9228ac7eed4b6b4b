package dev.archway.server.shared;

/** More than is accepted: 413. */
public final class TooLarge extends Refusal {

    private TooLarge(String code, String message) {
        super(code, message);
    }

    public static TooLarge because(String code, String message) {
        return new TooLarge(code, message);
    }
}
