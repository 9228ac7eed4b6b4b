package dev.archway.server.export;

import dev.archway.wire.UnitType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The 32 teeth as circles on two arches, seen as somebody does who stands before the patient: the patient's right is on the left, the upper incisors are up, the lower ones
 * down. Places are millimetres of the paper, from the top left of the chart.
 */
public final class ArchChart {

    /** Widths of crowns in millimetres from the midline to the third molar (R. C. Wheeler, Dental Anatomy). */
    private static final double[] UPPER = {8.5, 6.5, 7.5, 7, 7, 10, 9, 8.5};

    private static final double[] LOWER = {5, 5.5, 7, 7, 7, 11, 10.5, 10};

    private static final int TEETH = 16;

    /** An arch is half an ellipse: half its width, and its depth. */
    private static final double WIDE = 31;

    private static final double DEEP = 42;

    /** How much larger than its place a tooth may not be, and how far inside its FDI number stands. */
    private static final double FILL = 0.94;

    private static final double INSIDE = 2.4;
    private static final double FDI = 5;

    private static final double HIGH = 50;
    private static final double UPPER_MIDDLE = 43;
    private static final double LOWER_MIDDLE = 131;
    private static final int STEPS = 2000;

    private ArchChart() {}

    /**
     * A tooth on the chart: a circle, and the place of its FDI number.
     *
     * @param kind what is to be done: {@code prepared}, {@code missing}, {@code noted} or, of a tooth that the Rx does not name, empty
     * @param bridge whether it is part of one
     */
    public record Place(
            int ada, int fdi, double x, double y, double size, String kind, boolean bridge, double fdiX, double fdiY) {

        /** Where its circle is on paper, as CSS. */
        public String style() {
            return box(x, y, size) + css("line-height", size);
        }

        /** Where its FDI number is on paper, as CSS. */
        public String fdiStyle() {
            return box(fdiX, fdiY, FDI) + css("line-height", FDI);
        }

        public String classes() {
            return "tooth" + (kind.isEmpty() ? "" : " " + kind) + (bridge ? " bridge" : "");
        }
    }

    /** All teeth, in the order of their ADA numbers. */
    public static List<Place> of(List<Tooth> named) {
        List<Place> places = new ArrayList<>();
        places.addAll(arch(named, 1, UPPER));
        places.addAll(arch(named, TEETH + 1, LOWER));
        return places;
    }

    /** What the chart shows, for those who cannot see it. */
    public static String inWords(List<Tooth> named) {
        return named.stream()
                .map(tooth -> "tooth " + tooth.ada() + ": " + tooth.unit())
                .collect(Collectors.joining(", ", "Chart of both arches; ", ""));
    }

    private static List<Place> arch(List<Tooth> named, int first, double[] widths) {
        double sum = 0;
        for (double width : widths) {
            sum += 2 * width;
        }
        List<Place> places = new ArrayList<>();
        double before = 0;
        for (int i = 0; i < TEETH; i++) {
            double width = widths[i < TEETH / 2 ? TEETH / 2 - 1 - i : i - TEETH / 2];
            double angle = angle((before + width / 2) / sum);
            places.add(place(named, first + i, angle, FILL * width / sum * length()));
            before += width;
        }
        return places;
    }

    private static Place place(List<Tooth> named, int ada, double angle, double size) {
        boolean upper = ada <= TEETH;
        double cos = StrictMath.cos(angle);
        double sin = StrictMath.sin(angle);
        // ADA numbers run from the patient's right to the left above, and back below
        double side = upper ? -1 : 1;
        double x = (upper ? UPPER_MIDDLE : LOWER_MIDDLE) + side * WIDE * cos;
        double y = upper ? HIGH - DEEP * sin : HIGH - DEEP + DEEP * sin;
        double normal = StrictMath.hypot(DEEP * cos, WIDE * sin);
        double in = size / 2 + INSIDE;
        double fdiX = x - side * in * DEEP * cos / normal;
        double fdiY = y + (upper ? in : -in) * WIDE * sin / normal;
        Optional<Tooth> tooth = named.stream().filter(each -> each.ada() == ada).findFirst();
        return new Place(
                ada,
                Tooth.fdi(ada),
                x,
                y,
                size,
                tooth.map(each -> kind(each.type())).orElse(""),
                tooth.filter(each -> !each.bridge().isEmpty()).isPresent(),
                fdiX,
                fdiY);
    }

    /** What is to be done with a tooth of that unit type, as {@link Place#kind}. */
    public static String kind(@Nullable UnitType type) {
        return switch (Objects.requireNonNullElse(type, UnitType.CROWN)) {
            case MISSING, MISSING_NO_SPACES -> "missing";
            case REGULAR, DECIDUOUS -> "noted";
            case CROWN,
                    THREE_QUARTER_CROWN,
                    IMPLANT_ABUTMENT,
                    INLAY,
                    ONLAY,
                    VENEER,
                    DETACHABLE,
                    SCAN_BODY,
                    CEREC_GUIDE -> "prepared";
        };
    }

    private static String box(double x, double y, double size) {
        return css("left", x - size / 2) + css("top", y - size / 2) + css("width", size) + css("height", size);
    }

    private static String css(String property, double millimetres) {
        return String.format(Locale.ROOT, "%s:%.2fmm;", property, millimetres);
    }

    /** The angle up to which that part of the arch lies. */
    private static double angle(double part) {
        double wanted = part * length();
        double gone = 0;
        int step = 0;
        while (gone < wanted) {
            gone += piece(step++);
        }
        return Math.PI * step / STEPS;
    }

    private static double length() {
        double length = 0;
        for (int step = 0; step < STEPS; step++) {
            length += piece(step);
        }
        return length;
    }

    private static double piece(int step) {
        double angle = Math.PI * (step + 0.5) / STEPS;
        return Math.PI / STEPS * StrictMath.hypot(WIDE * StrictMath.sin(angle), DEEP * StrictMath.cos(angle));
    }
}
