package dev.archway.mesh.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Draws capital letters, digits and a few signs with round strokes at any size, since a server may have no fonts: {@code A-Z 0-9 . - + : /}, the space, and the {@code m}
 * of millimetres.
 */
public final class Lettering {

    /** Of each character its strokes: places of a grid of 5 columns and 7 rows, column and row from the top left. */
    private static final Map<Character, List<Line>> SHAPES =
            """
            A 062046 1434
            B 00063645443303 3342413000
            C 4130100105163645
            D 00062644422000
            E 40000646 0333
            F 400006 0333
            G 41301001051636454323
            H 0006 4046 0343
            I 0006
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
            1 112026
            2 011030414206 0646
            3 01103041423323 334445361605
            4 36300444
            5 4000023243453606
            6 413010010516364544 443303
            7 004016
            8 10304142331302 020110 130405163645 454433
            9 051636454130100102 021343
            . 0606
            - 0333
            + 0343 2125
            : 0202 0505
            / 4006
            m 0602122326 23324346
            """.lines().collect(Collectors.toUnmodifiableMap(shape -> shape.charAt(0), Lettering::lines));

    private static final int ROWS = 6;

    /** Columns between two characters, and columns of the space. */
    private static final double SPACE = 2;

    private static final double BLANK = 1;

    private final int[] rgb;
    private final int width;
    private final double step;
    private final double radius;

    /**
     * @param rgb 0xRRGGBB of each pixel of a picture in the making, row by row
     * @param width of the picture in pixels
     * @param height of a capital letter in pixels
     * @param thickness of a stroke in pixels
     */
    public Lettering(int[] rgb, int width, double height, double thickness) {
        this.rgb = rgb;
        this.width = width;
        step = height / ROWS;
        radius = thickness / 2;
    }

    /**
     * How many pixels a text takes from left to right.
     *
     * @param text to be drawn
     * @param height of a capital letter in pixels
     * @return the distance between the middles of the outermost strokes
     * @throws IllegalArgumentException when a character has no shape
     */
    public static double width(String text, double height) {
        double columns = 0;
        for (int i = 0; i < text.length(); i++) {
            columns += columns(text.charAt(i)) + (i == 0 ? 0 : SPACE);
        }
        return columns * height / ROWS;
    }

    /**
     * Draws a text from {@code left} to the right; what lies outside of the picture is left out.
     *
     * @param text to draw
     * @param left where it begins, in pixels
     * @param top the top of its capital letters, in pixels
     * @param color 0xRRGGBB
     * @throws IllegalArgumentException when a character has no shape
     */
    public void draw(String text, double left, double top, int color) {
        double x = left;
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            for (Line line : shape(character)) {
                stroke(x + line.x0 * step, top + line.y0 * step, x + line.x1 * step, top + line.y1 * step, color);
            }
            x += (columns(character) + SPACE) * step;
        }
    }

    /** Draws a text round {@code middle}, like {@link #draw}. */
    void drawCentred(String text, double middle, double top, int color) {
        draw(text, middle - width(text, step * ROWS) / 2, top, color);
    }

    /** From one place of the grid to another. */
    private record Line(int x0, int y0, int x1, int y1) {}

    private static List<Line> lines(String shape) {
        List<Line> lines = new ArrayList<>();
        for (String path : shape.substring(2).split(" ", -1)) {
            for (int i = 0; i + 4 <= path.length(); i += 2) {
                lines.add(new Line(
                        path.charAt(i) - '0',
                        path.charAt(i + 1) - '0',
                        path.charAt(i + 2) - '0',
                        path.charAt(i + 3) - '0'));
            }
        }
        return List.copyOf(lines);
    }

    private static List<Line> shape(char character) {
        List<Line> shape = character == ' ' ? List.of() : SHAPES.get(character);
        if (shape == null) {
            throw new IllegalArgumentException("no shape for '" + character + "'");
        }
        return shape;
    }

    private static double columns(char character) {
        return shape(character).stream()
                .mapToDouble(line -> Math.max(line.x0, line.x1))
                .max()
                .orElse(BLANK);
    }

    private void stroke(double x0, double y0, double x1, double y1, int color) {
        int fromX = Math.max(0, (int) (Math.min(x0, x1) - radius - 1));
        int toX = Math.min(width - 1, (int) (Math.max(x0, x1) + radius + 1));
        int fromY = Math.max(0, (int) (Math.min(y0, y1) - radius - 1));
        int toY = Math.min(rgb.length / width - 1, (int) (Math.max(y0, y1) + radius + 1));
        double dx = x1 - x0;
        double dy = y1 - y0;
        double square = dx * dx + dy * dy;
        for (int y = fromY; y <= toY; y++) {
            for (int x = fromX; x <= toX; x++) {
                double px = x + 0.5 - x0;
                double py = y + 0.5 - y0;
                double along = square > 0 ? Math.clamp((px * dx + py * dy) / square, 0, 1) : 0;
                double cover = Math.clamp(radius + 0.5 - Math.hypot(px - along * dx, py - along * dy), 0, 1);
                rgb[y * width + x] = mix(rgb[y * width + x], color, cover);
            }
        }
    }

    private static int mix(int below, int above, double cover) {
        int mixed = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            int from = below >> shift & 0xff;
            int to = above >> shift & 0xff;
            mixed |= (int) Math.round(from + cover * (to - from)) << shift;
        }
        return mixed;
    }
}
