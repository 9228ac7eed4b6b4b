package dev.archway.server.access;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a password may be: NIST SP 800-63B (5.1.1.2; 3.1.1.2 of revision 4). Long enough and hard to guess for whoever knows the person; any characters, and none that must
 * be there.
 */
final class PasswordRules {

    static final int SHORTEST = 12;
    static final int SHORTEST_WITH_PASSKEY = 8;

    /** Of bytes: what the hash reads. NIST asks for 64 characters at least. */
    static final int LONGEST = 72;

    private static final int FEWEST_DIFFERENT = 5;
    private static final int SHORTEST_WORD = 4;
    private static final int FEWEST_JUMPS = 4;
    private static final List<String> WORDS = List.of(
            "archway",
            "password",
            "passwort",
            "kennwort",
            "qwertyuiop",
            "qwertzuiop",
            "asdfghjkl",
            "letmein",
            "welcome",
            "willkommen",
            "sandbox");
    private static final Pattern NO_LETTER_OR_DIGIT = Pattern.compile("[^\\p{L}\\p{N}]+");

    private PasswordRules() {}

    /** What is wrong with it, if anything; {@code personal} are the names and addresses of the person and of the person's companies. */
    static Optional<Wrong> check(String password, boolean withPasskey, Collection<String> personal) {
        int shortest = withPasskey ? SHORTEST_WITH_PASSKEY : SHORTEST;
        if (password.codePointCount(0, password.length()) < shortest) {
            return Optional.of(Wrong.SHORT);
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            return Optional.of(Wrong.LONG);
        }
        if (!isVaried(password)) {
            return Optional.of(Wrong.SIMPLE);
        }
        return isVaried(withoutWords(password, personal)) ? Optional.empty() : Optional.of(Wrong.KNOWN_WORDS);
    }

    /** Not a few characters again and again, and not a run such as 123456789012. */
    private static boolean isVaried(String text) {
        int[] points = text.codePoints().toArray();
        long jumps = 0;
        for (int i = 1; i < points.length; i++) {
            if (Math.abs(points[i] - points[i - 1]) > 1) {
                jumps++;
            }
        }
        return text.codePoints().distinct().count() >= FEWEST_DIFFERENT && jumps >= FEWEST_JUMPS;
    }

    /** What is left to guess when the words that everybody would try are known. */
    private static String withoutWords(String password, Collection<String> personal) {
        String rest = password.toLowerCase(Locale.ROOT);
        List<String> words = Stream.concat(WORDS.stream(), personal.stream().flatMap(PasswordRules::words))
                .toList();
        for (String word : words) {
            rest = rest.replace(word, "");
        }
        return rest;
    }

    private static Stream<String> words(String text) {
        return NO_LETTER_OR_DIGIT
                .splitAsStream(text.toLowerCase(Locale.ROOT))
                .filter(word -> word.length() >= SHORTEST_WORD);
    }

    /** Why a password is refused. */
    enum Wrong {
        SHORT,
        LONG,
        SIMPLE,
        KNOWN_WORDS
    }
}
