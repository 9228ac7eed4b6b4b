package dev.archway.server.account;

import java.util.Locale;

/** What somebody looks for, as a pattern of the database: a part of a text in any case. */
final class Like {

    private Like() {}

    static String part(String words) {
        return "%" + words.toLowerCase(Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }
}
