package dev.archway.mesh.render;

import java.util.Arrays;

/**
 * Sixteen rows of a picture on the way into a JPEG. What is not white is moved together, so that every loop over its pixels is one long row, which the compiler turns into
 * vector instructions; white paper costs nothing more.
 */
final class Stripe {

    /** Pixels of the unit that is coded at once: four blocks of luma, and one of each colour difference. */
    static final int MCU = 16;

    private static final int WHITE = 0xffffff;

    private final Picture picture;
    private final int[][] pixels;
    private final int[] sums;
    private final int[] redBlue;
    private final int[] green;
    private final boolean[] white;
    private int columns;

    Stripe(Picture picture) {
        this.picture = picture;
        white = new boolean[(picture.width() + MCU - 1) / MCU];
        pixels = new int[MCU][white.length * MCU];
        sums = new int[white.length * MCU];
        redBlue = new int[white.length * MCU];
        green = new int[white.length * MCU];
    }

    /** How many units a row of the picture has. */
    int units() {
        return white.length;
    }

    boolean isWhite(int unit) {
        return white[unit];
    }

    /** How many columns of pixels are not left out as white. */
    int columns() {
        return columns;
    }

    /** Takes the rows from {@code top} on. The picture's border is repeated outside. */
    void read(int top) {
        int width = picture.width();
        Arrays.fill(sums, WHITE);
        for (int y = 0; y < MCU; y++) {
            int[] row = pixels[y];
            System.arraycopy(picture.rgb(), Math.min(top + y, picture.height() - 1) * width, row, 0, width);
            Arrays.fill(row, width, row.length, row[width - 1]);
            meet(sums, row);
        }
        columns = 0;
        for (int unit = 0; unit < white.length; unit++) {
            int all = WHITE;
            for (int x = unit * MCU; x < (unit + 1) * MCU; x++) {
                all &= sums[x];
            }
            white[unit] = all == WHITE;
            if (!white[unit]) {
                if (columns < unit * MCU) {
                    for (int[] row : pixels) {
                        System.arraycopy(row, unit * MCU, row, columns, MCU);
                    }
                }
                columns += MCU;
            }
        }
    }

    private static void meet(int[] all, int[] row) {
        for (int x = 0; x < row.length; x++) {
            all[x] &= row[x];
        }
    }

    /** Luma (ITU-T T.871) of eight rows, less its middle. */
    void luma(int top, float[][] luma) {
        for (int y = 0; y < luma.length; y++) {
            luma(pixels[top + y], luma[y], columns);
        }
    }

    private static void luma(int[] rgb, float[] luma, int columns) {
        for (int x = 0; x < columns; x++) {
            int pixel = rgb[x];
            luma[x] = 0.299f * (pixel >> 16 & 0xff) + 0.587f * (pixel >> 8 & 0xff) + 0.114f * (pixel & 0xff) - 128;
        }
    }

    /** The colour differences (ITU-T T.871) at half the resolution: in the left half of each row blue's, in the right half red's. */
    void chroma(float[][] chroma) {
        int half = columns / 2;
        for (int y = 0; y < chroma.length; y++) {
            add(pixels[2 * y], pixels[2 * y + 1], redBlue, green, columns);
            pair(redBlue, half);
            pair(green, half);
            weigh(redBlue, green, -0.168736f, -0.331264f, 0.5f, chroma[y], 0, half);
            weigh(redBlue, green, 0.5f, -0.418688f, -0.081312f, chroma[y], half, half);
        }
    }

    private static void add(int[] upper, int[] lower, int[] redBlue, int[] green, int columns) {
        for (int x = 0; x < columns; x++) {
            redBlue[x] = (upper[x] & 0xff00ff) + (lower[x] & 0xff00ff);
            green[x] = (upper[x] >> 8 & 0xff) + (lower[x] >> 8 & 0xff);
        }
    }

    private static void pair(int[] row, int half) {
        for (int x = 0; x < half; x++) {
            row[x] = row[2 * x] + row[2 * x + 1];
        }
    }

    /** From sums of four pixels to one colour difference each. */
    private static void weigh(
            int[] redBlue, int[] green, float red, float middle, float blue, float[] out, int at, int count) {
        for (int x = 0; x < count; x++) {
            int pixel = redBlue[x];
            out[at + x] = red * 0.25f * (pixel >>> 16) + middle * 0.25f * green[x] + blue * 0.25f * (pixel & 0xffff);
        }
    }
}
