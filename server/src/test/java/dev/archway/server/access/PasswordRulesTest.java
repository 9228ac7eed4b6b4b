package dev.archway.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** NIST SP 800-63B: length and guessability count, composition does not. */
class PasswordRulesTest {

    private static final List<String> PERSON = List.of("dentist@riverside.test", "Rowan Rivers", "Riverside Dental");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "kurz | SHORT",
                "elevenchars | SHORT",
                "ééééééééééé | SHORT",
                "aaaaaaaaaaaaaaaa | SIMPLE",
                "abababababababab | SIMPLE",
                "123456789012 | SIMPLE",
                "abcdefghijklmnop | SIMPLE",
                "archway-sandbox | KNOWN_WORDS",
                "PasswordPassword1 | KNOWN_WORDS",
                "riversidedental1 | KNOWN_WORDS",
                "RowanRivers2026 | KNOWN_WORDS",
                "dentist@riverside | KNOWN_WORDS",
                "qwertyuiop12 | KNOWN_WORDS"
            })
    void refused(String password, PasswordRules.Wrong why) {
        assertThat(PasswordRules.check(password, false, PERSON)).contains(why);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse battery",
                "zahnbürste im regen",
                "x7#Lq!92mVtz",
                "rowan climbs eleven hills",
                "日本語のパスワードは長い文",
                "nine lives of a cat, and then some more of them for the dog, says she"
            })
    void taken(String password) {
        assertThat(PasswordRules.check(password, false, PERSON)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"72, false", "73, true"})
    void longest(int length, boolean refused) {
        String password = "correct horse ".repeat(10).substring(0, length);
        assertThat(PasswordRules.check(password, false, PERSON).isPresent()).isEqualTo(refused);
        assertThat(PasswordRules.check("ü" + password.substring(0, 71), false, PERSON))
                .as("73 bytes in 72 characters")
                .contains(PasswordRules.Wrong.LONG);
    }

    @ParameterizedTest
    @CsvSource({"x7#Lq!9, true", "x7#Lq!92, false"})
    void shorter_withPasskey(String password, boolean refused) {
        assertThat(PasswordRules.check(password, true, PERSON).isPresent()).isEqualTo(refused);
    }
}
