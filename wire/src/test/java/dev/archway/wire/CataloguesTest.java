package dev.archway.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The documents' tables. DPMS API V2, 4.1.3, 4.2.3, 4.4.4 and 4.4.5. */
class CataloguesTest {

    /** The ids of the table in 4.2.3, in its order. */
    private static final List<Integer> IDS = List.of(
            1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 14, 15, 16, 17, 19, 20, 21, 22, 23, 24, 25, 26, 30, 41, 42, 44, 46,
            48, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63, 64, 65, 66, 67, 69, 70, 71, 72, 78, 80, 81, 82, 83, 84, 85, 86,
            87, 88, 89, 90, 91, 92, 93, 94, 95, 96, 97, 104, 105, 107);

    @Test
    void procedureMap_everyIdOfTheTableAndNoOther() {
        assertThat(ProcedureMap.all()).extracting(ProcedureMap::id).containsExactlyElementsOf(IDS);
        assertThat(ProcedureMap.of(12)).isEmpty();
        assertThat(ProcedureMap.of(0)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource
    void procedureMap_line(int id, Procedure procedure, @Nullable String type, SendTo sendTo, CaseType caseType) {
        ProcedureMap line = ProcedureMap.of(id).orElseThrow();
        assertThat(line.procedure()).isEqualTo(procedure);
        assertThat(line.type()).isEqualTo(type);
        assertThat(line.sendTo()).isEqualTo(sendTo);
        assertThat(line.caseType()).isEqualTo(caseType);
    }

    static Stream<Arguments> procedureMap_line() {
        return Stream.of(
                Arguments.of(1, Procedure.STUDY_MODEL, null, SendTo.ORTHO_LAB, CaseType.IRECORD),
                Arguments.of(2, Procedure.STUDY_MODEL, "Ortho Model/iCast", SendTo.NO_SEND_TO, CaseType.ICAST),
                Arguments.of(
                        4, Procedure.INVISALIGN, "Invisalign First Aligners", SendTo.NO_SEND_TO, CaseType.INVISALIGN),
                Arguments.of(6, Procedure.INVISALIGN, "Vivera Retainer", SendTo.NO_SEND_TO, CaseType.INVISALIGN),
                Arguments.of(9, Procedure.APPLIANCE, "Bite Splint", SendTo.ORTHO_LAB, CaseType.IRECORD),
                Arguments.of(30, Procedure.FIXED_RESTORATIVE, null, SendTo.RESTO_LAB, CaseType.RESTORATIVE),
                Arguments.of(
                        46,
                        Procedure.IMPLANT_PLANNING,
                        "Surgical planning only - No guide",
                        SendTo.RESTO_LAB,
                        CaseType.RESTORATIVE),
                Arguments.of(78, Procedure.STUDY_MODEL, null, SendTo.RESTO_LAB, CaseType.IRECORD),
                Arguments.of(96, Procedure.DENTURE, "Full Denture Implant Based", SendTo.PORTAL, CaseType.RESTORATIVE),
                Arguments.of(107, Procedure.DENTURE, "Full Immediate Denture", SendTo.PORTAL, CaseType.RESTORATIVE));
    }

    @Test
    void unitTypes_thirteenWithTheirCodes() {
        assertThat(UnitType.values()).hasSize(13);
        assertThat(UnitType.of(2)).map(UnitType::text).hasValue("Crown");
        assertThat(UnitType.of(9)).map(UnitType::text).hasValue("Missing (edentulous space)");
        assertThat(UnitType.of(13)).map(UnitType::text).hasValue("CerecGuide");
        assertThat(UnitType.of(0)).isEmpty();
        assertThat(UnitType.of(14)).isEmpty();
    }

    @Test
    void statuses_verbatim() {
        assertThat(PracticeStatus.values())
                .as("4.4.6")
                .extracting(PracticeStatus::text)
                .containsExactlyInAnyOrder(
                        "Completed",
                        "iTero Modeling",
                        "Lab Review",
                        "Scanning",
                        "iTero Milling",
                        "Exporting to Doctor Site",
                        "Align Production");
        assertThat(LabStatus.values())
                .as("Lab Connector Flows")
                .extracting(LabStatus::text)
                .containsExactlyInAnyOrder(
                        "Ready for Download",
                        "iTero Modeling",
                        "Lab Review",
                        "iTero Milling",
                        "Ready to Ship",
                        "Downloaded");
    }

    @Test
    void assetType_inAnyCase() {
        assertThat(AssetType.named("iDE")).hasValue(AssetType.IDE);
        assertThat(AssetType.named("IMAGE_GALLERY")).hasValue(AssetType.IMAGE_GALLERY);
        assertThat(AssetType.named("STL")).isEmpty();
    }
}
