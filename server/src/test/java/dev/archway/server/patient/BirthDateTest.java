package dev.archway.server.patient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.archway.server.shared.Invalid;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BirthDateTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 6, 15);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1989-04-13",
                "1989-04-13T19:45:40.339Z",
                "1989-04-13T00:00:00Z",
                "1989-04-13T23:30:00-08:00",
                "1989-04-13T19:45:40.339"
            })
    void parse_dayAsWritten_4_2_2(String text) {
        assertThat(BirthDate.parse("DateOfBirth", text, TODAY)).isEqualTo(LocalDate.of(1989, 4, 13));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "13.04.1989",
                "1989-02-30",
                "1989-4-13",
                "1989-04-13 19:45",
                "1989-04-13T",
                "1989-04-13T99:99:99Z",
                "2026-06-17",
                "9999-12-31",
                "1849-12-31",
                "0000-01-01",
                "not a date"
            })
    void parse_anythingElse(String text) {
        assertThatThrownBy(() -> BirthDate.parse("DateOfBirth", text, TODAY))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("DateOfBirth")
                .hasMessageContaining(text)
                .hasMessageContaining("YYYY-MM-DD");
    }

    @Test
    void parse_blank_none() {
        assertThat(BirthDate.parse("DateOfBirth", null, TODAY)).isNull();
        assertThat(BirthDate.parse("DateOfBirth", " ", TODAY)).isNull();
    }

    @Test
    void parse_tomorrow_itIsAlreadySomewhere() {
        assertThat(BirthDate.parse("DateOfBirth", "2026-06-16", TODAY)).isEqualTo("2026-06-16");
    }
}
