package dev.archway.server.platform;

import dev.archway.server.shared.Invalid;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** Says in the wire's words why a JSON body could not be read: which field, which value, what is accepted, or where it stops being JSON. */
final class UnreadableBody {

    private UnreadableBody() {}

    static Invalid asInvalid(HttpMessageNotReadableException e) {
        return switch (e.getCause()) {
            case InvalidFormatException wrong -> Invalid.field(field(wrong), wrong.getValue(), accepted(wrong));
            case ValueInstantiationException wrong
            when wrong.getCause() != null ->
                Invalid.because(
                        "INVALID_REQUEST_PARAMETERS",
                        field(wrong) + ": " + wrong.getCause().getMessage());
            case MismatchedInputException wrong
            when !wrong.getPath().isEmpty() ->
                Invalid.because(
                        "INVALID_REQUEST_PARAMETERS",
                        field(wrong) + " has a wrong type: " + accepted(wrong) + " is accepted.");
            // a number that its type cannot hold
            case InputCoercionException wrong
            when !wrong.getPath().isEmpty() ->
                Invalid.because(
                        "INVALID_REQUEST_PARAMETERS",
                        field(wrong) + " has a wrong value: a whole number of usual size is accepted.");
            case StreamReadException wrong ->
                Invalid.because(
                        "INVALID_JSON",
                        "The body is not valid JSON at line "
                                + wrong.getLocation().getLineNr() + ", column "
                                + wrong.getLocation().getColumnNr() + ".");
            case StreamConstraintsException _ ->
                Invalid.because(
                        "INVALID_JSON",
                        "The body is nested too deeply, or a text, a number or a name in it is too long to be read.");
            case null, default ->
                Invalid.because(
                        "INVALID_JSON",
                        "The body must be one JSON object; there is none, it is something else, or more follows it.");
        };
    }

    /** As in {@code Files[0].Jaw}. */
    private static String field(JacksonException e) {
        return e.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "." + step.getPropertyName())
                .collect(Collectors.joining())
                .replaceFirst("^[.]", "");
    }

    private static String accepted(MismatchedInputException e) {
        Class<?> type = e.getTargetType();
        if (type == null) {
            return "another type";
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants()).map(Object::toString).collect(Collectors.joining(", "));
        }
        if (Number.class.isAssignableFrom(type) || type == int.class || type == long.class) {
            return "a whole number";
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "an array";
        }
        return switch (type.getSimpleName()) {
            case "String" -> "a string";
            case "Instant" -> "a time such as 2026-01-31T09:30:00Z";
            case "UUID" -> "a GUID";
            case "Boolean", "boolean" -> "true or false";
            default -> "an object";
        };
    }
}
