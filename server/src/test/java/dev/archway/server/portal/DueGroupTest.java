package dev.archway.server.portal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archway.server.order.CaseState;
import dev.archway.server.order.FoundOrder;
import dev.archway.server.shared.CompanyId;
import dev.archway.server.shared.OrderId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DueGroupTest {

    private static final Instant NOW = Instant.parse("2026-03-10T15:00:00Z");
    private static final LocalDate TODAY = LocalDate.parse("2026-03-10");

    @Test
    void groups_byUrgency_emptyOnesLeftOut() {
        List<DueGroup> groups = DueGroup.of(
                List.of(
                        due("2026-03-09T23:59:59Z"),
                        due("2026-03-10T00:00:00Z"),
                        due("2026-03-10T23:59:59Z"),
                        due("2026-03-11T00:00:00Z"),
                        due("2026-03-16T23:59:59Z"),
                        due("2026-03-17T00:00:00Z")),
                TODAY,
                ZoneOffset.UTC);

        assertThat(groups)
                .extracting(DueGroup::when)
                .containsExactly(
                        DueGroup.When.OVERDUE, DueGroup.When.TODAY, DueGroup.When.THIS_WEEK, DueGroup.When.LATER);
        assertThat(groups).extracting(group -> group.lines().size()).containsExactly(1, 2, 2, 1);
    }

    @Test
    void days_areThoseOfTheReader() {
        List<FoundOrder> order = List.of(due("2026-03-10T11:30:00Z"));

        assertThat(DueGroup.of(order, LocalDate.parse("2026-03-11"), ZoneId.of("Pacific/Auckland")))
                .as("due on the 11th there")
                .extracting(DueGroup::when)
                .containsExactly(DueGroup.When.TODAY);
        assertThat(DueGroup.of(order, LocalDate.parse("2026-03-11"), ZoneId.of("Pacific/Honolulu")))
                .as("due on the 10th there")
                .extracting(DueGroup::when)
                .containsExactly(DueGroup.When.OVERDUE);
    }

    @Test
    void zoneOfTheBrowser_orUtc() {
        assertThat(BrowserZone.of("Europe/Berlin")).isEqualTo(ZoneId.of("Europe/Berlin"));
        for (String wrong : List.of("", "Nowhere/None", "GMT+25", "../../etc", "europe/berlin")) {
            assertThat(BrowserZone.of(wrong)).as(wrong).isEqualTo(ZoneOffset.UTC);
        }
    }

    @Test
    void noDueDate_last() {
        assertThat(DueGroup.of(List.of(due(null), due("2026-03-20T00:00:00Z")), TODAY, ZoneOffset.UTC))
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
