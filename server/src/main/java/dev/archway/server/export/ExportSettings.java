package dev.archway.server.export;

/**
 * What a person has chosen: the format of the packages that this person downloads, and whether the packages of this doctor's orders, whoever downloads them, say who
 * the patient is. DPMS API V2, 4.7.5 and 4.7.7.
 */
public record ExportSettings(ExportFormat format, boolean hidePatientName) {

    /** Those of everybody who has chosen nothing. DPMS API V2, 4.7.6. */
    public static final ExportSettings DEFAULT = new ExportSettings(ExportFormat.DEFAULT, false);

    public ExportSettings with(ExportFormat other) {
        return new ExportSettings(other, hidePatientName);
    }
}
