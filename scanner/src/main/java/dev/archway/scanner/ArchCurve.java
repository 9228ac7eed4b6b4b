package dev.archway.scanner;

/**
 * The line that the teeth of a jaw stand on, seen from above, by length along it in millimetres: 0 at the midline, positive to the patient's left. Its shape is the beta
 * function that was found for human arches (The form of the human dental arch, Angle Orthodontist 68, 1998), depth falling with the power 0.8 of 1 - |2x / width|^p, but
 * with p = 2.6 instead of 2, which gives the row of incisors its flatter front. Behind its ends the line goes straight back.
 */
final class ArchCurve {

    private static final int HALF = 1500;
    private static final double TAIL = 25;
    private static final double FULLNESS = 2.6;

    private final double[] xs;
    private final double[] ys;
    private final double[] lengths;

    private ArchCurve(double[] xs, double[] ys) {
        this.xs = xs;
        this.ys = ys;
        lengths = new double[xs.length];
        for (int i = 1; i < xs.length; i++) {
            double dx = xs[i] - xs[i - 1];
            double dy = ys[i] - ys[i - 1];
            lengths[i] = lengths[i - 1] + Math.sqrt(dx * dx + dy * dy);
        }
        double middle = lengths[xs.length / 2];
        for (int i = 0; i < xs.length; i++) {
            lengths[i] -= middle;
        }
    }

    /** A curve of that width and depth, both in millimetres, whose foremost point has the given y. */
    static ArchCurve of(double width, double depth, double frontY) {
        double[] xs = new double[2 * HALF + 1];
        double[] ys = new double[2 * HALF + 1];
        int bend = HALF * 4 / 5;
        for (int i = 0; i <= HALF; i++) {
            double angle = Math.min(1, i / (double) bend) * StrictMath.PI / 2;
            double behind = Math.max(0, i - bend) * TAIL / (HALF - bend);
            double aside = StrictMath.sin(angle);
            double x = width / 2 * aside;
            double y = frontY + depth * (1 - StrictMath.pow(1 - StrictMath.pow(aside, FULLNESS), 0.8)) + behind;
            xs[HALF + i] = x;
            ys[HALF + i] = y;
            xs[HALF - i] = -x;
            ys[HALF - i] = y;
        }
        return new ArchCurve(xs, ys);
    }

    /** A curve of that width whose half is as long as asked up to its end. */
    static ArchCurve ofHalfLength(double width, double halfLength, double frontY) {
        double low = 5;
        double high = 2 * halfLength;
        for (int i = 0; i < 40; i++) {
            double depth = (low + high) / 2;
            ArchCurve curve = of(width, depth, frontY);
            if (curve.lengths[HALF + HALF * 4 / 5] < halfLength) {
                low = depth;
            } else {
                high = depth;
            }
        }
        return of(width, low, frontY);
    }

    /** The curve that runs inside this one at that distance. */
    ArchCurve inside(double distance) {
        double[] x = new double[xs.length];
        double[] y = new double[xs.length];
        for (int i = 0; i < xs.length; i++) {
            double[] t = tangent(lengths[i]);
            x[i] = xs[i] - distance * t[1];
            y[i] = ys[i] + distance * t[0];
        }
        return new ArchCurve(x, y);
    }

    double[] point(double s) {
        int i = segment(s);
        double t = (s - lengths[i]) / (lengths[i + 1] - lengths[i]);
        return new double[] {Smooth.mix(xs[i], xs[i + 1], t), Smooth.mix(ys[i], ys[i + 1], t)};
    }

    /** Unit vector along the curve; outward of it is (t[1], -t[0]). */
    double[] tangent(double s) {
        return chord(s, 0.5);
    }

    /** Unit vector from the point that lies {@code half} millimetres before s to the one as far behind it. */
    double[] chord(double s, double half) {
        double[] a = point(s - half);
        double[] b = point(s + half);
        double length = Math.sqrt((b[0] - a[0]) * (b[0] - a[0]) + (b[1] - a[1]) * (b[1] - a[1]));
        return new double[] {(b[0] - a[0]) / length, (b[1] - a[1]) / length};
    }

    /** The length at which the curve's left half passes that y. */
    double lengthAtY(double y) {
        int i = xs.length / 2;
        while (i < ys.length - 2 && ys[i + 1] < y) {
            i++;
        }
        return lengths[i];
    }

    private int segment(double s) {
        int low = 0;
        int high = xs.length - 1;
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (lengths[middle] <= s) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
