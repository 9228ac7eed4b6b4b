package dev.archway.wire;

/** The procedures of an order, named as answers name them. DPMS API V2, 4.4.4. */
public enum Procedure {
    STUDY_MODEL("Study Model - iRecord"),
    INVISALIGN("Invisalign Vivera"),
    IMPLANT_PLANNING("Implant Planning"),
    FIXED_RESTORATIVE("Fixed Restorative"),
    DENTURE("Denture/Removable"),
    APPLIANCE("Appliance");

    private final String text;

    Procedure(String text) {
        this.text = text;
    }

    /** The name on the wire. */
    public String text() {
        return text;
    }
}
