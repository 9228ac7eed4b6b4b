package dev.archway.server.export;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The name of a patient, and how it is taken out of what people wrote. DPMS API V2, 4.7.7. */
record PatientName(String first, String last) {

    static final String HIDDEN = "[name hidden]";

    /** Shorter parts of a name of several words ("de", "van") are words of their own. */
    private static final int TELLING = 4;

    /** "Last, First". */
    String listed() {
        return last + ", " + first;
    }

    /**
     * The text with {@value #HIDDEN} in place of the first name, the last name, and every longer part of them, in whatever case. A word that only looks like the name is
     * replaced too: better a mark that makes the reader ask than a name that the doctor wanted hidden.
     */
    @Nullable
    String hiddenIn(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String names = Stream.of(first, last)
                .map(name -> Normalizer.normalize(name.strip(), Normalizer.Form.NFC))
                .flatMap(name -> Stream.concat(Stream.of(name), parts(name)))
                // a dash in the place of a name is none
                .filter(name -> name.codePoints().anyMatch(Character::isLetterOrDigit))
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(PatientName::pattern)
                .collect(Collectors.joining("|"));
        if (names.isEmpty()) {
            return text;
        }
        return Pattern.compile(names, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFC))
                .replaceAll(HIDDEN);
    }

    /** A whole word in Latin letters; others are declined, or written without a space between words. */
    private static String pattern(String name) {
        boolean latin = name.codePoints()
                .filter(Character::isLetter)
                .allMatch(letter -> Character.UnicodeScript.of(letter) == Character.UnicodeScript.LATIN);
        String quoted = Pattern.quote(name);
        return latin ? "(?<![\\p{L}\\p{N}])" + quoted + "(?![\\p{L}\\p{N}])" : quoted;
    }

    private static Stream<String> parts(String name) {
        return Arrays.stream(name.split("[^\\p{L}\\p{M}\\p{N}]+")).filter(part -> part.length() >= TELLING);
    }

    /** Keeps the patient out of logs. */
    @Override
    public String toString() {
        return "PatientName";
    }
}
