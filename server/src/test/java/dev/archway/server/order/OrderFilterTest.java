package dev.archway.server.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.archway.server.shared.Invalid;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderFilterTest {

    @Test
    void bareDates_wholeDaysInUtc() {
        OrderFilter filter = OrderFilter.of("2026-01-31", "2026-01-31", null);

        assertThat(filter.from()).isEqualTo(Instant.parse("2026-01-31T00:00:00Z"));
        assertThat(filter.before()).isEqualTo(Instant.parse("2026-02-01T00:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-31T09:30:00Z, 2026-01-31T09:30:00Z",
        "2026-01-31T09:30:00.123Z, 2026-01-31T09:30:00.123Z",
        "2026-01-31T09:30:00+02:00, 2026-01-31T07:30:00Z",
        "2026-01-31T09:30:00 02:00, 2026-01-31T07:30:00Z",
        "2026-01-31T09:30:00-05:00, 2026-01-31T14:30:00Z",
        "2026-01-31T09:30:00, 2026-01-31T09:30:00Z",
        "2026-01-31T09:30, 2026-01-31T09:30:00Z"
    })
    void times_accepted(String text, String instant) {
        OrderFilter filter = OrderFilter.of(text, text, null);

        assertThat(filter.from()).isEqualTo(Instant.parse(instant));
        assertThat(filter.before())
                .as("inclusive, to the millisecond that scans are kept to")
                .isEqualTo(Instant.parse(instant).plusMillis(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "31.01.2026",
                "2026-02-30",
                "2026-13-01",
                "2026-1-1",
                "20260131",
                "yesterday",
                "2026-01-31T",
                "2026-01-31T25:00:00Z",
                "2026-01-31 09:30:00Z",
                "+999999999-01-01",
                "-2026-01-01",
                "2026-01-31Z",
                "1767225600",
                "2026-01-31T09:30:00Z; drop table orders"
            })
    void anythingElse_namedWithWhatIsAccepted(String text) {
        assertThatThrownBy(() -> OrderFilter.of(text, null, null))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("dateFrom")
                .hasMessageContaining(text)
                .hasMessageContaining("2026-01-31T09:30:00Z");
        assertThatThrownBy(() -> OrderFilter.of(null, text, null))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("dateTo");
    }

    @Test
    void chartNumber_nul() {
        assertThatThrownBy(() -> OrderFilter.of(null, null, "a\0b"))
                .isInstanceOf(Invalid.class)
                .hasMessageContaining("chartNumber");
    }

    @Test
    void absent_noLimits() {
        assertThat(OrderFilter.of(null, null, null)).isEqualTo(new OrderFilter(null, null, null));
    }
}
