package dev.archway.wire;

/** How a practice sees where an order is, verbatim. DPMS API V2, 4.4.6. */
public enum PracticeStatus {
    COMPLETED("Completed"),
    ITERO_MODELING("iTero Modeling"),
    LAB_REVIEW("Lab Review"),
    SCANNING("Scanning"),
    ITERO_MILLING("iTero Milling"),
    EXPORTING_TO_DOCTOR_SITE("Exporting to Doctor Site"),
    ALIGN_PRODUCTION("Align Production");

    private final String text;

    PracticeStatus(String text) {
        this.text = text;
    }

    /** The words on the wire. */
    public String text() {
        return text;
    }
}
