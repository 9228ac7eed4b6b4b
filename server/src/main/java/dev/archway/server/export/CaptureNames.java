package dev.archway.server.export;

import dev.archway.server.scan.Capture;
import dev.archway.wire.CaptureKind;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the files of captures are called: the order, the time in UTC, the kind, and whether it is annotated; nothing of the patient. */
final class CaptureNames {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSSX", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Map<String, Integer> given = new HashMap<>();

    private CaptureNames() {}

    /** The name of each, in the same order; two of one kind and millisecond are numbered. */
    static List<String> of(List<Capture> captures) {
        CaptureNames names = new CaptureNames();
        return captures.stream().map(names::next).toList();
    }

    private String next(Capture capture) {
        String name = stem(capture);
        int number = given.merge(name, 1, Integer::sum);
        return number == 1 ? name + ".jpg" : name + "_" + number + ".jpg";
    }

    /** The name of a capture by itself. */
    static String of(Capture capture) {
        return stem(capture) + ".jpg";
    }

    private static String stem(Capture capture) {
        return capture.order() + "_" + TIME.format(capture.takenAt()) + "_" + word(capture.kind())
                + (capture.annotated() ? "_annotated" : "");
    }

    private static String word(CaptureKind kind) {
        return switch (kind) {
            case SCANNER_WINDOW -> "scanner_window";
            case IMAGE_3D -> "3d_image";
            case NIRI_2D -> "2d_niri";
            case COLOR_2D -> "2d_color";
        };
    }
}
