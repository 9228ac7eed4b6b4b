package dev.archway.wire;

import java.util.Optional;

/** What a screen capture shows. DPMS API V2, 4.7.4; the documents give the kinds no names for the wire, so these are ours. */
public enum CaptureKind {
    /** All that the scanner's screen shows. */
    SCANNER_WINDOW("Scanner window", false),
    /** The scan's model. */
    IMAGE_3D("3D image", false),
    /** A photograph in near-infrared light. */
    NIRI_2D("2D NIRI", true),
    /** A photograph in colour. */
    COLOR_2D("2D colour", true);

    private final String text;
    private final boolean photograph;

    CaptureKind(String text, boolean photograph) {
        this.text = text;
        this.photograph = photograph;
    }

    /** What people call it. */
    public String text() {
        return text;
    }

    /** Whether the wand takes it, so that it exists only for {@linkplain ScannerModel#takesImages() scanners that take images}. */
    public boolean photograph() {
        return photograph;
    }

    /** The kind of that name, in any case; empty when no kind has it. */
    public static Optional<CaptureKind> named(String name) {
        for (CaptureKind kind : values()) {
            if (kind.name().equalsIgnoreCase(name)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
