package dev.archway.scanner;

import dev.archway.mesh.render.Lettering;
import dev.archway.mesh.render.Picture;

/** What somebody draws on a picture to show another person something: a circle, an arrow to it, and a word. */
record Marks(double x, double y, double radius, String word) {

    private static final int YELLOW = 0xffd21f;
    private static final int WHITE = 0xffffff;
    private static final int SHADOW = 0x1c1c1c;

    /** Marks on whatever stands first from the left, a little below the middle of a picture on white. */
    static Marks atTheLeft(Picture picture, double radius, String word) {
        int row = picture.height() * 11 / 20;
        int column = 0;
        while (column < picture.width() - 1 && picture.rgb(column, row) == WHITE) {
            column++;
        }
        return new Marks(Math.min(0.9, (double) column / picture.width() + 0.07), 0.55, radius, word);
    }

    /** The picture with the marks; {@code x}, {@code y} and {@code radius} are parts of its width and height. */
    Picture on(Picture picture) {
        Drawing drawing = Drawing.on(picture);
        double stroke = Math.max(3, picture.height() / 200.0);
        // a dark rim first, so that the marks show on white teeth as well
        draw(drawing, stroke * 2.2, SHADOW);
        draw(drawing, stroke, YELLOW);
        return drawing.picture();
    }

    private void draw(Drawing drawing, double thick, int color) {
        double middleX = x * drawing.width;
        double middleY = y * drawing.height;
        double round = radius * drawing.height;
        drawing.ring(middleX, middleY, round, thick, color);
        // the arrow comes from the emptier side of the picture
        double side = x < 0.5 ? 1 : -1;
        double tipX = middleX + side * round * 0.80;
        double tipY = middleY - round * 0.80;
        double length = drawing.height * 0.15;
        double tailX = tipX + side * length;
        double tailY = tipY - length * 0.7;
        drawing.line(tipX, tipY, tailX, tailY, thick, color);
        double head = drawing.height * 0.035;
        drawing.line(tipX, tipY, tipX + side * head * 1.15, tipY - head * 0.1, thick, color);
        drawing.line(tipX, tipY, tipX + side * head * 0.25, tipY - head * 1.1, thick, color);
        double size = drawing.height * 0.036;
        double wide = Lettering.width(word, size);
        double left = side > 0 ? tailX + size * 0.4 : tailX - wide - size * 0.4;
        drawing.write(word, left, tailY - size * 1.2, size, thick * 0.85, color);
    }
}
