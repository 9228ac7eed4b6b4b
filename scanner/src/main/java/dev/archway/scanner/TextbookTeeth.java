package dev.archway.scanner;

import java.util.ArrayList;
import java.util.List;

/**
 * The permanent teeth of one side without the wisdom tooth, central incisor to second molar, with the mean sizes of the textbooks of dental anatomy and the pattern of
 * cusps that each is known by.
 */
final class TextbookTeeth {

    static final List<ToothKind> UPPER = List.of(
            new ToothKind(true, 0, 8.6, 7.1, 10.2, 0.30, Contours.UPPER_INCISOR, new ToothKind.Edge(0.03, 0.35, 0.75)),
            new ToothKind(true, 1, 6.6, 6.2, 9.0, 0.22, Contours.UPPER_INCISOR, new ToothKind.Edge(0.08, 0.6, 1.1)),
            new ToothKind(true, 2, 7.6, 8.0, 10.0, 0.15, Contours.CANINE, new ToothKind.Edge(0.55, 0.2, 0.5)),
            new ToothKind(true, 3, 7.1, 9.1, 8.4, 0.25, Contours.UPPER_PREMOLAR, premolar(0.52, -0.50, 0.9)),
            new ToothKind(true, 4, 6.8, 9.0, 8.1, 0.25, Contours.UPPER_PREMOLAR, premolar(0.52, -0.50, 0.4)),
            new ToothKind(true, 5, 10.3, 11.0, 7.6, 0.5, Contours.UPPER_MOLAR, upperMolar(0.9)),
            new ToothKind(true, 6, 9.6, 10.8, 7.3, 0.42, Contours.UPPER_MOLAR, upperMolar(1.5)));

    static final List<ToothKind> LOWER = List.of(
            new ToothKind(false, 0, 5.3, 6.0, 8.9, 0.25, Contours.LOWER_INCISOR, new ToothKind.Edge(0.02, 0.12, 0.2)),
            new ToothKind(false, 1, 5.8, 6.2, 9.1, 0.25, Contours.LOWER_INCISOR, new ToothKind.Edge(0.03, 0.15, 0.45)),
            new ToothKind(false, 2, 6.9, 7.6, 10.4, 0.15, Contours.CANINE, new ToothKind.Edge(0.5, 0.1, 0.4)),
            new ToothKind(false, 3, 7.0, 7.7, 8.5, 0.15, Contours.LOWER_PREMOLAR, premolar(0.22, -0.60, 2.4)),
            new ToothKind(false, 4, 7.2, 8.2, 8.0, 0.3, Contours.LOWER_PREMOLAR, lowerSecondPremolar()),
            new ToothKind(false, 5, 11.2, 10.3, 7.5, 0.5, Contours.LOWER_MOLAR, lowerFirstMolar()),
            new ToothKind(false, 6, 10.6, 10.1, 7.1, 0.5, Contours.LOWER_MOLAR, lowerSecondMolar()));

    private TextbookTeeth() {}

    private static ToothKind.Top premolar(double buccal, double lingual, double lingualDrop) {
        List<Cusp> hills = new ArrayList<>();
        lobe(hills, 0, -0.02, buccal, 0);
        lobe(hills, 1, -0.10, lingual, lingualDrop);
        margins(hills, 2, 1.35);
        return new ToothKind.Cusps(hills);
    }

    private static ToothKind.Top lowerSecondPremolar() {
        List<Cusp> hills = new ArrayList<>();
        lobe(hills, 0, 0, 0.25, 0);
        lobe(hills, 1, -0.30, -0.58, 0.9);
        lobe(hills, 2, 0.42, -0.56, 1.3);
        margins(hills, 3, 1.4);
        return new ToothKind.Cusps(hills);
    }

    private static ToothKind.Top upperMolar(double distoLingualDrop) {
        List<Cusp> hills = new ArrayList<>();
        lobe(hills, 0, -0.46, 0.48, 0.1);
        lobe(hills, 1, 0.42, 0.46, 0.3);
        lobe(hills, 2, -0.26, -0.46, 0);
        lobe(hills, 3, 0.52, -0.48, distoLingualDrop);
        // the oblique ridge of upper molars: from the mesiolingual to the distobuccal cusp
        hills.add(new Cusp(-0.26, -0.46, 0.7, 0.14, 0.02, 1.55, 0.85, 2));
        hills.add(new Cusp(0.42, 0.46, 0.8, 0.16, 0.06, 1.55, 0.85, 1));
        margins(hills, 4, 1.3);
        return new ToothKind.Cusps(hills);
    }

    private static ToothKind.Top lowerFirstMolar() {
        List<Cusp> hills = new ArrayList<>();
        lobe(hills, 0, -0.50, 0.42, 0.25);
        lobe(hills, 1, 0.10, 0.45, 0.3);
        lobe(hills, 2, 0.64, 0.25, 0.8);
        lobe(hills, 3, -0.44, -0.55, 0);
        lobe(hills, 4, 0.36, -0.54, 0.15);
        margins(hills, 5, 1.45);
        return new ToothKind.Cusps(hills);
    }

    private static ToothKind.Top lowerSecondMolar() {
        List<Cusp> hills = new ArrayList<>();
        lobe(hills, 0, -0.42, 0.42, 0.2);
        lobe(hills, 1, 0.40, 0.42, 0.35);
        lobe(hills, 2, -0.40, -0.54, 0);
        lobe(hills, 3, 0.40, -0.53, 0.2);
        margins(hills, 4, 1.45);
        return new ToothKind.Cusps(hills);
    }

    /** A cusp: four ridges from its tip, two along the arch, one outward, and the triangular one that runs down to the middle of the tooth. */
    private static void lobe(List<Cusp> hills, int lobe, double m, double b, double drop) {
        hills.add(new Cusp(m, b, drop, m - 0.26, b * 1.04, drop + 0.8, 1.05, lobe));
        hills.add(new Cusp(m, b, drop, m + 0.26, b * 1.04, drop + 0.8, 1.05, lobe));
        hills.add(new Cusp(m, b, drop, m, b * 1.6, drop + 1.3, 0.6, lobe));
        hills.add(new Cusp(m, b, drop, m * 0.6, b * 0.25, drop + 1.75, 1.0, lobe));
    }

    /** The two marginal ridges. */
    private static void margins(List<Cusp> hills, int lobe, double drop) {
        hills.add(new Cusp(-0.83, -0.42, drop, -0.83, 0.42, drop, 1.0, lobe));
        hills.add(new Cusp(0.83, -0.42, drop + 0.15, 0.83, 0.42, drop + 0.15, 1.0, lobe + 1));
    }
}
