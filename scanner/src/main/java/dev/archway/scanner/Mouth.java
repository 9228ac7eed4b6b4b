package dev.archway.scanner;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Both jaws of one person, made to fit: the lower row runs inside the upper one by the overjet, and its teeth are as wide as puts the lower first molars' groove under the
 * upper ones' first cusp (Angle's class I).
 */
record Mouth(Jaw upper, Jaw lower) {

    private static final double OVERJET = 2.6;
    private static final double[] UPPER_TIPS = {1.7, 1.2, 1.8, 1.15, 1.0, 1.0, 0.8};
    private static final double[] LOWER_TIPS = {1.0, 1.0, 1.3, 1.1, 1.0, 1.05, 1.25};

    static Mouth of(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double scale = 1 + 0.035 * ToothPlan.spread(random);
        double wear = 0.25 + 0.2 * ToothPlan.spread(random);
        double disorder = random.nextDouble() * random.nextDouble();
        double width = 50 + 1.8 * ToothPlan.spread(random) + 20 * (scale - 1);
        List<ToothPlan> plans = plans(true, scale, wear, disorder, random);
        ArchCurve row = ArchCurve.ofHalfLength(width, half(plans), -24);
        ArchCurve inner = row.inside(OVERJET);
        double fit = fit(row, inner, scale);
        Jaw upper = jaw(true, row, plans, random);
        Jaw lower = jaw(false, inner, plans(false, scale * fit, wear, disorder, random), random);
        return new Mouth(upper, lower);
    }

    /** Left teeth from the midline to the back, then the right ones. */
    private static List<ToothPlan> plans(
            boolean upper, double scale, double wear, double disorder, SplittableRandom random) {
        List<ToothPlan> plans = new ArrayList<>();
        for (int i = 0; i < 14; i++) {
            plans.add(ToothPlan.of(kinds(upper).get(i % 7), scale, wear, disorder, random));
        }
        return plans;
    }

    private static List<ToothKind> kinds(boolean upper) {
        return upper ? TextbookTeeth.UPPER : TextbookTeeth.LOWER;
    }

    private static double half(List<ToothPlan> plans) {
        return plans.stream().mapToDouble(ToothPlan::width).sum() / 2;
    }

    /** The factor on the lower teeth's widths that brings the lower molars' buccal groove under the upper molars' mesiobuccal cusp. */
    private static double fit(ArchCurve row, ArchCurve inner, double scale) {
        double cusp = 0.27 * TextbookTeeth.UPPER.get(5).width();
        double groove = 0.40 * TextbookTeeth.LOWER.get(5).width();
        for (int place = 0; place < 5; place++) {
            cusp += kinds(true).get(place).width();
            groove += kinds(false).get(place).width();
        }
        return inner.lengthAtY(row.point(cusp * scale)[1]) / (groove * scale);
    }

    private static Jaw jaw(boolean upper, ArchCurve row, List<ToothPlan> plans, SplittableRandom random) {
        List<Tooth> teeth = new ArrayList<>();
        for (int left = 1; left >= -1; left -= 2) {
            double s = 0;
            for (ToothPlan plan : left > 0 ? plans.subList(0, 7) : plans.subList(7, 14)) {
                double place = left * (s + plan.width() / 2);
                double tip = (upper ? UPPER_TIPS : LOWER_TIPS)[plan.kind().place()] + 0.1 * ToothPlan.spread(random);
                ToothStand stand = ToothStand.on(row, place, left, tip, plan);
                Tooth tooth = new Tooth(plan, stand);
                teeth.add(left > 0 ? teeth.size() : 0, tooth);
                s += plan.width();
            }
        }
        double band = 6 + ToothPlan.spread(random);
        return new Jaw(upper, row, teeth, upper ? band + 0.5 : band, new Noise(random.nextLong()));
    }
}
