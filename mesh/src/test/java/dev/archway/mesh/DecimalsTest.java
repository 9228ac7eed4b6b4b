package dev.archway.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The measure is {@link Float#parseFloat}, which rounds to the nearest float. */
class DecimalsTest {

    private static float parse(String text) {
        byte[] bytes = (">" + text + "<").getBytes(StandardCharsets.UTF_8);
        return Decimals.parse(bytes, 1, bytes.length - 1);
    }

    @Property
    void parse_everyFloatAsJavaWritesIt(@ForAll int bits) {
        float value = Float.intBitsToFloat(bits);
        if (!Float.isNaN(value)) {
            assertThat(parse(Float.toString(value))).isEqualTo(value);
        }
    }

    @Property
    void parse_digitsAndExponent(@ForAll long digits, @ForAll @IntRange(min = -60, max = 60) int exponent) {
        String text = digits + "e" + exponent;
        assertThat(parse(text)).isEqualTo(Float.parseFloat(text));
    }

    @Property
    void parse_pointAnywhere(@ForAll @LongRange(min = 0) long digits, @ForAll @IntRange(min = 0, max = 25) int scale) {
        String text = BigDecimal.valueOf(digits, scale).toPlainString();
        assertThat(parse(text)).isEqualTo(Float.parseFloat(text));
    }

    @Property
    void parse_justBesideTheMiddleOfTwoFloats(@ForAll @IntRange(min = 0x3F000000, max = 0x4F000000) int bits) {
        // a double would round these to the middle, and the middle to the wrong float
        BigDecimal low = new BigDecimal(Float.intBitsToFloat(bits));
        BigDecimal middle =
                low.add(new BigDecimal(Float.intBitsToFloat(bits + 1))).divide(BigDecimal.valueOf(2));
        BigDecimal little = new BigDecimal("1e-40");
        for (BigDecimal value : new BigDecimal[] {middle, middle.add(little), middle.subtract(little)}) {
            assertThat(parse(value.toPlainString())).isEqualTo(Float.parseFloat(value.toPlainString()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "+1.5",
                ".5",
                "5.",
                "-.5e+1",
                "1E5",
                "0007",
                "1e-50",
                "1e99",
                "-1e99999999999",
                "0e999"
            })
    void parse_everySpelling(String text) {
        assertThat(parse(text)).isEqualTo(Float.parseFloat(text));
    }

    @Test
    void parse_wordsForNoNumber() {
        assertThat(parse("nan")).isNaN();
        assertThat(parse("-NaN")).isNaN();
        assertThat(parse("-1.#IND")).isNaN();
        assertThat(parse("Inf")).isEqualTo(Float.POSITIVE_INFINITY);
        assertThat(parse("-Infinity")).isEqualTo(Float.NEGATIVE_INFINITY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "-", "+", ".", "e5", "1e", "1e+", "1e5.5", "1,5", "1.5f", "1d", "0x1p3", "1 2", "--1", "1.2.3",
                "1_000", "٣"
            })
    void parse_noNumber(String text) {
        assertThatThrownBy(() -> parse(text)).isInstanceOf(NumberFormatException.class);
    }
}
