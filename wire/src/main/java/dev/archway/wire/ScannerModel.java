package dev.archway.wire;

import java.util.Optional;

/** The scanners that may take part: Element 1 or later. The documents list no ids, so these are ours. Guideline, 3. */
public enum ScannerModel {
    ELEMENT(1, "iTero Element", false),
    ELEMENT_2(2, "iTero Element 2", false),
    ELEMENT_FLEX(3, "iTero Element Flex", false),
    ELEMENT_5D(4, "iTero Element 5D", true),
    ELEMENT_5D_PLUS(5, "iTero Element 5D Plus", true),
    LUMINA(6, "iTero Lumina", true);

    private final int id;
    private final String text;
    private final boolean takesImages;

    ScannerModel(int id, String text, boolean takesImages) {
        this.id = id;
        this.text = text;
        this.takesImages = takesImages;
    }

    public int id() {
        return id;
    }

    /** The description on the wire. */
    public String text() {
        return text;
    }

    /** Whether it takes 2D captures: NIRI and colour. */
    public boolean takesImages() {
        return takesImages;
    }

    /** The model of that id; empty when there is none. */
    public static Optional<ScannerModel> of(int id) {
        return id >= 1 && id <= values().length ? Optional.of(values()[id - 1]) : Optional.empty();
    }
}
