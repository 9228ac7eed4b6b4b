package dev.archway.scanner;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** Capital letters, digits and a few signs as strokes, since a server may have no fonts. What has no strokes is a gap. */
final class Lettering {

    private static final int ROWS = 6;
    private static final int ADVANCE = 6;
    private static final double THICK = 0.13;

    /** A sign, then its strokes: points of two digits, column (0 to 4) and row (0 to 6) from the top left. */
    private static final Map<Character, String[]> STROKES = """
            A 062046 1434
            B 00063645443303 3342413000
            C 4130100105163645
            D 00062644422000
            E 40000646 0333
            F 400006 0333
            G 41301001051636454323
            H 0006 4046 0343
            I 2026
            J 4045361605
            K 0006 400346
            L 000646
            M 0600234046
            N 06004640
            O 103041453616050110
            P 06003041423303
            Q 103041453616050110 2446
            R 06003041423303 2346
            S 413010010213334445361605
            T 0040 2026
            U 000516364540
            V 002640
            W 0016223640
            X 0046 4006
            Y 002340 2326
            Z 00400646
            0 103041453616050110
            1 112026 1636
            2 01103041420646
            3 01103041423323 334445361605
            4 36300444
            5 400002324345361605
            6 30100105163645443303
            7 004016
            8 13020110304142331304051636454433
            9 16364541301001021343
            - 1333
            : 2222 2525
            . 2626
            / 4006
            """.lines().collect(Collectors.toUnmodifiableMap(line -> line.charAt(0), line -> line.substring(2)
                    .split(" ", -1)));

    private Lettering() {}

    /** How many pixels a text is wide when its letters are so many pixels high. */
    static double width(String text, double size) {
        return (text.length() * ADVANCE - 2) * size / ROWS;
    }

    static void write(Drawing drawing, String text, double left, double top, double size, int color) {
        write(drawing, text, left, top, size, THICK * size, color);
    }

    /** With strokes of another thickness, in pixels. */
    static void write(Drawing drawing, String text, double left, double top, double size, double thick, int color) {
        double unit = size / ROWS;
        for (int i = 0; i < text.length(); i++) {
            for (String stroke : Objects.requireNonNullElse(STROKES.get(text.charAt(i)), new String[0])) {
                double from = left + i * ADVANCE * unit;
                for (int at = 0; at + 1 < stroke.length(); at += 2) {
                    int next = Math.min(at + 2, stroke.length() - 2);
                    drawing.line(
                            from + digit(stroke, at) * unit,
                            top + digit(stroke, at + 1) * unit,
                            from + digit(stroke, next) * unit,
                            top + digit(stroke, next + 1) * unit,
                            thick,
                            color);
                }
            }
        }
    }

    private static int digit(String stroke, int at) {
        return stroke.charAt(at) - '0';
    }
}
