package dev.archway.mesh.render;

import java.util.Arrays;
import java.util.List;

/** One picture that holds several, all drawn to the same scale, in two centred rows, each with its name below. */
final class Sheet {

    private static final int GAP = 34;

    /** Of the names: how high their letters are, and how far they are from the row above them. */
    private static final int LETTERS = 19;

    private static final int ABOVE_LETTERS = 22;
    private static final int NAME = ABOVE_LETTERS + LETTERS;
    private static final double STROKE = 2.2;
    private static final int INK = 0x6b7480;

    private final int width;
    private final int height;
    private final int[] rgb;

    Sheet(int width, int height) {
        this.width = width;
        this.height = height;
        rgb = new int[width * height];
        Arrays.fill(rgb, 0xffffff);
    }

    /** Where a view lies on the sheet: its box in pixels, pixels a millimetre, and the top of its name. */
    record Cell(int x, int y, int width, int height, double scale, double nameTop) {}

    /** The cells of two rows of views; a row may be empty. */
    List<List<Cell>> cells(List<Framing> above, List<Framing> below) {
        double rowsHigh = tallest(above) + tallest(below);
        double scale = Math.min(
                Math.min(scale(above), scale(below)), rowsHigh == 0 ? 1 : (height - 3 * GAP - 2 * NAME) / rowsHigh);
        double gap = (height - 2 * NAME - rowsHigh * scale) / 3;
        return List.of(
                row(above, scale, gap, tallest(above) * scale),
                row(below, scale, 2 * gap + NAME + tallest(above) * scale, tallest(below) * scale));
    }

    /** Draws the middle of a view's picture into its cell, and its name below. */
    void draw(Cell cell, String name, Picture picture, Camera camera) {
        double step = picture.height() / camera.height() / cell.scale();
        double left = (picture.width() - cell.width() * step) / 2;
        double top = (picture.height() - cell.height() * step) / 2;
        new Reduction(picture, left, top, step, step).into(rgb, width, cell.x(), cell.y(), cell.width(), cell.height());
        new Lettering(rgb, width, LETTERS, STROKE)
                .drawCentred(name, cell.x() + cell.width() / 2.0, cell.nameTop(), INK);
    }

    Picture picture() {
        return new Picture(width, height, rgb);
    }

    private List<Cell> row(List<Framing> views, double scale, double top, double tall) {
        double gap = (width - wide(views) * scale) / (views.size() + 1);
        double[] x = {gap};
        return views.stream()
                .map(view -> {
                    int cellWidth = (int) (view.width() * scale) + 2;
                    int cellHeight = (int) (view.height() * scale) + 2;
                    int cellTop = (int) (top + (tall - cellHeight) / 2);
                    Cell cell = new Cell((int) x[0], cellTop, cellWidth, cellHeight, scale, top + tall + ABOVE_LETTERS);
                    x[0] += view.width() * scale + gap;
                    return cell;
                })
                .toList();
    }

    private double scale(List<Framing> views) {
        return views.isEmpty() ? Double.POSITIVE_INFINITY : (width - (views.size() + 1) * GAP) / wide(views);
    }

    private static double wide(List<Framing> views) {
        return views.stream().mapToDouble(Framing::width).sum();
    }

    private static double tallest(List<Framing> views) {
        return views.stream().mapToDouble(Framing::height).max().orElse(0);
    }
}
