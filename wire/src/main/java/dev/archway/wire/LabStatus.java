package dev.archway.wire;

/** How a lab sees where an order is, verbatim. Lab Connector Flows. */
public enum LabStatus {
    READY_FOR_DOWNLOAD("Ready for Download"),
    ITERO_MODELING("iTero Modeling"),
    LAB_REVIEW("Lab Review"),
    ITERO_MILLING("iTero Milling"),
    READY_TO_SHIP("Ready to Ship"),
    DOWNLOADED("Downloaded");

    private final String text;

    LabStatus(String text) {
        this.text = text;
    }

    /** The words on the wire. */
    public String text() {
        return text;
    }
}
