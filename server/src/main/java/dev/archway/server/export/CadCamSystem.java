package dev.archway.server.export;

import java.util.Arrays;
import java.util.Optional;

/** For whose CAD a restorative case is exported. DPMS API V2, 4.4.7 and 4.7.6; what each of them gets is in {@code docs/exports.md}. */
public enum CadCamSystem {
    THREE_SHAPE("3Shape"),
    EXOCAD("exocad"),
    COLOR_EXPORT_OPEN_MODEL("Color Export Open Model"),
    GENERIC("Generic");

    private final String text;

    CadCamSystem(String text) {
        this.text = text;
    }

    /** The documents' words. */
    public String text() {
        return text;
    }

    /** The system of these words, in whatever case. */
    public static Optional<CadCamSystem> named(String words) {
        return Arrays.stream(values())
                .filter(system -> system.text.equalsIgnoreCase(words.strip()))
                .findFirst();
    }
}
