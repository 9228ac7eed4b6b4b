package dev.archway.server.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.account.Registration;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.Conflict;
import dev.archway.server.shared.OrderId;
import dev.archway.server.testing.ArchwayIT;
import dev.archway.server.testing.Eventually;
import dev.archway.server.testing.Http;
import dev.archway.server.testing.ScannedClinic;
import dev.archway.server.testing.TestLab;
import dev.archway.server.testing.Together;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Orders under random and under simultaneous moves: none is lost, listed twice, or left without a way on. */
class CaseMovesIT extends ArchwayIT {

    private static final Cause CAUSE = Cause.by("test", "moved it", null);
    /** All but MODELING: Archway's own modeler would move an order that comes there. */
    private static final List<CaseState> WISHES = Stream.of(CaseState.values())
            .filter(state -> state != CaseState.MODELING)
            .toList();

    @Autowired
    Registration registration;

    @Autowired
    Orders orders;

    @ParameterizedTest
    @ValueSource(longs = {20261121, 7, 424242})
    void anySequence_listedOnce_wayOn(long seed) {
        ScannedClinic clinic = ScannedClinic.open(registration, http());
        TestLab lab = TestLab.open(registration, clinic.clinic(), http());
        CompanyId company = clinic.clinic().id();
        OrderId id = readyOrder(clinic, lab);
        Random random = new Random(seed);
        for (int i = 0; i < 100; i++) {
            CaseState before = orders.get(company, id).state();
            int told = orders.history(company, id).size();
            CaseState wish = WISHES.get(random.nextInt(WISHES.size()));
            try {
                orders.move(company, id, wish, CAUSE);
                assertThat(before.next()).contains(wish);
                assertThat(orders.history(company, id)).hasSize(told + 1);
            } catch (Conflict _) {
                assertThat(before.next()).doesNotContain(wish);
                assertThat(orders.get(company, id).state()).isEqualTo(before);
                assertThat(orders.history(company, id)).hasSize(told);
            }
            CaseState now = orders.get(company, id).state();
            assertThat(now.next()).isNotEmpty();
            assertListed(clinic, lab, id, now);
        }
    }

    /** By the practice once, whatever the state; by the lab once, while it waits for the lab, and not otherwise; also in pages of one. DPMS API V2, 4.4.7; Lab Connector Flows. */
    private static void assertListed(ScannedClinic clinic, TestLab lab, OrderId id, CaseState state) {
        boolean waitsForLab = state == CaseState.READY || state == CaseState.LAB_REVIEW;
        List<Long> once = List.of(id.value());
        assertThat(listed(clinic.practice(), "practice", 0, 100)).isEqualTo(once);
        assertThat(listed(clinic.practice(), "practice", 0, 1)).isEqualTo(once);
        assertThat(listed(clinic.practice(), "practice", 1, 1)).isEmpty();
        assertThat(listed(lab.http(), "lab", 0, 100)).as(state.name()).isEqualTo(waitsForLab ? once : List.of());
    }

    private static List<Long> listed(Http side, String list, int offset, int size) {
        return side.get("/third-party/v2/orders/" + list + "?Offset=" + offset + "&pageSize=" + size)
                .data()
                .path("Results")
                .valueStream()
                .map(order -> order.path("OrderId").asLong())
                .toList();
    }

    private static OrderId readyOrder(ScannedClinic clinic, TestLab lab) {
        String rx = clinic.rx(", \"procedureMapId\": 30, \"labId\": " + lab.id());
        long order = clinic.scan(rx).path("OrderId").asLong();
        Eventually.get(() -> clinic.download(order, "IDE"), answer -> answer.status() == 200);
        return new OrderId(order);
    }

    @Test
    void atOnce_oneWins_othersConflict() throws Exception {
        ScannedClinic clinic = ScannedClinic.open(registration, http());
        CompanyId company = clinic.clinic().id();
        OrderId id = new OrderId(clinic.readyOrder());
        int told = orders.history(company, id).size();

        List<Boolean> won = Together.run(16, () -> {
            try {
                orders.move(company, id, CaseState.SCANNING, CAUSE);
                return true;
            } catch (Conflict _) {
                return false;
            }
        });

        assertThat(won).containsOnlyOnce(true);
        assertThat(orders.get(company, id).state()).isEqualTo(CaseState.SCANNING);
        assertThat(orders.history(company, id)).hasSize(told + 1);
    }
}
