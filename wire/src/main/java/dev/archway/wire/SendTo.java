package dev.archway.wire;

/** Where a procedure sends its scan. DPMS API V2, 4.2.3. */
public enum SendTo {
    ORTHO_LAB,
    RESTO_LAB,
    NO_SEND_TO,
    PORTAL;

    /** Whether an order of this destination may name a lab. */
    public boolean isLab() {
        return this == ORTHO_LAB || this == RESTO_LAB;
    }
}
