package dev.archway.mesh;

import java.nio.charset.StandardCharsets;

/** Text for headers that can hold nothing but printable ASCII. */
final class Ascii {

    private Ascii() {}

    /** The text in one line; what is not printable ASCII becomes a question mark, line ends become blanks. */
    static String line(String text) {
        return text.replaceAll("\\s", " ").replaceAll("[^\\x20-\\x7E]", "?");
    }

    static byte[] bytes(String ascii) {
        return ascii.getBytes(StandardCharsets.US_ASCII);
    }
}
