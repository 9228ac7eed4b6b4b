package dev.archway.server.shared;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A request that is wrong in itself: 400. */
public final class Invalid extends Refusal {

    private static final int LONGEST_ECHO = 80;
    private static final int LONGEST_MESSAGE = 1000;

    /** What no answer can hold or no log should: control characters, and halves of characters. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Cs}]");

    private final List<WrongField> fields;

    private Invalid(String code, String message, List<WrongField> fields) {
        super(code, message);
        this.fields = fields;
    }

    /** A value that is not accepted; {@code accepted} says what is. */
    public static Invalid field(String field, @Nullable Object value, String accepted) {
        String message =
                "The value '" + echo(value) + "' is not valid for " + field + ": " + accepted + " is accepted.";
        return new Invalid("INVALID_REQUEST_PARAMETERS", message, List.of(new WrongField(field, message)));
    }

    /** A value that must be there and is not; {@code accepted} says what is. */
    public static Invalid missing(String field, String accepted) {
        String message = field + " is missing: " + accepted + " is accepted.";
        return new Invalid("INVALID_REQUEST_PARAMETERS", message, List.of(new WrongField(field, message)));
    }

    /** Several fields at once, each with its own message. */
    public static Invalid fields(List<WrongField> fields) {
        return new Invalid(
                "INVALID_REQUEST_PARAMETERS",
                String.join(" ", fields.stream().map(WrongField::message).toList()),
                List.copyOf(fields));
    }

    /** A value that is not accepted, in the words of the V3 search. DPMS API V2, 5.2.4. */
    public static WrongField parameter(String field, String value) {
        return new WrongField(field, "The value '" + echo(value) + "' is not valid for " + field + ".");
    }

    /** Query parameters that are not accepted, in the words of the V3 search. DPMS API V2, 5.2.4. */
    public static Invalid parameters(List<WrongField> wrong) {
        return new Invalid("INVALID_REQUEST_PARAMETERS", "Invalid request parameters", List.copyOf(wrong));
    }

    /** A request that is wrong as a whole. */
    public static Invalid because(String code, String message) {
        return new Invalid(code, cut(printable(message), LONGEST_MESSAGE), List.of());
    }

    @Override
    public List<WrongField> fields() {
        return fields;
    }

    private static String echo(@Nullable Object value) {
        return cut(printable(String.valueOf(value)), LONGEST_ECHO);
    }

    private static String printable(String text) {
        return UNPRINTABLE.matcher(text).replaceAll("?");
    }

    /** The beginning of a text, its last character whole. */
    private static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end) + "...";
    }
}
