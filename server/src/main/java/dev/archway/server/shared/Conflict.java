package dev.archway.server.shared;

/** A request that what is stored does not allow: 409. */
public final class Conflict extends Refusal {

    private Conflict(String code, String message) {
        super(code, message);
    }

    public static Conflict because(String code, String message) {
        return new Conflict(code, message);
    }
}
