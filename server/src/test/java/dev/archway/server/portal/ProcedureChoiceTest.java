package dev.archway.server.portal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.wire.Procedure;
import dev.archway.wire.ProcedureMap;
import dev.archway.wire.SendTo;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The guided choice of a line of the procedure map. DPMS API V2, 4.2.3. */
class ProcedureChoiceTest {

    @Test
    void everyLine_isReached_andNoOther() {
        Set<Integer> reached = new HashSet<>();
        for (Procedure procedure : Procedure.values()) {
            for (String type : ProcedureChoice.of(procedure.name(), "", "").types()) {
                for (SendTo destination :
                        ProcedureChoice.of(procedure.name(), type, "").destinations()) {
                    ProcedureMap line = ProcedureChoice.of(procedure.name(), type, destination.name())
                            .line();
                    assertThat(line).isNotNull();
                    reached.add(line.id());
                }
            }
        }
        assertThat(reached)
                .containsExactlyInAnyOrderElementsOf(
                        ProcedureMap.all().stream().map(ProcedureMap::id).toList());
    }

    @Test
    void onlyPossibility_countsAsChosen() {
        ProcedureChoice fixed = ProcedureChoice.of("FIXED_RESTORATIVE", "", "RESTO_LAB");

        assertThat(fixed.types()).containsExactly(ProcedureChoice.OPEN);
        assertThat(fixed.line()).isEqualTo(ProcedureMap.of(30).orElseThrow());
        assertThat(ProcedureChoice.of("INVISALIGN", "Vivera Retainer", "").line())
                .isEqualTo(ProcedureMap.of(6).orElseThrow());
    }

    /** The map sends aligners to no lab. */
    @Test
    void whatLeadsNowhere_isNotChosen() {
        assertThat(ProcedureChoice.of("INVISALIGN", "Night guard", "RESTO_LAB").line())
                .isNull();
        assertThat(ProcedureChoice.of("STUDY_MODEL", "Ortho Model/iCast", "RESTO_LAB")
                        .line())
                .isEqualTo(ProcedureMap.of(2).orElseThrow());
        assertThat(ProcedureChoice.of("nothing", "x", "y").line()).isNull();
        assertThat(ProcedureChoice.of("", "", "").types()).isEmpty();
    }
}
