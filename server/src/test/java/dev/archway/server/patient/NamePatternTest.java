package dev.archway.server.patient;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wildcards of the V3 search. DPMS API V2, 5.2, note 3. */
class NamePatternTest {

    @ParameterizedTest
    @CsvSource({"Jo*, jo%", "Jo%, jo%", "*HN, %hn", "J*n%, j%n%", "a_b*, a\\_b%", "a\\*, a\\\\%", "**a%%*, %a%"})
    void like_wildcardsAndLiterals(String sent, String like) {
        assertThat(new NamePattern(sent).like()).isEqualTo(like);
    }

    @Test
    void kind_exactAnythingOrNeither() {
        assertThat(new NamePattern("John").isExact()).isTrue();
        assertThat(new NamePattern("a_b\\").isExact()).isTrue();
        assertThat(new NamePattern("Jo*").isExact()).isFalse();
        assertThat(new NamePattern(" *%* ").isAnything()).isTrue();
        assertThat(new NamePattern("Jo*").isAnything()).isFalse();
    }

    /** What fits by the words of the document is what fits by the rules of SQL, whatever characters a name has. */
    @Property(tries = 5000)
    void like_fitsWhatTheDocumentSays(@ForAll("hostile") String pattern, @ForAll("hostile") String name) {
        assertThat(like(new NamePattern(pattern).like(), ComparedName.key(name)))
                .isEqualTo(documented(pattern).matcher(ComparedName.key(name)).matches());
    }

    /** A pattern made from a name, with wildcards for parts of it, fits that name. */
    @Property(tries = 2000)
    void like_partOfAName_fits(@ForAll("hostile") String name, @ForAll int cut) {
        String key = ComparedName.key(name);
        int at = Math.floorMod(cut, key.length() + 1);

        assertThat(like(new NamePattern(key.substring(0, at) + "*").like(), key))
                .isTrue();
        assertThat(like(new NamePattern("%" + key.substring(at)).like(), key)).isTrue();
    }

    @Provide
    Arbitrary<String> hostile() {
        return Arbitraries.of(List.of("a", "b", "B", "\u00e9", "*", "%", "_", "\\", ".", "\u738b"))
                .list()
                .ofMaxSize(9)
                .map(parts -> String.join("", parts));
    }

    private static Pattern documented(String sent) {
        return Pattern.compile(
                ComparedName.key(sent)
                        .codePoints()
                        .mapToObj(Character::toString)
                        .map(each -> each.equals("*") || each.equals("%") ? ".*" : Pattern.quote(each))
                        .collect(Collectors.joining()),
                Pattern.DOTALL);
    }

    /** SQL's like, as PostgreSQL's manual (9.7.1) describes it. */
    private static boolean like(String pattern, String text) {
        if (pattern.isEmpty()) {
            return text.isEmpty();
        }
        char first = pattern.charAt(0);
        String rest = pattern.substring(1);
        if (first == '%') {
            return like(rest, text) || (!text.isEmpty() && like(pattern, text.substring(1)));
        }
        if (text.isEmpty()) {
            return false;
        }
        if (first == '\\') {
            return rest.charAt(0) == text.charAt(0) && like(rest.substring(1), text.substring(1));
        }
        return (first == '_' || first == text.charAt(0)) && like(rest, text.substring(1));
    }
}
