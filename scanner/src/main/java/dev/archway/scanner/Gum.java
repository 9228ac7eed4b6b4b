package dev.archway.scanner;

import java.util.List;

/** The gum of a jaw: scalloped along the teeth, with a papilla between two of them, and a pad behind the last. */
final class Gum {

    private static final double BUCCAL_MARGIN = 0.75;
    private static final double LINGUAL_MARGIN = 0.55;
    private static final double CORE = 1.2;

    private final boolean upper;
    private final List<Tooth> teeth;
    private final double[] middles;
    private final double[] contacts;
    private final Noise noise;
    private final double band;

    /**
     * @param teeth in the order of their places along the arch
     * @param middles n of each tooth's neck
     * @param band millimetres of gum that the scan shows
     */
    Gum(boolean upper, List<Tooth> teeth, double[] middles, double band, Noise noise) {
        this.upper = upper;
        this.teeth = teeth;
        this.middles = middles;
        this.band = band;
        this.noise = noise;
        int n = teeth.size();
        contacts = new double[n + 1];
        contacts[0] = teeth.getFirst().s - 0.96 * teeth.getFirst().halfWidth;
        contacts[n] = teeth.getLast().s + 0.96 * teeth.getLast().halfWidth;
        for (int i = 1; i < n; i++) {
            Tooth a = teeth.get(i - 1);
            Tooth b = teeth.get(i);
            contacts[i] = (a.s + a.halfWidth + b.s - b.halfWidth) / 2;
        }
    }

    GumSection at(double s) {
        int last = teeth.size() - 1;
        int i = 0;
        while (i < last && s > contacts[i + 1]) {
            i++;
        }
        Tooth tooth = teeth.get(i);
        double side = s < tooth.s ? contacts[i] - tooth.s : contacts[i + 1] - tooth.s;
        double t = (s - tooth.s) / side;
        int other = Math.clamp(s < tooth.s ? i - 1 : i + 1, 0, last);
        if (t > 1) {
            return pad(tooth, middles[i], Math.abs(s - tooth.s) - Math.abs(side), s);
        }
        Tooth next = teeth.get(other);
        double gap = Math.abs(next.s - tooth.s);
        double share = other == i ? 0 : Smooth.step(0, 1, Math.abs(s - tooth.s) / gap);
        double neck = Smooth.mix(tooth.neck().h(), next.neck().h(), share);
        double papilla = papilla(tooth, other == i ? tooth : next, other == i);
        double buccalNeck = Smooth.mix(buccalNeck(tooth), buccalNeck(next), share);
        double lingualNeck = Smooth.mix(lingualNeck(tooth), lingualNeck(next), share);
        double bulge = 0.45 * (1 - t * t) * (1 - t * t) * (tooth.kind.place() == 2 ? 1.8 : 1);
        double edge = t * t * t;
        double wavy = 0.12 * noise.at(s * 0.4, 7, 0);
        GumSection.Flank buccal = new GumSection.Flank(
                Smooth.mix(neck + BUCCAL_MARGIN + wavy, papilla, t * t),
                Smooth.mix(buccalNeck + 0.38, 0.50 * buccalNeck, edge),
                buccalNeck + 1.3 + bulge,
                0.04,
                neck,
                border(neck, s, 0));
        GumSection.Flank lingual = new GumSection.Flank(
                Smooth.mix(neck + LINGUAL_MARGIN - wavy, papilla, t * t),
                Smooth.mix(lingualNeck + 0.38, 0.50 * lingualNeck, edge),
                lingualNeck + 1.1 + bulge / 2,
                upper ? 0.65 : 0.05,
                neck,
                border(neck, s, 1));
        double middle = Smooth.mix(middles[i], middles[other], share);
        return new GumSection(middle, neck - CORE, buccal, lingual);
    }

    private GumSection pad(Tooth tooth, double middle, double behind, double s) {
        double neck = tooth.neck().h();
        double t = Smooth.step(0, 4, behind);
        double margin = Smooth.mix(papilla(tooth, tooth, true), neck + 1.5, t);
        double core = neck - CORE - 0.4 * t;
        GumSection.Flank buccal = new GumSection.Flank(
                margin,
                Smooth.mix(0.5 * buccalNeck(tooth), 2.2, t),
                buccalNeck(tooth) + 1.3 - 0.8 * t,
                0.04,
                neck,
                border(neck, s, 0) + t);
        GumSection.Flank lingual = new GumSection.Flank(
                margin,
                Smooth.mix(0.5 * lingualNeck(tooth), 2.2, t),
                lingualNeck(tooth) + 1.1 - 0.8 * t,
                upper ? 0.65 : 0.05,
                neck,
                border(neck, s, 1) + t);
        return new GumSection(middle, core, buccal, lingual);
    }

    private double papilla(Tooth a, Tooth b, boolean behindLast) {
        double rise = behindLast ? 3.0 : a.kind.front() && b.kind.front() ? 3.6 : 2.7;
        return (a.neck().h() + b.neck().h()) / 2 + rise;
    }

    private static double buccalNeck(Tooth tooth) {
        return tooth.kind.contour().buccal(0.05) * tooth.halfThickness;
    }

    private static double lingualNeck(Tooth tooth) {
        return tooth.kind.contour().lingual(0.05) * tooth.halfThickness;
    }

    private double border(double neck, double s, int side) {
        return neck - band - 0.9 * noise.at(s * 0.11, side * 50, 3) - 0.35 * noise.at(s * 0.45, side * 50, 9);
    }
}
