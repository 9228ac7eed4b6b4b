package dev.archway.scanner;

import java.util.List;

/** One jaw as a shape: its row, its teeth in their places, its gum. Coordinates: x to the patient's left, y to the back, h towards the other jaw. */
final class Jaw {

    /** How far behind the front the planes across the arch meet: far enough that they cross nowhere in the scan. */
    private static final double FOCUS = 20;

    /** Gum that is scanned behind the last tooth. */
    private static final double BEHIND = 5;

    final boolean upper;
    final Noise noise;
    private final ArchCurve row;
    private final List<Tooth> teeth;
    private final Gum gum;

    Jaw(boolean upper, ArchCurve row, List<Tooth> teeth, double band, Noise noise) {
        this.upper = upper;
        this.row = row;
        this.teeth = teeth;
        this.noise = noise;
        double[] middles = new double[teeth.size()];
        for (int i = 0; i < middles.length; i++) {
            Tooth tooth = teeth.get(i);
            double[] p = row.point(tooth.s);
            double[] d = direction(p);
            middles[i] = (tooth.neck().x() - p[0]) * d[0] + (tooth.neck().y() - p[1]) * d[1];
        }
        gum = new Gum(upper, teeth, middles, band, noise);
    }

    List<Tooth> teeth() {
        return teeth;
    }

    double from() {
        return teeth.getFirst().s - teeth.getFirst().halfWidth - BEHIND;
    }

    double to() {
        return teeth.getLast().s + teeth.getLast().halfWidth + BEHIND;
    }

    JawColumn column(double s) {
        double[] p = row.point(s);
        double[] d = direction(p);
        List<Tooth> near = teeth.stream()
                .filter(tooth -> Math.abs(tooth.s - s) < tooth.halfWidth + 3.5)
                .toList();
        return new JawColumn(p[0], p[1], d[0], d[1], gum.at(s), near);
    }

    /** Outward, away from a point on the midline: the nearest that is at right angles to the row without letting the planes cross. */
    private double[] direction(double[] p) {
        double behind = p[1] - row.point(0)[1];
        double dy = behind - Math.sqrt(FOCUS * FOCUS + behind * behind);
        double length = Math.sqrt(p[0] * p[0] + dy * dy);
        return new double[] {p[0] / length, dy / length};
    }
}
