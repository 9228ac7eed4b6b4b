package dev.archway.mesh.render;

import dev.archway.mesh.ColorScale;
import java.math.BigDecimal;
import java.util.Arrays;

/** The meaning of a picture's colours: the scale as a bar, with millimetres at its stops. */
public final class Legend {

    private static final int INK = 0x18212c;
    private static final int WHITE = 0xffffff;

    /** The strip's height, as a part of the picture's; and what is in it, as parts of the strip. */
    private static final double STRIP = 0.1;

    private static final int LOWEST = 40;
    private static final double BAR = 0.34;
    private static final double GAP = 0.14;
    private static final double DIGITS = 0.24;

    /** The bar's width, as a part of the picture's. */
    private static final double WIDTH = 0.7;

    private Legend() {}

    /**
     * Puts a white strip with the legend under a picture. On the bar all stops are equally far apart, so that small distances can be read as well as great ones.
     *
     * @param picture such as a contact map; it is not changed
     * @param scale the scale of its colours
     * @return the picture with the strip below, a tenth higher and at least 40 pixels
     */
    public static Picture under(Picture picture, ColorScale scale) {
        int strip = Math.max(LOWEST, (int) (picture.height() * STRIP));
        int width = picture.width();
        int[] rgb = Arrays.copyOf(picture.rgb(), width * (picture.height() + strip));
        Arrays.fill(rgb, picture.rgb().length, rgb.length, WHITE);
        Picture both = new Picture(width, picture.height() + strip, rgb);
        double left = width * (1 - WIDTH) / 2;
        bar(both, scale, left, picture.height(), (int) (strip * BAR));
        double size = strip * DIGITS;
        Lettering lettering = new Lettering(rgb, width, size, Math.max(1.1, 0.15 * size));
        double top = picture.height() + strip * (BAR + GAP);
        for (int i = 0; i < scale.size(); i++) {
            lettering.drawCentred(label(scale, i), place(scale, left, width * WIDTH, i), top, INK);
        }
        lettering.drawCentred("mm", width * (1 - (1 - WIDTH) / 4), top, INK);
        return both;
    }

    private static double place(ColorScale scale, double left, double length, int stop) {
        return left + (scale.size() == 1 ? length / 2 : length * stop / (scale.size() - 1));
    }

    private static void bar(Picture picture, ColorScale scale, double left, int top, int height) {
        int from = (int) left;
        int to = picture.width() - from;
        for (int x = from; x < to; x++) {
            double place = (x + 0.5 - from) / (to - from) * (scale.size() - 1);
            int stop = Math.min((int) place, scale.size() - 2);
            double distance = scale.size() == 1
                    ? scale.stop(0)
                    : scale.stop(stop) + (place - stop) * (scale.stop(stop + 1) - scale.stop(stop));
            for (int y = top; y < top + height; y++) {
                picture.rgb()[y * picture.width() + x] = scale.color(distance);
            }
        }
    }

    /** A stop as people write it; with its sign where the scale is about both. */
    private static String label(ColorScale scale, int stop) {
        double distance = scale.stop(stop);
        String number = BigDecimal.valueOf(Math.round(distance * 1000), 3)
                .stripTrailingZeros()
                .toPlainString();
        boolean difference = scale.stop(0) == -scale.stop(scale.size() - 1);
        return difference && distance > 0 ? "+" + number : number;
    }
}
