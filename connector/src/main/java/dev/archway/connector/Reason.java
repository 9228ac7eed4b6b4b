package dev.archway.connector;

import dev.archway.client.ApiException;
import dev.archway.client.SignInNeeded;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.nio.file.FileSystemException;
import java.util.Objects;
import java.util.Optional;

/** Why something failed, in words that are safe to log: a server's message or a file's path could name a patient. */
final class Reason {

    private Reason() {}

    static String of(Throwable failure) {
        return switch (failure) {
            case Failure said -> String.valueOf(said.getMessage());
            case SignInNeeded signIn -> "the server accepts no token any longer: run 'connector login' again";
            case ApiException answer -> "the server answered " + answer.status() + " (" + plain(answer.code()) + ")";
            case UncheckedIOException wrapped -> of(Objects.requireNonNull(wrapped.getCause()));
            case ConnectException unreachable -> "the server cannot be reached";
            case HttpTimeoutException silent -> "the server does not answer";
            case FileSystemException file ->
                "a file cannot be written: "
                        + Optional.ofNullable(file.getReason())
                                .orElse(file.getClass().getSimpleName());
            case IOException io ->
                noSpace(io)
                        ? "the disk is full"
                        : "the transfer failed (" + io.getClass().getSimpleName() + ")";
            case Database.DatabaseFailure database -> String.valueOf(database.getMessage());
            default -> "an error inside the connector (" + failure.getClass().getSimpleName() + ")";
        };
    }

    /** Whether other calls would fail in the same way right now. */
    static boolean isUnreachable(Throwable failure) {
        Throwable cause = failure instanceof UncheckedIOException wrapped ? wrapped.getCause() : failure;
        return cause instanceof ConnectException || cause instanceof HttpTimeoutException;
    }

    private static boolean noSpace(IOException failure) {
        return String.valueOf(failure.getMessage()).contains("No space left");
    }

    private static String plain(String code) {
        return code.matches("[A-Za-z0-9_.-]{1,64}") ? code : "no code";
    }
}
