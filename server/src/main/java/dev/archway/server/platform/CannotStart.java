package dev.archway.server.platform;

/** The server cannot start; the message is all that the person at the terminal needs. */
public class CannotStart extends RuntimeException {

    public CannotStart(String message) {
        super(message);
    }

    public CannotStart(String message, Throwable cause) {
        super(message, cause);
    }
}
