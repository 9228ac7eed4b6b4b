package dev.archway.server.account;

import java.util.Locale;

/** What somebody looks for: a part of a text in any case, or a number. */
final class Like {

    private Like() {}

    static String part(String words) {
        return "%" + words.toLowerCase(Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }

    /** The number that was typed; one that nothing has when it is none. */
    static long number(String words) {
        return words.matches("\\d{1,18}") ? Long.parseLong(words) : -1;
    }
}
