package dev.archway.server.prescription;

/** Where an Rx is on the way to a scan. {@code worklist} is what a scanner shows. */
public enum RxStatus {
    CREATED("Rx Created"),
    SCANNING("Scanning"),
    SENT("Sent");

    private final String worklist;

    RxStatus(String worklist) {
        this.worklist = worklist;
    }

    public String worklist() {
        return worklist;
    }
}
