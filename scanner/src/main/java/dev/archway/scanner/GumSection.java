package dev.archway.scanner;

/**
 * The gum in one plane across the arch, where n counts outward from the row's line and h towards the other jaw. Each side is a flank that starts at the margin and widens
 * with depth.
 *
 * @param middle n of the ridge's middle
 * @param core h of a point inside of everything, from which the surface is seen
 */
record GumSection(double middle, double core, Flank buccal, Flank lingual) {

    /**
     * @param margin h of the edge at the teeth
     * @param atMargin half width there
     * @param deep half width far below
     * @param flare how much it goes on widening below the necks, as the palate does
     * @param neck h of the teeth's necks
     * @param border h where the scan ends
     */
    record Flank(double margin, double atMargin, double deep, double flare, double neck, double border) {

        double width(double h) {
            double depth = Math.max(0, margin - h);
            double below = Math.max(0, neck - h);
            return Smooth.mix(atMargin, deep, depth * depth / (depth * depth + 3.5))
                    + flare * below * below / (below + 4);
        }

        double distance(double aside, double h) {
            return Smooth.max(aside - width(h), h - margin, 0.9);
        }

        /** The angle, seen from the core, under which the scan ends; 0 is level. */
        double borderAngle(double core) {
            return StrictMath.atan2(border - core, width(border));
        }
    }

    double distance(double n, double h) {
        return n >= middle ? buccal.distance(n - middle, h) : lingual.distance(middle - n, h);
    }
}
