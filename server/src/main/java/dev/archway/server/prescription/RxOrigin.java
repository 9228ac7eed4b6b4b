package dev.archway.server.prescription;

/** Where an Rx comes from, which decides what it must say. DPMS API V2, 4.2.2; docs/rules.md, "an Rx from the pages". */
enum RxOrigin {
    SOFTWARE(true, false),
    SCANNER(false, false),
    PAGE(false, true);

    private final boolean chartNumber;
    private final boolean procedure;

    RxOrigin(boolean chartNumber, boolean procedure) {
        this.chartNumber = chartNumber;
        this.procedure = procedure;
    }

    boolean needsChartNumber() {
        return chartNumber;
    }

    boolean needsProcedure() {
        return procedure;
    }
}
