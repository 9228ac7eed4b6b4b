package dev.archway.scanner;

import java.util.Comparator;
import java.util.List;

/** The chewing surface or edge of one tooth: its height over the neck at a place, and how deep a fissure runs there. */
final class CrownTop {

    private static final double FISSURE = 0.28;

    private final double height;
    private final double halfWidth;
    private final ToothKind.Top top;
    private final double[] hills;
    private final int count;
    private final double wear;

    CrownTop(ToothKind kind, double height, double halfWidth, double halfThickness, double wear) {
        this.height = height;
        this.halfWidth = halfWidth;
        this.wear = wear;
        top = kind.top();
        List<Cusp> cusps = top instanceof ToothKind.Cusps c
                ? c.hills().stream().sorted(Comparator.comparingInt(Cusp::lobe)).toList()
                : List.of();
        count = cusps.size();
        hills = new double[count * 9];
        for (int i = 0; i < count; i++) {
            fill(cusps.get(i), i * 9, halfWidth, halfThickness);
        }
    }

    private void fill(Cusp cusp, int at, double halfWidth, double halfThickness) {
        hills[at] = cusp.m() * halfWidth;
        hills[at + 1] = cusp.b() * halfThickness;
        hills[at + 2] = (cusp.mTo() - cusp.m()) * halfWidth;
        hills[at + 3] = (cusp.bTo() - cusp.b()) * halfThickness;
        double square = hills[at + 2] * hills[at + 2] + hills[at + 3] * hills[at + 3];
        hills[at + 4] = square == 0 ? 0 : 1 / square;
        hills[at + 5] = height - cusp.drop();
        hills[at + 6] = cusp.drop() - cusp.dropTo();
        hills[at + 7] = cusp.slope();
        hills[at + 8] = cusp.lobe();
    }

    /** Millimetres over the neck at {@code m} to the distal and {@code b} to the buccal of the tooth's axis. */
    double at(double m, double b) {
        return switch (top) {
            case ToothKind.Edge edge -> edge(edge, m, b);
            case ToothKind.Cusps cusps -> {
                long both = lobes(m, b);
                double highest = Float.intBitsToFloat((int) (both >> 32));
                double fissure = groove(highest, Float.intBitsToFloat((int) both));
                yield Smooth.min(highest - FISSURE * fissure, height - wear, 0.5);
            }
        };
    }

    /** 1 on the ground of a fissure, 0 off it. */
    double fissure(double m, double b) {
        if (count == 0) {
            return 0;
        }
        long both = lobes(m, b);
        return groove(Float.intBitsToFloat((int) (both >> 32)), Float.intBitsToFloat((int) both));
    }

    private static double groove(double highest, double second) {
        double near = 1 - (highest - second) / 0.4;
        return near <= 0 ? 0 : near * near;
    }

    private double edge(ToothKind.Edge edge, double m, double b) {
        double t = Math.clamp(m / halfWidth, -1.2, 1.2);
        double corner = (t < 0 ? edge.mesialCorner() : edge.distalCorner()) * t * t * t * t;
        double tip = edge.tip() * (Math.sqrt(m * m + 0.35) - 0.59);
        double mamelons = (0.35 - Math.min(wear, 0.35)) * 0.5 * threeBumps(Math.clamp(1.4 * t, -1, 1));
        return Smooth.min(height - corner - tip + mamelons, height - wear, 0.3) + 0.15 * b;
    }

    /** The Chebyshev polynomial of degree six, upside down: what a young incisor's edge looks like. */
    private static double threeBumps(double t) {
        double q = t * t;
        return 1 - q * (18 - q * (48 - 32 * q));
    }

    /** The highest lobe's height and the second highest's, as two floats in one word, so that nothing is allocated in the innermost loop. */
    private long lobes(double m, double b) {
        double first = -100;
        double second = -100;
        int lobe = -1;
        double inLobe = -100;
        for (int i = 0, at = 0; i < count; i++, at += 9) {
            double value = hill(at, m, b);
            if ((int) hills[at + 8] != lobe) {
                if (inLobe > first) {
                    second = first;
                    first = inLobe;
                } else if (inLobe > second) {
                    second = inLobe;
                }
                lobe = (int) hills[at + 8];
                inLobe = value;
            } else {
                inLobe = Smooth.max(inLobe, value, 0.22);
            }
        }
        if (inLobe > first) {
            second = first;
            first = inLobe;
        } else if (inLobe > second) {
            second = inLobe;
        }
        return ((long) Float.floatToRawIntBits((float) first) << 32)
                | (Float.floatToRawIntBits((float) second) & 0xffffffffL);
    }

    private double hill(int at, double m, double b) {
        double dm = m - hills[at];
        double db = b - hills[at + 1];
        double along = Math.clamp((dm * hills[at + 2] + db * hills[at + 3]) * hills[at + 4], 0, 1);
        dm -= along * hills[at + 2];
        db -= along * hills[at + 3];
        double aside = Math.sqrt(dm * dm + db * db + 0.07) - 0.26;
        return hills[at + 5] + along * hills[at + 6] - hills[at + 7] * aside;
    }
}
