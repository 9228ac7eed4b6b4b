package dev.archway.scanner;

import dev.archway.mesh.render.Lettering;
import dev.archway.mesh.render.Picture;
import java.util.Arrays;

/** A picture that shapes are laid on, with smooth edges. Lengths are pixels from the top left. */
final class Drawing {

    /** The thickness of a letter's strokes, as a part of its height. */
    private static final double THICK = 0.13;

    final int width;
    final int height;
    private final int[] rgb;

    Drawing(int width, int height, int color) {
        this.width = width;
        this.height = height;
        rgb = new int[width * height];
        Arrays.fill(rgb, color);
    }

    /** A drawing that begins with a copy of that picture. */
    static Drawing on(Picture picture) {
        Drawing drawing = new Drawing(picture.width(), picture.height(), 0);
        drawing.put(picture, 0, 0);
        return drawing;
    }

    /** How far a point is from a shape's edge; less than 0 inside. */
    interface Shape {
        double distance(double x, double y);
    }

    void put(Picture picture, int left, int top) {
        for (int y = 0; y < picture.height(); y++) {
            System.arraycopy(picture.rgb(), y * picture.width(), rgb, (top + y) * width + left, picture.width());
        }
    }

    void box(double left, double top, double right, double bottom, double corner, int color) {
        double middleX = (left + right) / 2;
        double middleY = (top + bottom) / 2;
        double halfX = (right - left) / 2 - corner;
        double halfY = (bottom - top) / 2 - corner;
        fill(left, top, right, bottom, color, (x, y) -> {
            double dx = Math.max(0, Math.abs(x - middleX) - halfX);
            double dy = Math.max(0, Math.abs(y - middleY) - halfY);
            return Math.hypot(dx, dy) - corner;
        });
    }

    void disc(double middleX, double middleY, double radius, int color) {
        fill(
                middleX - radius,
                middleY - radius,
                middleX + radius,
                middleY + radius,
                color,
                (x, y) -> Math.hypot(x - middleX, y - middleY) - radius);
    }

    void ring(double middleX, double middleY, double radius, double thick, int color) {
        double outer = radius + thick;
        fill(
                middleX - outer,
                middleY - outer,
                middleX + outer,
                middleY + outer,
                color,
                (x, y) -> Math.abs(Math.hypot(x - middleX, y - middleY) - radius) - thick / 2);
    }

    void line(double x1, double y1, double x2, double y2, double thick, int color) {
        double dx = x2 - x1;
        double dy = y2 - y1;
        double square = Math.max(1e-9, dx * dx + dy * dy);
        fill(
                Math.min(x1, x2) - thick,
                Math.min(y1, y2) - thick,
                Math.max(x1, x2) + thick,
                Math.max(y1, y2) + thick,
                color,
                (x, y) -> {
                    double along = Math.clamp(((x - x1) * dx + (y - y1) * dy) / square, 0, 1);
                    return Math.hypot(x - x1 - along * dx, y - y1 - along * dy) - thick / 2;
                });
    }

    /** Writes capital letters, {@code size} pixels high. */
    void write(String text, double left, double top, double size, int color) {
        write(text, left, top, size, THICK * size, color);
    }

    /** With strokes of another thickness. */
    void write(String text, double left, double top, double size, double thick, int color) {
        new Lettering(rgb, width, size, thick).draw(text, left, top, color);
    }

    /** Fills a shape that lies in that box; a pixel at its edge gets as much colour as it has of the shape. */
    void fill(double left, double top, double right, double bottom, int color, Shape shape) {
        int firstX = Math.max(0, (int) left - 1);
        int lastX = Math.min(width - 1, (int) right + 1);
        int lastY = Math.min(height - 1, (int) bottom + 1);
        for (int y = Math.max(0, (int) top - 1); y <= lastY; y++) {
            for (int x = firstX; x <= lastX; x++) {
                double cover = Math.clamp(0.5 - shape.distance(x + 0.5, y + 0.5), 0, 1);
                if (cover > 0) {
                    rgb[y * width + x] = mix(rgb[y * width + x], color, cover);
                }
            }
        }
    }

    Picture picture() {
        return new Picture(width, height, rgb.clone());
    }

    private static int mix(int under, int over, double cover) {
        int mixed = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            double channel = (under >> shift & 0xff) * (1 - cover) + (over >> shift & 0xff) * cover;
            mixed |= (int) Math.round(channel) << shift;
        }
        return mixed;
    }
}
