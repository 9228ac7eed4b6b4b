package dev.archway.server.shared;

import org.jspecify.annotations.Nullable;

/** Text that a person wrote: what databases, XML and printed pages cannot hold (control characters, halves of characters) is refused at the door. */
public final class PlainText {

    private PlainText() {}

    /** One line as it was sent; null when it is absent or blank. */
    public static @Nullable String line(String field, @Nullable String value, int longest) {
        return check(field, value, longest, "");
    }

    /** Text with line breaks and tabs as it was sent; null when it is absent or blank. */
    public static @Nullable String lines(String field, @Nullable String value, int longest) {
        return check(field, value, longest, "\n\r\t");
    }

    private static @Nullable String check(String field, @Nullable String value, int longest, String controls) {
        if (value == null || value.isBlank()) {
            return null;
        }
        if (value.length() > longest) {
            throw Invalid.field(field, value, "text of at most " + longest + " characters");
        }
        if (!value.codePoints().allMatch(point -> isText(point, controls))) {
            throw Invalid.field(field, value, "text without control characters or halves of surrogate pairs");
        }
        return value;
    }

    private static boolean isText(int point, String controls) {
        if (Character.isISOControl(point)) {
            return controls.indexOf(point) >= 0;
        }
        return !isHalf(point) && point != 0xFFFE && point != 0xFFFF;
    }

    private static boolean isHalf(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }
}
