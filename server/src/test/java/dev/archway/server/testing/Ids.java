package dev.archway.server.testing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** The ids of one clinic's things, by what they are, or ids of the same form that nobody knows. */
public record Ids(Map<String, String> values) {

    public Ids {
        values = Map.copyOf(values);
        values.forEach((name, value) -> {
            if (value.isBlank()) {
                throw new AssertionError("There is no " + name + " to try with");
            }
        });
    }

    public String get(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new AssertionError("There is no id '" + name + "' among " + values.keySet());
        }
        return value;
    }

    /** Ids of the same names and forms that do not exist. */
    public Ids unknown() {
        Map<String, String> others = new LinkedHashMap<>();
        values.forEach((name, value) -> others.put(name, unknown(value)));
        return new Ids(others);
    }

    /** A text with each of these ids replaced by its name, so that texts about different ids can be compared. */
    public String namedIn(String text) {
        String named = text;
        for (Map.Entry<String, String> id : values.entrySet()) {
            named = named.replace(id.getValue(), "<" + id.getKey() + ">");
        }
        return named;
    }

    /** A number with as many digits, a GUID, or a text with another end. */
    private static String unknown(String value) {
        if (value.matches("\\d+")) {
            return Long.toString(Long.parseLong(value) + 777_777);
        }
        return value.length() == 36 ? UUID.randomUUID().toString() : value + "-nobody";
    }
}
