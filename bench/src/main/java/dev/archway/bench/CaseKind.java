package dev.archway.bench;

import java.util.List;

/** The kinds of case whose packages are made differently: open shells, or closed models with pictures. */
enum CaseKind {
    RESTORATIVE,
    ORTHODONTIC;

    /** A line of the procedure map. DPMS API V2, 4.2.3. */
    int procedure() {
        return switch (this) {
            case RESTORATIVE -> 30;
            case ORTHODONTIC -> 54;
        };
    }

    /** The doctor's export settings when a scan comes in. For orthodontics these are not the default of DPMS API V2, 4.7.6, so that the default can be made on demand. */
    String first() {
        return switch (this) {
            case RESTORATIVE -> "{\"CadCamSystem\": \"Color Export Open Model\"}";
            case ORTHODONTIC -> "{\"ExportTypeIRecord\": \"Open Shell\", \"DataFormat\": \"File per arch\"}";
        };
    }

    /** Export settings that give further packages, chosen one after the other. */
    List<String> others() {
        return switch (this) {
            case RESTORATIVE ->
                List.of(
                        "{\"CadCamSystem\": \"3Shape\"}",
                        "{\"CadCamSystem\": \"exocad\"}",
                        "{\"CadCamSystem\": \"Generic\"}");
            case ORTHODONTIC ->
                List.of(
                        "{\"ExportTypeIRecord\": \"Solid Model with Low Profile Base\"}",
                        "{\"DataFormat\": \"Arches Combined\"}");
        };
    }
}
