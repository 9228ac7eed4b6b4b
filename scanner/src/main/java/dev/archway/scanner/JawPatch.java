package dev.archway.scanner;

import java.util.stream.IntStream;

/**
 * A jaw's surface as a patch of points, row by row along the arch, column by column from the buccal to the lingual border: open, in one piece, each edge in one or two
 * triangles by its making.
 */
final class JawPatch {

    final int rows;
    final int columns;
    /** x, y, h of each point. */
    final double[] points;

    final byte[] colors;

    private JawPatch(int rows, int columns) {
        this.rows = rows;
        this.columns = columns;
        points = new double[3 * rows * columns];
        colors = new byte[points.length];
    }

    static JawPatch of(Jaw jaw, int triangles) {
        Profiles profiles = new Profiles(jaw);
        int across = (int) Math.max(8, Math.round(Math.sqrt(triangles / 2.0 * profiles.width() / profiles.length())));
        int along = (int) Math.max(8, Math.round(triangles / 2.0 / across));
        JawPatch patch = new JawPatch(along + 1, across + 1);
        JawColors colors = new JawColors(jaw);
        IntStream.rangeClosed(0, along).parallel().forEach(i -> patch.row(i, jaw, profiles, colors));
        return patch;
    }

    private void row(int i, Jaw jaw, Profiles profiles, JawColors painter) {
        double s = profiles.place(i / (rows - 1.0));
        JawColumn column = jaw.column(s);
        GumSection gum = column.gum();
        double[] guess = new double[2];
        for (int j = 0; j < columns; j++) {
            profiles.at(s, j / (columns - 1.0), guess);
            double cos = StrictMath.cos(guess[0]);
            double sin = StrictMath.sin(guess[0]);
            double r = column.reach(cos, sin, guess[1] + 0.7);
            double n = gum.middle() + r * cos;
            double h = gum.core() + r * sin;
            double rough = painter.paint(column, n, h, colors, 3 * (i * columns + j));
            set(3 * (i * columns + j), column, n + rough * cos, h + rough * sin);
        }
    }

    private void set(int at, JawColumn column, double n, double h) {
        points[at] = column.x(n);
        points[at + 1] = column.y(n);
        points[at + 2] = h;
    }

    /** Three corners of each triangle, counter-clockwise seen from outside; each square is cut along its shorter diagonal. */
    int[] triangles(boolean upper) {
        int[] triangles = new int[6 * (rows - 1) * (columns - 1)];
        int at = 0;
        for (int i = 0; i + 1 < rows; i++) {
            for (int j = 0; j + 1 < columns; j++) {
                int a = i * columns + j;
                int b = a + columns;
                boolean straight = square(a, b + 1) <= square(a + 1, b);
                at = put(triangles, at, a, b, straight ? b + 1 : a + 1, upper);
                at = straight ? put(triangles, at, a, b + 1, a + 1, upper) : put(triangles, at, b, b + 1, a + 1, upper);
            }
        }
        return triangles;
    }

    private static int put(int[] triangles, int at, int a, int b, int c, boolean upper) {
        triangles[at] = a;
        triangles[at + 1] = upper ? c : b;
        triangles[at + 2] = upper ? b : c;
        return at + 3;
    }

    private double square(int a, int b) {
        double x = points[3 * a] - points[3 * b];
        double y = points[3 * a + 1] - points[3 * b + 1];
        double h = points[3 * a + 2] - points[3 * b + 2];
        return x * x + y * y + h * h;
    }
}
