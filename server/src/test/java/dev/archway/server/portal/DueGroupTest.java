package dev.archway.server.portal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.order.CaseState;
import dev.archway.server.order.FoundOrder;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.OrderId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DueGroupTest {

    private static final Instant NOW = Instant.parse("2026-03-10T15:00:00Z");

    @Test
    void groups_byUrgency_emptyOnesLeftOut() {
        List<DueGroup> groups = DueGroup.of(
                List.of(
                        due("2026-03-10T14:59:59Z"),
                        due("2026-03-10T23:59:59Z"),
                        due("2026-03-11T00:00:00Z"),
                        due("2026-03-17T14:59:59Z"),
                        due("2026-03-17T15:00:00Z")),
                NOW);

        assertThat(groups)
                .extracting(DueGroup::when)
                .containsExactly(
                        DueGroup.When.OVERDUE, DueGroup.When.TODAY, DueGroup.When.THIS_WEEK, DueGroup.When.LATER);
        assertThat(groups).extracting(group -> group.lines().size()).containsExactly(1, 1, 2, 1);
    }

    @Test
    void noDueDate_last() {
        assertThat(DueGroup.of(List.of(due(null), due("2026-03-20T00:00:00Z")), NOW))
                .extracting(DueGroup::when)
                .containsExactly(DueGroup.When.LATER, DueGroup.When.OPEN);
    }

    private static FoundOrder due(@Nullable String at) {
        return new FoundOrder(
                new CompanyId(1),
                "Clinic",
                new OrderId(100_000_001),
                CaseState.READY,
                "Pine, Petra",
                null,
                null,
                "Robin Ridge",
                "Lab",
                NOW,
                NOW,
                at == null ? null : Instant.parse(at),
                1);
    }
}
