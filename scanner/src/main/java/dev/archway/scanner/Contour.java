package dev.archway.scanner;

/**
 * How a kind of crown bulges from the neck to the top: half widths at six heights, evenly spaced from the cervical line (first) to the tip (last), as parts of the largest: along the arch, from
 * the tooth's axis outward, and from the axis inward, the last negative where even the inner surface lies outside of the axis.
 */
final class Contour {

    private static final int STEPS = 50;

    private final double[] mesioDistal;
    private final double[] buccal;
    private final double[] lingual;

    Contour(double[] mesioDistal, double[] buccal, double[] lingual) {
        this.mesioDistal = fine(mesioDistal);
        this.buccal = fine(buccal);
        this.lingual = fine(lingual);
    }

    double mesioDistal(double height) {
        return at(mesioDistal, height);
    }

    double buccal(double height) {
        return at(buccal, height);
    }

    double lingual(double height) {
        return at(lingual, height);
    }

    /** Heights run from 0 (neck) to 1 (tip); the value is constant beyond. */
    private static double at(double[] table, double height) {
        double place = Math.clamp(height, 0, 1) * STEPS;
        int i = Math.min((int) place, STEPS - 1);
        return table[i] + (table[i + 1] - table[i]) * (place - i);
    }

    private static double[] fine(double[] six) {
        double[] table = new double[STEPS + 1];
        for (int i = 0; i <= STEPS; i++) {
            double place = i * 5.0 / STEPS;
            int k = Math.min((int) place, 4);
            table[i] = catmullRom(six[Math.max(0, k - 1)], six[k], six[k + 1], six[Math.min(5, k + 2)], place - k);
        }
        return table;
    }

    private static double catmullRom(double a, double b, double c, double d, double t) {
        return b + t / 2 * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
    }
}
