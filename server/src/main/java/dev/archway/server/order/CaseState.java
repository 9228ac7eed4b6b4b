package dev.archway.server.order;

import dev.archway.wire.LabStatus;
import dev.archway.wire.PracticeStatus;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where an order is in its life, how each side sees it, and what may come next. DPMS API V2, 4.4.6; Lab Connector Flows; ARCHITECTURE.md, "Life cycle". */
public enum CaseState {
    /** On the scanner: for the first time, returned, or after a scan that could not be processed. */
    SCANNING(PracticeStatus.SCANNING, null),
    /** Files are being made. */
    PROCESSING(PracticeStatus.ALIGN_PRODUCTION, null),
    READY(PracticeStatus.COMPLETED, LabStatus.READY_FOR_DOWNLOAD),
    /** The end of an Invisalign case; listed like READY. */
    EXPORTING(PracticeStatus.EXPORTING_TO_DOCTOR_SITE, null),
    MODELING(PracticeStatus.ITERO_MODELING, LabStatus.ITERO_MODELING),
    LAB_REVIEW(PracticeStatus.LAB_REVIEW, LabStatus.LAB_REVIEW),
    /** Interpretation 2 included. */
    MILLING(PracticeStatus.ITERO_MILLING, LabStatus.ITERO_MILLING),
    READY_TO_SHIP(PracticeStatus.ITERO_MILLING, LabStatus.READY_TO_SHIP),
    DOWNLOADED(PracticeStatus.COMPLETED, LabStatus.DOWNLOADED);

    private final PracticeStatus practice;
    private final @Nullable LabStatus lab;

    CaseState(PracticeStatus practice, @Nullable LabStatus lab) {
        this.practice = practice;
        this.lab = lab;
    }

    /** What a practice is told. */
    public String practice() {
        return practice.text();
    }

    /** What a lab is told; the practice's word where the lab has none of its own. PRODUCT.md, "Lab connector". */
    public String lab() {
        return lab == null ? practice.text() : lab.text();
    }

    /** Whether labs have a word of their own for it. */
    public boolean isOfLab() {
        return lab != null;
    }

    /** The states that may follow; every move that is not here is illegal. */
    public Set<CaseState> next() {
        return switch (this) {
            case SCANNING -> EnumSet.of(PROCESSING);
            case PROCESSING -> EnumSet.of(READY, EXPORTING, LAB_REVIEW, MILLING, SCANNING);
            case READY -> EnumSet.of(MODELING, SCANNING, DOWNLOADED);
            case EXPORTING -> EnumSet.of(SCANNING);
            case MODELING -> EnumSet.of(PROCESSING, LAB_REVIEW);
            case LAB_REVIEW -> EnumSet.of(MILLING, MODELING, SCANNING, DOWNLOADED);
            case MILLING -> EnumSet.of(READY_TO_SHIP, PROCESSING);
            case READY_TO_SHIP -> EnumSet.of(DOWNLOADED);
            case DOWNLOADED -> EnumSet.of(MODELING, SCANNING);
        };
    }
}
