package dev.archway.wire;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One line of the table that a scan request chooses its procedure from: procedure, type and destination. DPMS API V2, 4.2.3; names are spelled as answers spell
 * them (4.4.4), and the type that 4.4.4 does not have keeps the name it has in the map.
 *
 * @param type null where the map leaves it open
 */
public record ProcedureMap(
        int id, Procedure procedure, @Nullable String type, SendTo sendTo) {

    private static final List<ProcedureMap> ALL = List.of(
            new ProcedureMap(1, Procedure.STUDY_MODEL, null, SendTo.ORTHO_LAB),
            new ProcedureMap(2, Procedure.STUDY_MODEL, "Ortho Model/iCast", SendTo.NO_SEND_TO),
            new ProcedureMap(3, Procedure.INVISALIGN, "Invisalign Aligners", SendTo.NO_SEND_TO),
            new ProcedureMap(4, Procedure.INVISALIGN, "Invisalign First Aligners", SendTo.NO_SEND_TO),
            new ProcedureMap(5, Procedure.INVISALIGN, "Invisalign First Palatal Expander", SendTo.NO_SEND_TO),
            new ProcedureMap(6, Procedure.INVISALIGN, "Vivera Retainer", SendTo.NO_SEND_TO),
            new ProcedureMap(7, Procedure.INVISALIGN, "Invisalign Retainer", SendTo.NO_SEND_TO),
            new ProcedureMap(8, Procedure.APPLIANCE, "Night guard", SendTo.ORTHO_LAB),
            new ProcedureMap(9, Procedure.APPLIANCE, "Bite Splint", SendTo.ORTHO_LAB),
            new ProcedureMap(10, Procedure.APPLIANCE, "Sports/Mouth guard", SendTo.ORTHO_LAB),
            new ProcedureMap(11, Procedure.APPLIANCE, "Apnea/Sleep Appliance", SendTo.ORTHO_LAB),
            new ProcedureMap(13, Procedure.APPLIANCE, "Ortho Appliance", SendTo.ORTHO_LAB),
            new ProcedureMap(14, Procedure.APPLIANCE, "Night guard", SendTo.RESTO_LAB),
            new ProcedureMap(15, Procedure.APPLIANCE, "Bite Splint", SendTo.RESTO_LAB),
            new ProcedureMap(16, Procedure.APPLIANCE, "Sports/Mouth guard", SendTo.RESTO_LAB),
            new ProcedureMap(17, Procedure.APPLIANCE, "Apnea/Sleep Appliance", SendTo.RESTO_LAB),
            new ProcedureMap(19, Procedure.APPLIANCE, "Ortho Appliance", SendTo.RESTO_LAB),
            new ProcedureMap(20, Procedure.DENTURE, "Partial Denture/Framework", SendTo.RESTO_LAB),
            new ProcedureMap(21, Procedure.DENTURE, "Immediate Denture", SendTo.RESTO_LAB),
            new ProcedureMap(22, Procedure.DENTURE, "Full Denture Tissue Based", SendTo.RESTO_LAB),
            new ProcedureMap(23, Procedure.DENTURE, "Full Denture Implant Based", SendTo.RESTO_LAB),
            new ProcedureMap(24, Procedure.IMPLANT_PLANNING, "Surgical guide Tooth supported", SendTo.RESTO_LAB),
            new ProcedureMap(25, Procedure.IMPLANT_PLANNING, "Surgical guide Tissue Supported", SendTo.RESTO_LAB),
            new ProcedureMap(26, Procedure.IMPLANT_PLANNING, "Surgical guide Bone supported", SendTo.RESTO_LAB),
            new ProcedureMap(30, Procedure.FIXED_RESTORATIVE, null, SendTo.RESTO_LAB),
            new ProcedureMap(41, Procedure.APPLIANCE, null, SendTo.ORTHO_LAB),
            new ProcedureMap(42, Procedure.APPLIANCE, null, SendTo.RESTO_LAB),
            new ProcedureMap(44, Procedure.IMPLANT_PLANNING, null, SendTo.RESTO_LAB),
            new ProcedureMap(46, Procedure.IMPLANT_PLANNING, "Surgical planning only - No guide", SendTo.RESTO_LAB),
            new ProcedureMap(48, Procedure.DENTURE, null, SendTo.RESTO_LAB),
            new ProcedureMap(54, Procedure.STUDY_MODEL, null, SendTo.NO_SEND_TO),
            new ProcedureMap(55, Procedure.APPLIANCE, "Night guard", SendTo.NO_SEND_TO),
            new ProcedureMap(56, Procedure.APPLIANCE, "Bite Splint", SendTo.NO_SEND_TO),
            new ProcedureMap(57, Procedure.DENTURE, "Partial Denture/Framework", SendTo.NO_SEND_TO),
            new ProcedureMap(58, Procedure.DENTURE, "Immediate Denture", SendTo.NO_SEND_TO),
            new ProcedureMap(59, Procedure.IMPLANT_PLANNING, "Surgical guide Tooth supported", SendTo.NO_SEND_TO),
            new ProcedureMap(60, Procedure.IMPLANT_PLANNING, "Surgical guide Tissue Supported", SendTo.NO_SEND_TO),
            new ProcedureMap(61, Procedure.IMPLANT_PLANNING, "Surgical guide Bone supported", SendTo.NO_SEND_TO),
            new ProcedureMap(62, Procedure.FIXED_RESTORATIVE, null, SendTo.NO_SEND_TO),
            new ProcedureMap(63, Procedure.APPLIANCE, null, SendTo.NO_SEND_TO),
            new ProcedureMap(64, Procedure.IMPLANT_PLANNING, "Surgical planning only - No guide", SendTo.NO_SEND_TO),
            new ProcedureMap(65, Procedure.IMPLANT_PLANNING, null, SendTo.NO_SEND_TO),
            new ProcedureMap(66, Procedure.APPLIANCE, "Sports/Mouth guard", SendTo.NO_SEND_TO),
            new ProcedureMap(67, Procedure.APPLIANCE, "Apnea/Sleep Appliance", SendTo.NO_SEND_TO),
            new ProcedureMap(69, Procedure.APPLIANCE, "Ortho Appliance", SendTo.NO_SEND_TO),
            new ProcedureMap(70, Procedure.DENTURE, "Full Denture Tissue Based", SendTo.NO_SEND_TO),
            new ProcedureMap(71, Procedure.DENTURE, "Full Denture Implant Based", SendTo.NO_SEND_TO),
            new ProcedureMap(72, Procedure.DENTURE, null, SendTo.NO_SEND_TO),
            new ProcedureMap(78, Procedure.STUDY_MODEL, null, SendTo.RESTO_LAB),
            new ProcedureMap(80, Procedure.STUDY_MODEL, null, SendTo.PORTAL),
            new ProcedureMap(81, Procedure.APPLIANCE, "Night guard", SendTo.PORTAL),
            new ProcedureMap(82, Procedure.APPLIANCE, "Bite Splint", SendTo.PORTAL),
            new ProcedureMap(83, Procedure.DENTURE, "Partial Denture/Framework", SendTo.PORTAL),
            new ProcedureMap(84, Procedure.DENTURE, "Immediate Denture", SendTo.PORTAL),
            new ProcedureMap(85, Procedure.IMPLANT_PLANNING, "Surgical guide Tooth supported", SendTo.PORTAL),
            new ProcedureMap(86, Procedure.IMPLANT_PLANNING, "Surgical guide Tissue Supported", SendTo.PORTAL),
            new ProcedureMap(87, Procedure.IMPLANT_PLANNING, "Surgical guide Bone supported", SendTo.PORTAL),
            new ProcedureMap(88, Procedure.FIXED_RESTORATIVE, null, SendTo.PORTAL),
            new ProcedureMap(89, Procedure.APPLIANCE, null, SendTo.PORTAL),
            new ProcedureMap(90, Procedure.IMPLANT_PLANNING, "Surgical planning only - No guide", SendTo.PORTAL),
            new ProcedureMap(91, Procedure.IMPLANT_PLANNING, null, SendTo.PORTAL),
            new ProcedureMap(92, Procedure.APPLIANCE, "Sports/Mouth guard", SendTo.PORTAL),
            new ProcedureMap(93, Procedure.APPLIANCE, "Apnea/Sleep Appliance", SendTo.PORTAL),
            new ProcedureMap(94, Procedure.APPLIANCE, "Ortho Appliance", SendTo.PORTAL),
            new ProcedureMap(95, Procedure.DENTURE, "Full Denture Tissue Based", SendTo.PORTAL),
            new ProcedureMap(96, Procedure.DENTURE, "Full Denture Implant Based", SendTo.PORTAL),
            new ProcedureMap(97, Procedure.DENTURE, null, SendTo.PORTAL),
            new ProcedureMap(104, Procedure.DENTURE, "Full Immediate Denture", SendTo.RESTO_LAB),
            new ProcedureMap(105, Procedure.DENTURE, "Full Immediate Denture", SendTo.NO_SEND_TO),
            new ProcedureMap(107, Procedure.DENTURE, "Full Immediate Denture", SendTo.PORTAL));

    private static final Map<Integer, ProcedureMap> BY_ID =
            ALL.stream().collect(Collectors.toUnmodifiableMap(ProcedureMap::id, Function.identity()));

    /** The whole table, by id. */
    public static List<ProcedureMap> all() {
        return ALL;
    }

    /** The line of that id; empty when the table has none. */
    public static Optional<ProcedureMap> of(int id) {
        return Optional.ofNullable(BY_ID.get(id));
    }

    /** The older kind of case that fits best. DPMS API V2, 4.4.5. */
    public CaseType caseType() {
        return switch (procedure) {
            case FIXED_RESTORATIVE, DENTURE, IMPLANT_PLANNING -> CaseType.RESTORATIVE;
            case STUDY_MODEL -> "Ortho Model/iCast".equals(type) ? CaseType.ICAST : CaseType.IRECORD;
            case APPLIANCE -> CaseType.IRECORD;
            case INVISALIGN -> CaseType.INVISALIGN;
        };
    }
}
