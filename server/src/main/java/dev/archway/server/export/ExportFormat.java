package dev.archway.server.export;

/**
 * What a package is made like. The first four matter for orthodontic cases, study models among them, the last one for restorative ones. DPMS API V2, 4.4.7 and 4.7.5.
 *
 * @param iCast the export type of iCast cases
 * @param iRecord the export type of all other orthodontic cases
 */
public record ExportFormat(
        ExportType iCast, ExportType iRecord, DataFormat dataFormat, FileType fileType, CadCamSystem cadCamSystem) {

    /** That of everybody who has chosen nothing. DPMS API V2, 4.7.6. */
    public static final ExportFormat DEFAULT = new ExportFormat(
            ExportType.SOLID_MODEL,
            ExportType.SOLID_MODEL,
            DataFormat.FILE_PER_ARCH,
            FileType.STL,
            CadCamSystem.COLOR_EXPORT_OPEN_MODEL);
}
