package dev.archway.server.order;

/** Which orders a company lists, and in whose words. DPMS API V2, 4.4.7; Lab Connector Flows. */
enum ListView {
    PRACTICE,
    /** What waits for a lab: Ready for Download and Lab Review. */
    LAB,
    /** The same, and what the lab has fetched already. */
    LAB_WITH_DOWNLOADED;

    /** The word for a state. */
    String word(CaseState state) {
        return this == PRACTICE ? state.practice() : state.lab();
    }
}
