package dev.archway.mesh.render;

import java.util.ArrayList;
import java.util.List;

/** Draws numbers and "mm" with round strokes at any size: the characters {@code 0123456789.-+m} and the space. */
final class Lettering {

    /** Of each character its lines, as places of a grid of 5 columns and 7 rows: column, row. */
    private static final List<String> SHAPES = List.of(
            "0 103041453616050110",
            "1 112026",
            "2 011030414206 0646",
            "3 01103041423323 334445361605",
            "4 36300444",
            "5 4000023243453606",
            "6 413010010516364544 443303",
            "7 004016",
            "8 10304142331302 020110 130405163645 454433",
            "9 051636454130100102 021343",
            ". 0606",
            "- 0333",
            "+ 0343 2125",
            "m 0602122326 23324346",
            "  ");

    private static final int ROWS = 6;

    /** Columns between two characters. */
    private static final double SPACE = 2;

    private static final double BLANK = 1;

    private final Picture picture;
    private final double step;
    private final double radius;

    /** @param height of a digit in pixels */
    Lettering(Picture picture, double height) {
        this.picture = picture;
        step = height / ROWS;
        radius = Math.max(0.55, 0.45 * step);
    }

    /** How many pixels a text takes from left to right. */
    double width(String text) {
        double columns = 0;
        for (int i = 0; i < text.length(); i++) {
            columns += columns(shape(text.charAt(i))) + (i == 0 ? 0 : SPACE);
        }
        return columns * step;
    }

    /** Draws a text whose middle is at {@code middle} and whose top at {@code top}. */
    void draw(String text, double middle, double top, int color) {
        double left = middle - width(text) / 2;
        for (int i = 0; i < text.length(); i++) {
            String shape = shape(text.charAt(i));
            for (double[] line : lines(shape)) {
                stroke(left + line[0] * step, top + line[1] * step, left + line[2] * step, top + line[3] * step, color);
            }
            left += (columns(shape) + SPACE) * step;
        }
    }

    private static String shape(char character) {
        return SHAPES.stream()
                .filter(shape -> shape.charAt(0) == character)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no shape for '" + character + "'"))
                .substring(2)
                .strip();
    }

    private static double columns(String shape) {
        double widest = shape.isEmpty() ? BLANK : 0;
        for (double[] line : lines(shape)) {
            widest = Math.max(widest, Math.max(line[0], line[2]));
        }
        return widest;
    }

    /** x and y of both ends of each line. */
    private static List<double[]> lines(String shape) {
        List<double[]> lines = new ArrayList<>();
        for (String path : shape.split(" ")) {
            for (int i = 0; i + 4 <= path.length(); i += 2) {
                lines.add(new double[] {
                    path.charAt(i) - '0', path.charAt(i + 1) - '0', path.charAt(i + 2) - '0', path.charAt(i + 3) - '0'
                });
            }
        }
        return lines;
    }

    private void stroke(double x0, double y0, double x1, double y1, int color) {
        int fromX = Math.max(0, (int) (Math.min(x0, x1) - radius - 1));
        int toX = Math.min(picture.width() - 1, (int) (Math.max(x0, x1) + radius + 1));
        int fromY = Math.max(0, (int) (Math.min(y0, y1) - radius - 1));
        int toY = Math.min(picture.height() - 1, (int) (Math.max(y0, y1) + radius + 1));
        double dx = x1 - x0;
        double dy = y1 - y0;
        double square = dx * dx + dy * dy;
        for (int y = fromY; y <= toY; y++) {
            for (int x = fromX; x <= toX; x++) {
                double px = x + 0.5 - x0;
                double py = y + 0.5 - y0;
                double along = square > 0 ? Math.clamp((px * dx + py * dy) / square, 0, 1) : 0;
                double cover = Math.clamp(radius + 0.5 - Math.hypot(px - along * dx, py - along * dy), 0, 1);
                int at = y * picture.width() + x;
                picture.rgb()[at] = mix(picture.rgb()[at], color, cover);
            }
        }
    }

    private static int mix(int below, int above, double cover) {
        int mixed = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            int from = below >> shift & 0xff;
            int to = above >> shift & 0xff;
            // strokes of one character overlap: the darker of the two stays
            mixed |= Math.min(from, (int) Math.round(from + cover * (to - from))) << shift;
        }
        return mixed;
    }
}
