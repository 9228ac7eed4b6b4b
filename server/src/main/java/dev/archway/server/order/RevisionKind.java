package dev.archway.server.order;

/** How a set of files came to be. DPMS Scan Notifications, 4. */
public enum RevisionKind {
    SCAN,
    MODELING,
    INTERPRETATION_2
}
