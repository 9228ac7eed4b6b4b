package dev.archway.mesh;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Reads decimal numbers from bytes, each as the float nearest to it, as {@link Float#parseFloat} would but without a string. Few digits and a small power of
 * ten make an exact double (W. D. Clinger, How to Read Floating Point Numbers Accurately, 1990); the rest, one in millions, goes the slow way.
 */
final class Decimals {

    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    private static final int MOST_DIGITS = 18;
    private static final long MOST_EXACT = 1L << 53;

    /** The bits that a double has and a float has not, and their pattern when a double lies just between two floats. */
    private static final long EXTRA_BITS = 0x1FFF_FFFFL;

    private static final long BETWEEN = 0x1000_0000L;

    private Decimals() {}

    /**
     * @return the number in {@code text[from..to)}; NaN and infinities when they are written out as words
     * @throws NumberFormatException when it is no number
     */
    static float parse(byte[] text, int from, int to) {
        int i = from;
        boolean negative = i < to && text[i] == '-';
        if (i < to && (negative || text[i] == '+')) {
            i++;
        }
        long digits = 0;
        int kept = 0;
        int exponent = 0;
        boolean lost = false;
        int first = i;
        for (int d; i < to && (d = text[i] - '0') >= 0 && d <= 9; i++) {
            if (kept < MOST_DIGITS) {
                digits = 10 * digits + d;
                kept += digits == 0 ? 0 : 1;
            } else {
                exponent++;
                lost = true;
            }
        }
        int written = i - first;
        if (i < to && text[i] == '.') {
            first = ++i;
            for (int d; i < to && (d = text[i] - '0') >= 0 && d <= 9; i++) {
                if (kept < MOST_DIGITS) {
                    digits = 10 * digits + d;
                    kept += digits == 0 ? 0 : 1;
                    exponent--;
                } else {
                    lost = true;
                }
            }
            written += i - first;
        }
        if (written == 0) {
            return word(text, from, to);
        }
        if (i < to && (text[i] | 0x20) == 'e') {
            int e = exponent(text, i + 1, to);
            exponent += e;
            i = to;
        }
        if (i != to) {
            return word(text, from, to);
        }
        if (digits == 0) {
            return negative ? -0f : 0f;
        }
        if (!lost && digits <= MOST_EXACT && exponent >= -22 && exponent <= 22) {
            double value = exponent < 0 ? digits / POWERS[-exponent] : digits * POWERS[exponent];
            // rounding twice is harmless unless the first rounding ended between two floats
            if ((Double.doubleToRawLongBits(value) & EXTRA_BITS) != BETWEEN && value >= Float.MIN_NORMAL) {
                return (float) (negative ? -value : value);
            }
        }
        return Float.parseFloat(new String(text, from, to - from, StandardCharsets.ISO_8859_1));
    }

    private static int exponent(byte[] text, int from, int to) {
        int i = from;
        boolean negative = i < to && text[i] == '-';
        if (i < to && (negative || text[i] == '+')) {
            i++;
        }
        if (i == to) {
            throw new NumberFormatException();
        }
        int value = 0;
        for (; i < to; i++) {
            int d = text[i] - '0';
            if (d < 0 || d > 9) {
                throw new NumberFormatException();
            }
            value = Math.min(10 * value + d, 1_000_000);
        }
        return negative ? -value : value;
    }

    private static float word(byte[] text, int from, int to) {
        String word = new String(text, from, Math.min(to - from, 16), StandardCharsets.ISO_8859_1);
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "nan", "+nan", "-nan", "nan(ind)", "-nan(ind)", "1.#qnan", "-1.#ind" -> Float.NaN;
            case "inf", "+inf", "infinity", "+infinity" -> Float.POSITIVE_INFINITY;
            case "-inf", "-infinity" -> Float.NEGATIVE_INFINITY;
            default -> throw new NumberFormatException();
        };
    }
}
