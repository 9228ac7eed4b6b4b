package dev.archway.connector;

/** The connector cannot go on, and its message tells a person why in one line. */
public final class Failure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Failure(String message) {
        super(message);
    }
}
