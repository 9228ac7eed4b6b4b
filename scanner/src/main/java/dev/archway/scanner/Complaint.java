package dev.archway.scanner;

import dev.archway.client.ApiException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/** Says in one line what went wrong; null for what nobody expected. */
final class Complaint {

    private Complaint() {}

    static @Nullable String about(Exception problem) {
        return switch (problem) {
            case ApiException refusal ->
                "the server refused: " + oneLine(refusal.getMessage()) + " (HTTP " + refusal.status() + ", "
                        + oneLine(refusal.code()) + ")";
            case NoSuchFileException missing -> missing.getFile() + ": no such file, or it cannot be read";
            case ServerOptions.Unreachable unreachable -> oneLine(unreachable.getMessage());
            case ConnectException lost -> "the server cannot be reached" + because(lost);
            case IOException broken -> oneLine(broken.getMessage() == null ? broken.toString() : broken.getMessage());
            case IllegalArgumentException wrong -> oneLine(wrong.getMessage());
            case NothingToScan nothing -> oneLine(nothing.getMessage());
            default -> null;
        };
    }

    static String because(IOException cause) {
        return switch (cause) {
            case ConnectException refused -> ": nobody answers there";
            case HttpTimeoutException late -> ": no answer in time";
            default -> cause.getMessage() == null ? "" : ": " + oneLine(cause.getMessage());
        };
    }

    /** Text of others on the screen: no line breaks, no control characters. */
    static String oneLine(@Nullable String text) {
        return text == null ? "" : text.replaceAll("\\p{Cntrl}+", " ").strip();
    }

    /** There is no Rx to scan. */
    static final class NothingToScan extends RuntimeException {

        private static final long serialVersionUID = 1;

        NothingToScan(String message) {
            super(message);
        }
    }
}
