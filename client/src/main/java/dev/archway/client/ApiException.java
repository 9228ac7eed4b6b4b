package dev.archway.client;

/** The server understood and refused: its HTTP status, its code for programs and its message for people. */
public class ApiException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;

    /**
     * @param status the HTTP status of the answer
     * @param code the {@code Code} of the error body
     * @param message the {@code Message} of the error body
     */
    public ApiException(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    /** The HTTP status of the answer. */
    public int status() {
        return status;
    }

    /** The {@code Code} of the error body. */
    public String code() {
        return code;
    }
}
