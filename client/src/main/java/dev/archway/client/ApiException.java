package dev.archway.client;

/** The server answered, and its answer is an error: the HTTP status, and the code and message of the error body (DPMS API V2, the response tables). */
public class ApiException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    /**
     * @param status HTTP status of the answer
     * @param code the error body's code, or {@code http_<status>} when the body has none
     * @param message the error body's message, for people
     */
    public ApiException(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    /** HTTP status of the answer. */
    public int status() {
        return status;
    }

    /** The error body's code, for programs. */
    public String code() {
        return code;
    }
}
