package dev.archway.scanner;

/** Minimum, maximum and steps without corners; plain arithmetic, so that every machine gives the same bits. */
final class Smooth {

    private Smooth() {}

    /** The smaller of both, blended over {@code width} where they meet; quadratic polynomial blend. */
    static double min(double a, double b, double width) {
        double near = width - Math.abs(a - b);
        return near <= 0 ? Math.min(a, b) : Math.min(a, b) - near * near / (4 * width);
    }

    static double max(double a, double b, double width) {
        return -min(-a, -b, width);
    }

    /** 0 up to {@code from}, 1 from {@code to} on, an S between. */
    static double step(double from, double to, double x) {
        double t = Math.clamp((x - from) / (to - from), 0, 1);
        return t * t * (3 - 2 * t);
    }

    static double mix(double a, double b, double share) {
        return a + (b - a) * share;
    }
}
