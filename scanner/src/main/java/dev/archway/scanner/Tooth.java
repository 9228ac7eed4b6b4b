package dev.archway.scanner;

/**
 * One tooth in its place. The jaw's coordinates here are x to the patient's left, y to the back and h towards the other jaw, millimetres; the tooth's own are m to the
 * distal, b to the buccal, and height over the neck.
 */
final class Tooth {

    /** Neighbours overlap by this, because the rounding of their sides takes it away again. */
    private static final double CONTACT = 0.25;

    final ToothKind kind;
    /** Where the tooth stands along the arch. */
    final double s;

    final double halfWidth;
    final double halfThickness;
    final double height;
    /** How light and how yellow this tooth is against its neighbours, about 0. */
    final double shade;

    private final Vector neck;
    private final Vector distal;
    private final Vector buccal;
    private final Vector axis;
    private final CrownTop top;

    Tooth(ToothPlan plan, ToothStand stand) {
        kind = plan.kind();
        s = stand.s();
        halfWidth = (plan.width() + CONTACT) / 2;
        halfThickness = plan.thickness() / 2;
        height = plan.height();
        shade = plan.shade();
        axis = stand.axis();
        distal = stand.distal();
        buccal = stand.buccal();
        neck = stand.neck();
        top = new CrownTop(kind, height, halfWidth, halfThickness, plan.wear());
    }

    Vector neck() {
        return neck;
    }

    double m(double x, double y, double h) {
        return dot(distal, x, y, h);
    }

    double b(double x, double y, double h) {
        return dot(buccal, x, y, h);
    }

    /** Height over the neck as a part of the crown's height. */
    double part(double x, double y, double h) {
        return dot(axis, x, y, h) / height;
    }

    double fissure(double x, double y, double h) {
        return part(x, y, h) < 0.45 ? 0 : top.fissure(m(x, y, h), b(x, y, h));
    }

    private double dot(Vector direction, double x, double y, double h) {
        return (x - neck.x()) * direction.x() + (y - neck.y()) * direction.y() + (h - neck.h()) * direction.h();
    }

    /** About the distance to the tooth's surface: negative inside. Never more than the real distance by much, so that a ray may step by it. */
    double distance(double x, double y, double h) {
        double m = dot(distal, x, y, h);
        double beside = Math.abs(m) - 1.12 * halfWidth;
        if (beside > 1) {
            return beside;
        }
        double up = dot(axis, x, y, h);
        double part = up / height;
        double b = dot(buccal, x, y, h);
        double side = side(part, m, b);
        if (side > 1) {
            return side;
        }
        double over = up - height - 0.8;
        if (over > 0.5) {
            return Math.max(side, over);
        }
        return part < 0.3 ? side : Smooth.max(side, 0.75 * (up - top.at(m, b)), kind.incisor() ? 0.45 : 0.7);
    }

    /** About the distance to the sides, as if the crown had no top. An ellipse and a rounded square are blended; distance by value over gradient. */
    private double side(double part, double m, double b) {
        double outside = kind.contour().buccal(part) * halfThickness;
        double inside = kind.contour().lingual(part) * halfThickness;
        double half = (outside + inside) / 2;
        double across = b - (outside - inside) / 2;
        double v = across / half;
        double narrowing = 1 + (kind.front() ? 0.10 : 0.03) * Math.clamp(v, -1, 1);
        double width = kind.contour().mesioDistal(part) * halfWidth * narrowing;
        double u = m / width;
        double uu = u * u;
        double vv = v * v;
        double ellipse = Math.sqrt(uu + vv);
        double square = Math.sqrt(Math.sqrt(uu * uu + vv * vv));
        double shape = Smooth.mix(ellipse, square, kind.squareness() * Smooth.step(-0.3, 0.4, part));
        double gradient = Math.sqrt(uu / (width * width) + vv / (half * half)) + 1e-6;
        double distance = (shape - 1) * ellipse / gradient;
        return kind.front() ? distance + hollow(part, u, v) : distance;
    }

    /** The hollow of a front tooth's inner side, between the cingulum and the two marginal ridges. */
    private static double hollow(double part, double u, double v) {
        double across = Math.max(0, 1 - u * u);
        return 0.55
                * Smooth.step(0.25, 0.5, part)
                * Smooth.step(1.0, 0.75, part)
                * Smooth.step(0, -0.9, v)
                * across
                * across;
    }
}
