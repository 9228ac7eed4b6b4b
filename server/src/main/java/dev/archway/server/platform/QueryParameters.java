package dev.archway.server.platform;

import dev.archway.server.shared.Invalid;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A request's query parameters: names match without regard to case, one that is given twice or is no text is refused, unknown ones do not count. */
public final class QueryParameters {

    private static final Pattern WHOLE_NUMBER = Pattern.compile("\\d{1,18}");

    private final Map<String, String[]> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private QueryParameters(Map<String, String[]> parameters) {
        parameters.forEach((name, given) -> values.merge(name, given, QueryParameters::together));
    }

    public static QueryParameters of(HttpServletRequest request) {
        try {
            return new QueryParameters(request.getParameterMap());
        } catch (IllegalStateException _) { // the container's word for a query that it cannot decode
            throw Invalid.because(
                    "INVALID_REQUEST_PARAMETERS",
                    "The query is not valid: a percent sign, its digits, or a parameter without a name.");
        }
    }

    /** The value; null when the parameter is absent or blank, as clients with unset variables send it. */
    public @Nullable String text(String name) {
        String[] given = values.get(name);
        if (given == null) {
            return null;
        }
        if (given.length > 1) {
            throw Invalid.field(name, String.join(", ", given), "one value");
        }
        return given[0].isBlank() ? null : given[0].strip();
    }

    /** Every value that was given for this name, blank ones left out, for a caller that says in its own words what is wrong with several. */
    public List<String> all(String name) {
        return Stream.of(values.getOrDefault(name, new String[0]))
                .filter(value -> !value.isBlank())
                .map(String::strip)
                .toList();
    }

    /** Whether something is asked for; absent, it is not. */
    public boolean flag(String name) {
        String text = text(name);
        if (text == null || text.equalsIgnoreCase("false")) {
            return false;
        }
        if (!text.equalsIgnoreCase("true")) {
            throw Invalid.field(name, text, "true or false");
        }
        return true;
    }

    /** A whole number that must be there. */
    public long number(String name, long least, long most) {
        String accepted = most == Long.MAX_VALUE
                ? "a whole number, " + least + " or more,"
                : "a whole number from " + least + " to " + most;
        String text = text(name);
        if (text == null) {
            throw Invalid.missing(name, accepted);
        }
        if (!WHOLE_NUMBER.matcher(text).matches()) {
            throw Invalid.field(name, text, accepted);
        }
        long number = Long.parseLong(text);
        if (number < least || number > most) {
            throw Invalid.field(name, text, accepted);
        }
        return number;
    }

    /** A whole number from 1 that counts something, such as a revision. */
    public int count(String name) {
        return Math.toIntExact(number(name, 1, Integer.MAX_VALUE));
    }

    /** The same if it is there; null when it is not. */
    public @Nullable Integer countIfAny(String name) {
        return text(name) == null ? null : count(name);
    }

    private static String[] together(String[] one, String[] other) {
        String[] both = new String[one.length + other.length];
        System.arraycopy(one, 0, both, 0, one.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}
