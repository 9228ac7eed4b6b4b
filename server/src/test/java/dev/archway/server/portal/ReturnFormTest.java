package dev.archway.server.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.archway.server.lab.Mark;
import dev.archway.server.lab.Marks;
import dev.archway.server.scan.Jaw;
import dev.archway.server.shared.Invalid;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.LinkedMultiValueMap;

class ReturnFormTest {

    @Test
    void pins_becomeMarks() {
        ReturnForm form = form(List.of("upper 1.5 -2 0.125", "lower -0.001 0 3"), List.of(" torn, here ", "b"));

        assertThat(form.marks())
                .containsExactly(
                        new Mark(Jaw.UPPER, 1.5, -2, 0.125, "torn, here"), new Mark(Jaw.LOWER, -0.001, 0, 3, "b"));
        assertThat(form.markedRevision()).isEqualTo(2);
    }

    @Test
    void form_withoutAnything_isEmpty() {
        ReturnForm form = ReturnForm.of(new LinkedMultiValueMap<>());

        assertThat(form).isEqualTo(new ReturnForm("", "", List.of()));
        assertThat(form.markedRevision()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "upper",
                "upper 1 2",
                "upper 1 2 3 4",
                "UPPER 1 2 3",
                "tongue 1 2 3",
                "upper NaN 2 3",
                "upper 1e3 2 3",
                "upper 1 2 Infinity",
                "upper 99999 2 3",
                "upper 1001 2 3",
                "upper  1 2 3",
                "upper 1 2 3.",
                "upper 1 2 --3"
            })
    void point_thatIsNone_isRefused(String at) {
        assertThatThrownBy(() -> form(List.of(at), List.of("torn")).marks()).isInstanceOf(Invalid.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "two\nlines", "bell\u0007", "\ud800"})
    void remark_thatSaysNothingOrCannotBeKept_isRefused(String remark) {
        assertThatThrownBy(() -> form(List.of("upper 1 2 3"), List.of(remark)).marks())
                .isInstanceOf(Invalid.class);
    }

    @Test
    void remark_isAtMost200Long() {
        assertThat(form(List.of("upper 1 2 3"), List.of("x".repeat(200))).marks()).hasSize(1);
        assertThatThrownBy(() -> form(List.of("upper 1 2 3"), List.of("x".repeat(201))).marks())
                .isInstanceOf(Invalid.class);
    }

    @Test
    void flood_isCutWhereItIsRefusedAnyway() {
        List<String> many = Collections.nCopies(5000, "upper 1 2 3");

        assertThat(form(many, many).pins()).hasSize(Marks.MOST + 1);
    }

    private static ReturnForm form(List<String> at, List<String> remarks) {
        return ReturnForm.of(new LinkedMultiValueMap<>(
                Map.of("reason", List.of("Again"), "revision", List.of("2"), "at", at, "remark", remarks)));
    }
}
