package dev.archway.server.export;

import java.util.Arrays;
import java.util.Optional;

/** How the meshes of an orthodontic case are made. DPMS API V2, 4.4.7 and 4.7.6. */
public enum ExportType {
    OPEN_SHELL("Open Shell"),
    SOLID_MODEL("Solid Model with Low Profile Base");

    private final String text;

    ExportType(String text) {
        this.text = text;
    }

    /** The documents' words. */
    public String text() {
        return text;
    }

    /** The type of these words, in whatever case. */
    public static Optional<ExportType> named(String words) {
        return Arrays.stream(values())
                .filter(type -> type.text.equalsIgnoreCase(words.strip()))
                .findFirst();
    }
}
