package dev.archway.wire;

import java.util.Optional;

/** The kinds of unit on a tooth, with the documents' codes and names. DPMS API V2, 4.1.3. */
public enum UnitType {
    REGULAR(1, "Regular"),
    CROWN(2, "Crown"),
    THREE_QUARTER_CROWN(3, "3/4 Crown"),
    IMPLANT_ABUTMENT(4, "Implant Abutment"),
    INLAY(5, "Inlay"),
    ONLAY(6, "Onlay"),
    VENEER(7, "Veneer"),
    DETACHABLE(8, "Detachable"),
    MISSING(9, "Missing (edentulous space)"),
    MISSING_NO_SPACES(10, "Missing (no spaces)"),
    DECIDUOUS(11, "Deciduous"),
    SCAN_BODY(12, "Scan body"),
    CEREC_GUIDE(13, "CerecGuide");

    private final int id;
    private final String text;

    UnitType(int id, String text) {
        this.id = id;
        this.text = text;
    }

    /** The code on the wire. */
    public int id() {
        return id;
    }

    /** The name on the wire. */
    public String text() {
        return text;
    }

    /** The unit type of that code; empty when there is none. */
    public static Optional<UnitType> of(int id) {
        return id >= 1 && id <= values().length ? Optional.of(values()[id - 1]) : Optional.empty();
    }
}
