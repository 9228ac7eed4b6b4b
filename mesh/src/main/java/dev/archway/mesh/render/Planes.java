package dev.archway.mesh.render;

import java.util.Arrays;

/**
 * The coarse depths of a canvas with nothing round them, those whose column and row leave the same remainders side by side: what lies in one direction from several
 * of them can be copied as one piece.
 */
final class Planes {

    /** How many columns and rows lie from one to the next that is side by side with it. */
    static final int STEP = 4;

    /** From a row of a plane to the next. */
    final int stride;

    private final int before;
    private final int above;
    private final int[][] planes;

    /**
     * @param across how many columns beyond the canvas copies may begin
     * @param along how many rows beyond it
     * @param length how many rows of the canvas a copy may reach down
     */
    Planes(Canvas canvas, int across, int along, int length) {
        before = across / STEP + 1;
        above = along / STEP + 1;
        stride = (canvas.columns + STEP - 1) / STEP + 2 * before;
        int rows = (canvas.rows + STEP - 1) / STEP + 2 * above + (length + STEP - 1) / STEP + 1;
        planes = new int[STEP * STEP][stride * rows];
        Work.share(STEP * STEP, () -> number -> fill(planes[number], canvas, number % STEP, number / STEP));
    }

    private void fill(int[] plane, Canvas canvas, int column, int row) {
        Arrays.fill(plane, Canvas.NOTHING);
        for (int y = row; y < canvas.rows; y += STEP) {
            int to = at(column, y);
            for (int x = column; x < canvas.columns; x += STEP) {
                plane[to++] = canvas.coarse[y * canvas.columns + x];
            }
        }
    }

    private int at(int x, int y) {
        return (Math.floorDiv(y, STEP) + above) * stride + before + Math.floorDiv(x, STEP);
    }

    /** Copies the depth at a column and row and what comes after it in its plane: first the rest of its row, then what lies between rows, then the next. */
    void copy(int x, int y, int[] into) {
        int number = Math.floorMod(y, STEP) * STEP + Math.floorMod(x, STEP);
        System.arraycopy(planes[number], at(x, y), into, 0, into.length);
    }
}
