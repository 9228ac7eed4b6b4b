package dev.archway.scanner;

import java.util.SplittableRandom;

/**
 * What a person's tooth is like before it stands anywhere: sizes in millimetres, angles as tangents.
 *
 * @param twist turn about its own axis
 * @param lean how far the crown leans outward
 * @param tip how far the crown leans to the distal
 * @param out how far it stands outside the row
 * @param wear millimetres lost from the top
 */
record ToothPlan(
        ToothKind kind,
        double width,
        double thickness,
        double height,
        double twist,
        double lean,
        double tip,
        double out,
        double wear,
        double shade) {

    private static final double[] UPPER_LEAN = {0.24, 0.20, 0.06, 0.02, 0.04, 0.08, 0.10};
    private static final double[] LOWER_LEAN = {0.18, 0.14, 0.02, -0.06, -0.10, -0.14, -0.17};
    private static final double[] UPPER_TIP = {-0.05, -0.10, -0.12, -0.04, -0.03, 0.0, 0.04};
    private static final double[] LOWER_TIP = {0.0, -0.02, -0.06, -0.06, -0.08, -0.08, -0.10};

    /** A tooth of a mouth; {@code disorder} is 0 for a perfect row, 1 for a crowded one. */
    static ToothPlan of(ToothKind kind, double scale, double wear, double disorder, SplittableRandom random) {
        double front = kind.incisor() ? 1 : 0.45;
        int place = kind.place();
        return new ToothPlan(
                kind,
                kind.width() * scale * (1 + 0.015 * spread(random)),
                kind.thickness() * scale * (1 + 0.02 * spread(random)),
                kind.height() * (1 + 0.4 * (scale - 1)) + 0.15 * spread(random),
                (0.04 + 0.12 * disorder * front) * spread(random),
                (kind.upper() ? UPPER_LEAN : LOWER_LEAN)[place] + 0.025 * spread(random),
                (kind.upper() ? UPPER_TIP : LOWER_TIP)[place] + 0.02 * spread(random),
                (0.08 + 0.45 * disorder * front * (kind.upper() ? 0.6 : 1)) * spread(random),
                Math.max(0, wear + 0.08 * spread(random)),
                0.5 * spread(random));
    }

    /** From -1 to 1, seldom at the ends. */
    static double spread(SplittableRandom random) {
        return (random.nextDouble() + random.nextDouble() + random.nextDouble()) / 1.5 - 1;
    }
}
