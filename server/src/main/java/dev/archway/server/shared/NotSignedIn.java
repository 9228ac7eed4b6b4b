package dev.archway.server.shared;

/** A caller that nobody knows: 401. */
public final class NotSignedIn extends Refusal {

    private NotSignedIn(String code, String message) {
        super(code, message);
    }

    public static NotSignedIn because(String code, String message) {
        return new NotSignedIn(code, message);
    }
}
