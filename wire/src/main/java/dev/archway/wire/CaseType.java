package dev.archway.wire;

/** The older kinds of case that every order is matched to. DPMS API V2, 4.4.3 and 4.4.5; the documents list no codes, so these are ours. */
public enum CaseType {
    RESTORATIVE(1, "Restorative"),
    IRECORD(2, "iRecord"),
    ICAST(3, "iCast"),
    INVISALIGN(4, "Invisalign"),
    INVISALIGN_IRECORD(5, "Invisalign + iRecord");

    private final int id;
    private final String text;

    CaseType(int id, String text) {
        this.id = id;
        this.text = text;
    }

    public int id() {
        return id;
    }

    /** The name on the wire. */
    public String text() {
        return text;
    }
}
