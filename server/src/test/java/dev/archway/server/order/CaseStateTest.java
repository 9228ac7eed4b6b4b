package dev.archway.server.order;

import static dev.archway.server.order.CaseState.DOWNLOADED;
import static dev.archway.server.order.CaseState.EXPORTING;
import static dev.archway.server.order.CaseState.LAB_REVIEW;
import static dev.archway.server.order.CaseState.MILLING;
import static dev.archway.server.order.CaseState.MODELING;
import static dev.archway.server.order.CaseState.PROCESSING;
import static dev.archway.server.order.CaseState.READY;
import static dev.archway.server.order.CaseState.READY_TO_SHIP;
import static dev.archway.server.order.CaseState.SCANNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.archway.server.shared.Conflict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CaseStateTest {

    /** The table of the architecture, "Life cycle", written again by hand. */
    private static final Map<CaseState, Set<CaseState>> LEGAL = Map.of(
            SCANNING, Set.of(PROCESSING),
            PROCESSING, Set.of(READY, EXPORTING, LAB_REVIEW, MILLING, SCANNING),
            READY, Set.of(MODELING, SCANNING, DOWNLOADED),
            EXPORTING, Set.of(SCANNING),
            MODELING, Set.of(PROCESSING, LAB_REVIEW),
            LAB_REVIEW, Set.of(MILLING, MODELING, SCANNING, DOWNLOADED),
            MILLING, Set.of(READY_TO_SHIP, PROCESSING),
            READY_TO_SHIP, Set.of(DOWNLOADED),
            DOWNLOADED, Set.of(MODELING, SCANNING));

    private static final Cause CAUSE = new Cause("test", "moved it", null);

    @Test
    void practice_verbatim_4_4_6() {
        assertThat(List.of(CaseState.values()).stream().map(CaseState::practice))
                .containsExactly(
                        "Scanning",
                        "Align Production",
                        "Completed",
                        "Exporting to Doctor Site",
                        "iTero Modeling",
                        "Lab Review",
                        "iTero Milling",
                        "iTero Milling",
                        "Completed");
    }

    @Test
    void lab_verbatim_labConnectorFlows() {
        assertThat(READY.lab()).isEqualTo("Ready for Download");
        assertThat(MODELING.lab()).isEqualTo("iTero Modeling");
        assertThat(LAB_REVIEW.lab()).isEqualTo("Lab Review");
        assertThat(MILLING.lab()).isEqualTo("iTero Milling");
        assertThat(READY_TO_SHIP.lab()).isEqualTo("Ready to Ship");
        assertThat(DOWNLOADED.lab()).isEqualTo("Downloaded");
    }

    @Test
    void lab_noWordOfItsOwn_practicesWord() {
        assertThat(SCANNING.lab()).isEqualTo("Scanning");
        assertThat(PROCESSING.lab()).isEqualTo("Align Production");
        assertThat(EXPORTING.lab()).isEqualTo("Exporting to Doctor Site");
    }

    @Test
    void moveTo_everyPair_asInTheTable() {
        for (CaseState from : CaseState.values()) {
            for (CaseState to : CaseState.values()) {
                Order order = SampleOrder.in(from);
                if (legal(from).contains(to)) {
                    Order.Move move = order.moveTo(to, CAUSE, Instant.EPOCH);
                    assertThat(move.order().state()).isEqualTo(to);
                    assertThat(move.event().from()).isEqualTo(from);
                    assertThat(move.event().to()).isEqualTo(to);
                } else {
                    assertThatThrownBy(() -> order.moveTo(to, CAUSE, Instant.EPOCH))
                            .as("%s to %s", from, to)
                            .isInstanceOfSatisfying(
                                    Conflict.class,
                                    refused -> assertThat(refused.code()).isEqualTo("ILLEGAL_MOVE"));
                }
            }
        }
    }

    @Property
    void moveTo_anySequence_staysInTheTable(@ForAll @Size(max = 60) List<CaseState> wishes) {
        Order order = SampleOrder.in(SCANNING);
        for (CaseState wish : wishes) {
            CaseState before = order.state();
            try {
                order = order.moveTo(wish, CAUSE, Instant.EPOCH).order();
                assertThat(legal(before)).contains(order.state());
            } catch (Conflict _) {
                assertThat(order.state()).isEqualTo(before);
                assertThat(legal(before)).doesNotContain(wish);
            }
        }
    }

    @Test
    void everyState_canBeReached_andLeft() {
        assertThat(LEGAL.values().stream().flatMap(Set::stream)).contains(CaseState.values());
        assertThat(LEGAL.values()).allSatisfy(next -> assertThat(next).isNotEmpty());
    }

    private static Set<CaseState> legal(CaseState from) {
        return LEGAL.getOrDefault(from, Set.of());
    }
}
