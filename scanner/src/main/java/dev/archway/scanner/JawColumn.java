package dev.archway.scanner;

import java.util.List;

/**
 * A plane across the arch: the line (x, y) + n · (dx, dy), the gum in it, and the teeth that reach it.
 */
record JawColumn(double x, double y, double dx, double dy, GumSection gum, List<Tooth> teeth) {

    private static final double CONTACT = 0.22;
    private static final double SULCUS = 0.22;

    double x(double n) {
        return x + n * dx;
    }

    double y(double n) {
        return y + n * dy;
    }

    /** About the distance to the jaw's surface, negative inside. */
    double distance(double n, double h) {
        return Smooth.min(teeth(n, h), gum.distance(n, h), SULCUS);
    }

    private double teeth(double n, double h) {
        double px = x(n);
        double py = y(n);
        double nearest = 100;
        for (int i = 0; i < teeth.size(); i++) {
            nearest = Smooth.min(nearest, teeth.get(i).distance(px, py, h), CONTACT);
        }
        return nearest;
    }

    /**
     * How far from the core the surface is in a direction, looked for from outside.
     *
     * @param from where to start; outside of the surface
     */
    double reach(double cos, double sin, double from) {
        double outside = from;
        double outsideDistance = 0;
        double r = from;
        for (int i = 0; i < 60 && r > 0.3; i++) {
            double d = distance(gum.middle() + r * cos, gum.core() + r * sin);
            if (d < 0) {
                return between(cos, sin, r, d, outside, outsideDistance);
            }
            if (d < 5e-4) {
                return r;
            }
            outside = r;
            outsideDistance = d;
            r -= Math.max(0.8 * d, 1e-3);
        }
        return Math.max(r, 0.3);
    }

    /** The surface between a point inside and one outside, by the Illinois variant of false position. */
    private double between(double cos, double sin, double in, double inValue, double out, double outValue) {
        if (outValue == 0) {
            return in;
        }
        double a = in;
        double fa = inValue;
        double b = out;
        double fb = outValue;
        for (int i = 0; i < 6 && b - a > 1e-3; i++) {
            double r = a + (b - a) * fa / (fa - fb);
            double f = distance(gum.middle() + r * cos, gum.core() + r * sin);
            if (f < 0) {
                a = r;
                fa = f;
                fb /= 2;
            } else {
                b = r;
                fb = f;
                fa /= 2;
            }
        }
        return a + (b - a) * fa / (fa - fb);
    }
}
