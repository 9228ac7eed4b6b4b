package dev.archway.scanner;

import java.util.List;

/**
 * A kind of tooth; lengths are millimetres.
 *
 * @param place 0 for the central incisor to 6 for the second molar
 * @param width along the arch
 * @param thickness across the arch
 * @param height of the crown
 * @param squareness 0: round as an ellipse seen from above; 1: square
 */
record ToothKind(
        boolean upper,
        int place,
        double width,
        double thickness,
        double height,
        double squareness,
        Contour contour,
        Top top) {

    boolean incisor() {
        return place < 2;
    }

    boolean front() {
        return place < 3;
    }

    /** What a crown ends in. */
    sealed interface Top {}

    /** An edge; {@code tip} is its fall to the sides, the corners are millimetres of rounding at the mesial and distal end. */
    record Edge(double tip, double mesialCorner, double distalCorner) implements Top {}

    /** Cusps with fissures between. */
    record Cusps(List<Cusp> hills) implements Top {}
}
