package dev.archway.scanner;

import java.util.stream.IntStream;

/**
 * Where to sample a jaw: a coarse look at its surface, from which lines along and across the arch are spread so that their distances on the surface are even.
 */
final class Profiles {

    private static final int ALONG = 360;
    private static final int ANGLES = 120;

    private final double from;
    private final double step;
    private final double[][] reach = new double[ALONG + 1][];
    private final double[][] angle = new double[ALONG + 1][];
    private final double[][] across = new double[ALONG + 1][];
    private final double[] along = new double[ALONG + 1];

    Profiles(Jaw jaw) {
        from = jaw.from();
        step = (jaw.to() - from) / ALONG;
        double[][] points = new double[ALONG + 1][];
        IntStream.rangeClosed(0, ALONG).parallel().forEach(i -> points[i] = look(jaw.column(from + i * step), i));
        for (int i = 1; i <= ALONG; i++) {
            double sum = 0;
            for (int j = 0; j < points[i].length; j += 3) {
                double length = length(points[i - 1], j, points[i], j);
                sum += length * length;
            }
            // the root of the mean square, so that the steep walls between teeth get their share
            along[i] = along[i - 1] + Math.sqrt(sum / (ANGLES + 1));
        }
    }

    /** Mean length of the surface along the arch, in millimetres. */
    double length() {
        return along[ALONG];
    }

    /** Mean length of the surface across the arch. */
    double width() {
        double sum = 0;
        for (double[] lengths : across) {
            sum += lengths[ANGLES];
        }
        return sum / (ALONG + 1);
    }

    /** The place along the arch of a share, 0 to 1, of the way over the surface. */
    double place(double share) {
        return from + step * inverse(along, share * along[ALONG]);
    }

    /** Angle and reach at a place along the arch, at a share of the way over the surface from the buccal to the lingual border. */
    void at(double s, double share, double[] angleAndReach) {
        double place = Math.clamp((s - from) / step, 0, ALONG);
        int i = Math.min((int) place, ALONG - 1);
        double t = place - i;
        double a = inverse(across[i], share * across[i][ANGLES]);
        double b = inverse(across[i + 1], share * across[i + 1][ANGLES]);
        angleAndReach[0] = Smooth.mix(read(angle[i], a), read(angle[i + 1], b), t);
        angleAndReach[1] = Math.max(highest(reach[i], a), highest(reach[i + 1], b));
    }

    private double[] look(JawColumn column, int i) {
        GumSection gum = column.gum();
        double first = gum.buccal().borderAngle(gum.core());
        double last = StrictMath.PI - gum.lingual().borderAngle(gum.core());
        double[] points = new double[3 * (ANGLES + 1)];
        reach[i] = new double[ANGLES + 1];
        angle[i] = new double[ANGLES + 1];
        across[i] = new double[ANGLES + 1];
        for (int j = 0; j <= ANGLES; j++) {
            angle[i][j] = first + (last - first) * j / ANGLES;
            double cos = StrictMath.cos(angle[i][j]);
            double sin = StrictMath.sin(angle[i][j]);
            double r = column.reach(cos, sin, 17);
            reach[i][j] = r;
            double n = gum.middle() + r * cos;
            points[3 * j] = column.x(n);
            points[3 * j + 1] = column.y(n);
            points[3 * j + 2] = gum.core() + r * sin;
            if (j > 0) {
                across[i][j] = across[i][j - 1] + length(points, 3 * j - 3, points, 3 * j);
            }
        }
        return points;
    }

    private static double length(double[] a, int i, double[] b, int j) {
        double x = a[i] - b[j];
        double y = a[i + 1] - b[j + 1];
        double z = a[i + 2] - b[j + 2];
        return Math.sqrt(x * x + y * y + z * z);
    }

    /** The place in a rising table at which it has that value. */
    private static double inverse(double[] rising, double value) {
        int low = 0;
        int high = rising.length - 1;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (rising[middle] <= value) {
                low = middle;
            } else {
                high = middle;
            }
        }
        double span = rising[high] - rising[low];
        return span <= 0 ? low : low + Math.clamp((value - rising[low]) / span, 0, 1);
    }

    private static double read(double[] table, double place) {
        int i = Math.min((int) place, table.length - 2);
        return Smooth.mix(table[i], table[i + 1], place - i);
    }

    private static double highest(double[] table, double place) {
        int i = Math.min((int) place, table.length - 2);
        return Math.max(table[i], table[i + 1]);
    }
}
