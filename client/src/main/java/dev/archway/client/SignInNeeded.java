package dev.archway.client;

/** No token is left that the server accepts: a person has to sign in again. Repeating the call without that is of no use. */
public final class SignInNeeded extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SignInNeeded(String message) {
        super(message);
    }
}
