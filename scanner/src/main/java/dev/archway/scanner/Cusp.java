package dev.archway.scanner;

/**
 * A hill of an occlusal surface, from a point to another, in parts of the crown's half widths: {@code m} to the distal, {@code b} to the buccal.
 *
 * @param drop millimetres that the first point lies below the crown's full height
 * @param dropTo the same of the second point
 * @param slope fall to the sides, millimetres a millimetre
 * @param lobe hills of one lobe melt into each other; between lobes runs a fissure
 */
record Cusp(double m, double b, double drop, double mTo, double bTo, double dropTo, double slope, int lobe) {}
