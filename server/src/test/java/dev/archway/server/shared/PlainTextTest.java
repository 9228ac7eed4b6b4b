package dev.archway.server.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {

    @Test
    void line_asSent() {
        assertThat(PlainText.line("F", " Zoë 王 \uD83D\uDE00", 100)).isEqualTo(" Zoë 王 \uD83D\uDE00");
        assertThat(PlainText.line("F", " ", 100)).isNull();
        assertThat(PlainText.line("F", null, 100)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "\0", "a\nb", "a\u001bb", "a\u0085b", "\uD83D", "a\uDE00b", "a\uFFFFb"})
    void line_whatCannotBeKept(String text) {
        assertThatThrownBy(() -> PlainText.line("F", text, 100))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("F");
    }

    @Test
    void lines_breaksAndTabs() {
        assertThat(PlainText.lines("F", "a\r\n\tb", 100)).isEqualTo("a\r\n\tb");
        assertThatThrownBy(() -> PlainText.lines("F", "a\0b", 100)).isInstanceOf(Invalid.class);
    }

    @Test
    void longer_refusedWithTheLimit() {
        assertThat(PlainText.line("F", "a".repeat(100), 100)).hasSize(100);
        assertThatThrownBy(() -> PlainText.line("F", "a".repeat(101), 100))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("100");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "1-1-1-1-1", "a09292aa8b0645f9a73c350538bb32f3", "{a09292aa-8b06-45f9-a73c-350538bb32f3}"})
    void rxId_noGuid(String text) {
        assertThatThrownBy(() -> RxId.parse("RXID", text))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("RXID");
    }

    @Test
    void rxId_anyCase() {
        assertThat(RxId.parse("RXID", "A09292AA-8b06-45f9-a73c-350538bb32f3"))
                .hasToString("a09292aa-8b06-45f9-a73c-350538bb32f3");
    }
}
