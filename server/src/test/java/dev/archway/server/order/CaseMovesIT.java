package dev.archway.server.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.account.Registration;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.Conflict;
import dev.archway.server.shared.OrderId;
import dev.archway.server.testing.ArchwayIT;
import dev.archway.server.testing.ScannedClinic;
import dev.archway.server.testing.Together;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
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

    @Test
    void anySequence_listedOnce_wayOn() {
        ScannedClinic clinic = ScannedClinic.open(registration, http());
        CompanyId company = clinic.clinic().id();
        OrderId id = new OrderId(clinic.readyOrder());
        Random random = new Random(20261121);
        for (int i = 0; i < 300; i++) {
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
            assertThat(orders.get(company, id).state().next()).isNotEmpty();
        }
        assertThat(clinic.orders())
                .extracting(order -> order.path("OrderId").asLong())
                .containsOnlyOnce(id.value());
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
