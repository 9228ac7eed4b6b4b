package dev.archway.server.shared;

/** A caller that is known but may not: 403. */
public final class Forbidden extends Refusal {

    private Forbidden(String code, String message) {
        super(code, message);
    }

    public static Forbidden because(String code, String message) {
        return new Forbidden(code, message);
    }
}
