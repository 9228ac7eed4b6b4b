package dev.archway.scanner;

/** Paints a jaw as an intra-oral scanner sees it: ivory that yellows to the neck and greys to the edge, dark fissures and embrasures, pink gum. */
final class JawColors {

    private static final double[] DENTIN = {219, 197, 156};
    private static final double[] ENAMEL = {231, 217, 189};
    private static final double[] EDGE = {203, 203, 199};
    private static final double[] FISSURE = {150, 118, 84};
    private static final double[] GUM = {212, 139, 130};
    private static final double[] MARGIN = {191, 102, 98};
    private static final double[] MUCOSA = {186, 88, 86};

    private final Jaw jaw;

    JawColors(Jaw jaw) {
        this.jaw = jaw;
    }

    /**
     * Writes the colour of a place on the surface.
     *
     * @return millimetres by which the surface is rough there
     */
    double paint(JawColumn column, double n, double h, byte[] colors, int at) {
        double x = column.x(n);
        double y = column.y(n);
        Tooth nearest = null;
        double first = 50;
        double second = 50;
        for (Tooth tooth : column.teeth()) {
            double d = tooth.distance(x, y, h);
            if (d < first) {
                second = first;
                first = d;
                nearest = tooth;
            } else if (d < second) {
                second = d;
            }
        }
        double gum = column.gum().distance(n, h);
        double soft = jaw.noise.at(x * 0.5, y * 0.5, h * 0.5);
        double fine = jaw.noise.at(x * 2.1, y * 2.1, h * 2.1 + 40);
        double depth =
                Math.max(column.gum().buccal().margin(), column.gum().lingual().margin()) - h;
        double[] color = gum(gum, first, depth, soft, fine);
        double asTooth = Smooth.step(-0.12, 0.12, gum - first);
        if (nearest != null && asTooth > 0) {
            blend(color, tooth(nearest, x, y, h, second - first, gum - first), asTooth);
        }
        for (int k = 0; k < 3; k++) {
            colors[at + k] = (byte) Math.clamp(Math.round(color[k] * (1 + 0.012 * fine)), 0, 255);
        }
        return Smooth.mix(0.06 * soft + 0.03 * fine, 0.012 * soft, asTooth);
    }

    private static double[] gum(double gum, double tooth, double depth, double soft, double fine) {
        double[] color = GUM.clone();
        blend(color, MARGIN, 0.75 * Smooth.step(1.3, 0.1, tooth - gum));
        blend(color, MUCOSA, 0.8 * Smooth.step(4.2, 7.5, depth + 0.8 * soft));
        scale(color, 1 + 0.035 * soft + 0.02 * fine);
        return color;
    }

    private double[] tooth(Tooth tooth, double x, double y, double h, double toNext, double toGum) {
        double part = tooth.part(x, y, h);
        double[] color = DENTIN.clone();
        blend(color, ENAMEL, Smooth.step(0.05, 0.6, part));
        if (tooth.kind.front()) {
            double grey = tooth.kind.incisor() ? 0.75 : 0.4;
            blend(color, EDGE, grey * Smooth.step(0.74, 1.0, part + 0.03 * jaw.noise.at(x, y, 0)));
        } else {
            blend(color, EDGE, 0.25 * Smooth.step(0.75, 1.0, part));
        }
        blend(color, FISSURE, 0.34 * tooth.fissure(x, y, h));
        scale(color, 1 - 0.28 * Smooth.step(0.5, 0, toNext) - 0.10 * Smooth.step(0.5, 0, toGum));
        scale(color, 1 + 0.02 * tooth.shade);
        color[2] *= 1 + 0.03 * tooth.shade;
        return color;
    }

    private static void blend(double[] color, double[] other, double share) {
        for (int k = 0; k < 3; k++) {
            color[k] = Smooth.mix(color[k], other[k], share);
        }
    }

    private static void scale(double[] color, double factor) {
        for (int k = 0; k < 3; k++) {
            color[k] *= factor;
        }
    }
}
