package dev.archway.scanner;

/** The outlines of the kinds of crown, measured off drawings of ideal teeth by eye; parts of the largest half width, neck to tip. */
final class Contours {

    static final Contour UPPER_INCISOR = new Contour(
            new double[] {0.74, 0.82, 0.90, 0.97, 1.00, 0.97},
            new double[] {0.88, 1.00, 0.97, 0.86, 0.66, 0.38},
            new double[] {0.92, 1.00, 0.66, 0.30, 0.06, -0.06});

    static final Contour LOWER_INCISOR = new Contour(
            new double[] {0.68, 0.74, 0.82, 0.91, 0.98, 1.00},
            new double[] {0.90, 1.00, 0.92, 0.76, 0.54, 0.30},
            new double[] {0.94, 1.00, 0.70, 0.40, 0.18, 0.04});

    static final Contour CANINE = new Contour(
            new double[] {0.74, 0.84, 0.94, 1.00, 0.93, 0.70},
            new double[] {0.86, 1.00, 0.99, 0.90, 0.68, 0.36},
            new double[] {0.88, 1.00, 0.76, 0.48, 0.24, 0.06});

    static final Contour UPPER_PREMOLAR = new Contour(
            new double[] {0.74, 0.84, 0.94, 1.00, 0.98, 0.90},
            new double[] {0.90, 1.00, 0.98, 0.91, 0.80, 0.64},
            new double[] {0.86, 0.95, 1.00, 0.97, 0.87, 0.70});

    static final Contour LOWER_PREMOLAR = new Contour(
            new double[] {0.74, 0.84, 0.95, 1.00, 0.97, 0.88},
            new double[] {0.92, 1.00, 0.93, 0.80, 0.62, 0.42},
            new double[] {0.80, 0.87, 0.94, 0.98, 0.96, 0.84});

    static final Contour UPPER_MOLAR = new Contour(
            new double[] {0.82, 0.90, 0.97, 1.00, 0.98, 0.92},
            new double[] {0.92, 1.00, 0.98, 0.91, 0.80, 0.68},
            new double[] {0.90, 0.97, 1.00, 0.95, 0.85, 0.72});

    static final Contour LOWER_MOLAR = new Contour(
            new double[] {0.84, 0.91, 0.97, 1.00, 0.98, 0.92},
            new double[] {0.94, 1.00, 0.95, 0.84, 0.71, 0.58},
            new double[] {0.86, 0.93, 0.98, 1.00, 0.94, 0.82});

    private Contours() {}
}
