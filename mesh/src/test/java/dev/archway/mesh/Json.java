package dev.archway.mesh;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Just enough JSON to look into a GLB: objects as maps, arrays as lists, numbers as doubles. */
final class Json {

    private final String text;
    private int at;

    private Json(String text) {
        this.text = text;
    }

    static Object parse(String text) {
        Json json = new Json(text);
        Object value = json.value();
        if (!text.substring(json.at).isBlank()) {
            throw new IllegalArgumentException("more after the JSON");
        }
        return value;
    }

    /** The value at a path such as {@code nodes 1 scale}. */
    static Object get(Object json, Object... path) {
        Object value = json;
        for (Object step : path) {
            value = value instanceof List<?> list ? list.get((Integer) step) : ((Map<?, ?>) value).get(step);
            if (value == null) {
                throw new IllegalArgumentException("there is no " + step);
            }
        }
        return value;
    }

    static int number(Object json, Object... path) {
        return ((Double) get(json, path)).intValue();
    }

    private Object value() {
        return switch (text.charAt(at)) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            default -> number();
        };
    }

    private Map<String, Object> object() {
        Map<String, Object> object = new LinkedHashMap<>();
        do {
            at++;
            String name = string();
            expect(':');
            if (object.put(name, value()) != null) {
                throw new IllegalArgumentException("twice: " + name);
            }
        } while (text.charAt(at) == ',');
        expect('}');
        return object;
    }

    private List<Object> array() {
        List<Object> array = new ArrayList<>();
        do {
            at++;
            array.add(value());
        } while (text.charAt(at) == ',');
        expect(']');
        return array;
    }

    private String string() {
        StringBuilder string = new StringBuilder();
        expect('"');
        while (text.charAt(at) != '"') {
            if (text.startsWith("\\u", at)) {
                string.append((char) Integer.parseInt(text.substring(at + 2, at + 6), 16));
                at += 6;
            } else if (text.charAt(at) == '\\' || text.charAt(at) < ' ') {
                throw new IllegalArgumentException("not escaped as expected");
            } else {
                string.append(text.charAt(at++));
            }
        }
        expect('"');
        return string.toString();
    }

    private Object word(String word, Object value) {
        if (!text.startsWith(word, at)) {
            throw new IllegalArgumentException("no JSON at " + at);
        }
        at += word.length();
        return value;
    }

    private Double number() {
        int from = at;
        while ("+-.0123456789eE".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return Double.valueOf(text.substring(from, at));
    }

    private void expect(char c) {
        if (text.charAt(at++) != c) {
            throw new IllegalArgumentException("no " + c + " at " + (at - 1));
        }
    }
}
